"""The protocol: what is measured, in which order, how often, with which seeds; and where it is written."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.machine import machine
from benchmarks.shown import table
from benchmarks.targets import targets

from alternance import calendar
from alternance.community import Community, read
from alternance.planner import Options
from benchmarks import cpsat_baseline, many, placement, placement_ties, planning, reading, recommend

__all__ = ["FULL", "RESULTS", "Protocol", "run", "write", "wrong"]

RESULTS = Path(__file__).parent / "results.json"


def _example(name: str) -> Callable[[], Community]:
    return lambda: read(Path(__file__).parents[1] / "examples" / name)


@dataclass(frozen=True)
class Protocol:
    """One run.

    Attributes
    ----------
    matched : sequence of (int, int, int)
        Students, positions and units of the placement against its peer.
    alone : int
        Students of the placement without a peer.
    largest : int
        Students of the largest stable matching with ties.
    many : sequence of int
        Students of the placement in a process of its own, whose memory is measured.
    compiling : bool
        Whether the seconds of a first call are measured, in processes of their own.
    planned : mapping of str to callable
        Example → what makes it; in the order of the run.
    read : sequence of str
        Those of them whose reading is measured.
    regions : int
        Regions that are read as one; 0: none.
    compared : sequence of (str, int or None)
        Example and number of its cohorts (None: all) whose calendar is solved by the peer too.
    recommended : sequence of (str, str)
        Example and programme for which changes are recommended, as it is and with all its modules open to change.
    workers : int
        Cores used.
    work_limit : int or None
        Of the calendar; None: its default.
    most : float
        Seconds that planning one example may take, and then is cut short.
    peer_long : float
        Seconds that the calendar's peer gets for one problem after it had ours.
    """

    matched: Sequence[tuple[int, int, int]] = placement.SIZES
    alone: int = 50_000
    largest: int = 500
    many: Sequence[int] = (100_000, 1_000_000)
    compiling: bool = True
    planned: Mapping[str, Callable[[], Community]] = field(
        default_factory=lambda: {"small": _example("small"), "region": _example("region")}
    )
    read: Sequence[str] = ("region",)
    regions: int = 25
    compared: Sequence[tuple[str, int | None]] = (("small", 1), ("small", None))
    recommended: Sequence[tuple[str, str]] = (("region", "erz:electric"), ("region", "erz:lathe"))
    workers: int = 2
    work_limit: int | None = None
    most: float = 240.0
    peer_long: float = 45.0


FULL = Protocol()


def run(protocol: Protocol, show: Callable[[str], None] = print) -> dict[str, Any]:
    """Measure every part, showing each table as soon as it is there, and return all figures."""
    begin, facts = time.perf_counter(), machine()
    show(", ".join(f"{name} {value}" for name, value in facts.items() if name != "versions"))
    show(", ".join(f"{name} {version}" for name, version in facts["versions"].items()) + "\n")
    parts: dict[str, list[dict[str, Any]]] = {}
    for name, title, measure in _parts(protocol):
        parts[name] = measure()
        for line in table(title, parts[name]):
            show(line)
    met = list(targets(parts))
    for line in table("Targets", met):
        show(line)
    told = {name: value for name, value in asdict(protocol).items() if name != "planned"} | {
        "planned": list(protocol.planned), "repetitions": {
            "peer": placement.PEER, "build": placement.BUILD, "solve": placement.SOLVE, "reading": 3, "planning": 1,
        },
    }  # fmt: skip
    seconds = time.perf_counter() - begin
    return {"protocol": told, "machine": facts, "seconds": seconds, "parts": parts, "targets": met}


def _parts(protocol: Protocol) -> list[tuple[str, str, Callable[[], list[dict[str, Any]]]]]:
    made: dict[str, Community] = {}

    def of(name: str) -> Community:
        return made.setdefault(name, made.get(name) or protocol.planned[name]())

    def placing() -> list[dict[str, Any]]:
        first = placement.kernel_start() if protocol.compiling else []
        return [
            *first, *placement.with_peer(protocol.matched), *placement_ties.with_algmatch(protocol.matched),
            placement.alone(protocol.alone), *many.many(protocol.many), *placement_ties.proven(protocol.largest),
        ]  # fmt: skip

    def readings() -> list[dict[str, Any]]:
        rows = [row for name in protocol.read for row in reading.read_and_checked(name, of(name))]
        return [*rows, *(reading.large(protocol.regions) if protocol.regions else [])]

    def plans() -> list[dict[str, Any]]:
        options = Options(workers=protocol.workers, work_limit=protocol.work_limit)
        first = [planning.first_call(of(name), protocol.workers) for name in list(protocol.planned)[:1]]
        return [*first, *(planning.planned(name, of(name), options, protocol.most) for name in protocol.planned)]

    def calendars() -> list[dict[str, Any]]:
        return [_calendar(protocol, of(name), name, count) for name, count in protocol.compared]

    def recommending() -> list[dict[str, Any]]:
        return [
            recommend.recommended(name, of(name), programme, unlocked=unlocked)
            for name, programme in protocol.recommended
            for unlocked in (False, True)
        ]

    return [
        ("placement", "Placement: seconds, and how many times faster than PyPI matching and algmatch", placing),
        ("reading", "Reading and checking: seconds", readings),
        (
            "recommending",
            "Recommending changes of a programme: seconds to the proven best, to the frontier",
            recommending,
        ),
        ("planning", "Planning: seconds by stage, the calendar's value, bound and gap", plans),
        ("calendar", "The calendar and its peer, one plain CP-SAT model: with our time, and longer", calendars),
    ]


def _calendar(protocol: Protocol, community: Community, name: str, count: int | None) -> dict[str, Any]:
    problem = calendar.build(community).problem
    if count is not None:
        problem = cpsat_baseline.first_cohorts(problem, count)
    case = name if count is None else f"{name}, {count} cohort"
    return cpsat_baseline.compared(case, problem, protocol.workers, protocol.peer_long, protocol.work_limit)


def wrong(results: Mapping[str, Any]) -> list[str]:
    """Return what is wrong whatever the machine: a violation, a broken rule."""
    planned = [row for row in results["parts"]["planning"] if row.get("violations")]
    found = [f"{row['case']}: {row['violations']} violations" for row in planned]
    found += [f"{row['case']}: {row['broken']} rules broken" for row in results["parts"]["calendar"] if row["broken"]]
    return found


def write(results: Mapping[str, Any], path: Path = RESULTS) -> None:
    """Write the figures as JSON."""
    path.write_text(json.dumps(results, indent=2, sort_keys=False) + "\n", encoding="utf-8")
