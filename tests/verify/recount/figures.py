"""Recount of: indicators, for the plan made by hand."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator

from tests.verify.recount import results
from tests.verify.recount.practice import asked, has, red
from tests.verify.recount.world import Row, World, named

#: (Kind, scope) → what was counted, as pairs of how much and out of how much.
Pairs = dict[tuple[str, str], list[tuple[float, float]]]
RED, SHARE = "working_before_learning_weeks", "working_before_learning_share"
SUMS = ("unplaced_students", "unstaffed_sections", "gap_quantity_too_few", "gap_quantity_too_many")


def _of(w: World, cohort: str, enterprise: str | None = None) -> list[tuple[str, str]]:
    row = w.cohort(cohort)
    assert row is not None
    parts = {"school": row["school"], "programme": row["programme"], "cohort": cohort, "enterprise": enterprise}
    return [("all", "all"), *((kind, id_) for kind, id_ in parts.items() if id_)]


def _gather(cases: Iterable[tuple[list[tuple[str, str]], float, float]]) -> Pairs:
    pairs: Pairs = defaultdict(list)
    for scopes, much, most in cases:
        for scope in scopes:
            pairs[scope].append((much, most))
    return dict(pairs)


def _sum(pairs: list[tuple[float, float]]) -> float:
    return sum(much for much, _ in pairs)


def _share(pairs: list[tuple[float, float]]) -> float | None:
    whole = sum(most for _, most in pairs)
    return _sum(pairs) / whole if whole else None


def _red(w: World) -> Pairs:
    bad: Counter[str] = Counter()
    for cohort, *_, students in red(w):
        bad[cohort] += students
    done: Counter[str] = Counter()
    for cohort, block in w.stays:
        told = [
            r["student"]
            for t in ("placements", "unplaced")
            for r in w.raw[t]
            if (r["cohort"], r["block"]) == (cohort, block)
        ]
        there = [row for row in w.placements if (row["cohort"], row["block"]) == (cohort, block)]
        size = (w.cohort(cohort) or {})["size"] or 0
        done[cohort] += len(w.practice(cohort, block)) * (len(there) if told else size)
    return _gather((_of(w, cohort), bad[cohort], done[cohort]) for cohort in done)


def _ready(w: World) -> Pairs:
    cases = []
    for row in w.placements:
        key = row["cohort"], row["block"]
        able = all(
            has(w, row["student"], *key, phase, aim) >= level
            for phase in w.stays[key]
            for aim, level in asked(w, row["block"], phase, row["position"]).items()
        )
        cases.append((_of(w, row["cohort"], row["enterprise"]), able, 1))
    return _gather(cases)


def _lag(w: World) -> Pairs:
    cases = []
    for cohort, module, _sections, weeks in w.taught:
        for row in w.all("block_modules", module=module["id"], relation="applies"):
            practice = w.practice(cohort["id"], row["block"])
            if practice and w.one("organisations", id=cohort["school"]):
                between = [d for d in w.mondays if weeks[-1] < d < practice[0] or practice[-1] < d <= weeks[-1]]
                cases.append((_of(w, cohort["id"]), sum(w.days(cohort["school"], day) > 0 for day in between), 1))
    return _gather(cases)


def _ranks(w: World) -> Pairs:
    return _gather(
        (_of(w, row["cohort"], row["enterprise"]), row["rank"], 1) for row in w.placements if row["rank"] is not None
    )


def _first(w: World) -> Pairs:
    return {scope: [(rank == 1, 1) for rank, _ in pairs] for scope, pairs in _ranks(w).items()}


def _field(w: World) -> Pairs:
    cases: list[tuple[list[tuple[str, str]], float, float]] = []
    for row, position, _week in w.weeks_there():
        cohort = w.cohort(row["cohort"]) or {}
        programme, unit = w.one("programmes", id=cohort["programme"]), w.one("hiring_units", id=position["unit"])
        assert programme is not None and unit is not None
        cases.append((_of(w, row["cohort"], row["enterprise"]), programme["occupation"] == unit["occupation"], 1))
    return _gather(cases)


def _owner(w: World, position: str) -> list[tuple[str, str]]:
    owner = w.enterprise(position)
    return [("all", "all"), *([("enterprise", owner)] if owner else [])]


def _somewhere(w: World) -> bool:
    return any(row["position"] is None for row in w.raw["placements"])


def _used(w: World) -> Pairs:
    if _somewhere(w) or not w.c["position_weeks"]:
        return {}
    there = Counter(position["id"] for _, position, _ in w.weeks_there())
    ids = {row["position"] for row in w.c["position_weeks"]} | set(there)
    return _gather((_owner(w, id_), there[id_], sum(w.seats(id_, week) for week in w.mondays)) for id_ in ids)


def _promised(w: World) -> Pairs:
    if _somewhere(w) or not w.c["position_weeks"]:
        return {}
    there = Counter((position["id"], week) for _, position, week in w.weeks_there())
    return _gather(
        (
            _owner(w, row["position"]),
            max(0, row["promised"] - there[row["position"], week]) if row["from"] <= week <= row["to"] else 0,
            0,
        )
        for row in w.c["position_weeks"]
        if row["promised"]
        for week in w.mondays
    )


def _loads(w: World) -> Pairs:
    took: Counter[str] = Counter()
    for row in w.raw["duties"]:
        took[row["teacher"]] += row["minutes"] or 0
    return _gather(
        (
            [("all", "all"), ("school", t["school"])],
            took[t["id"]],
            t["minutes_per_week"] * sum(w.days(t["school"], week) for week in w.mondays) / 5,
        )
        for t in w.c["teachers"]
    )


def _fullest(w: World) -> Pairs:
    took: Counter[tuple[str, object]] = Counter()
    for row in w.raw["duties"]:
        took[row["teacher"], row["week"]] += row["minutes"] or 0
    return _gather(
        (
            [("all", "all"), ("school", t["school"])],
            max([0, *(m for (own, _), m in took.items() if own == t["id"])]),
            t["minutes_per_week"],
        )
        for t in w.c["teachers"]
    )


def _unplaced(w: World) -> Pairs:
    left = {row["student"] for row in w.raw["unplaced"]}
    of = {
        row["student"]: row["cohort"] for t in ("placements", "unplaced") for row in w.raw[t] if w.cohort(row["cohort"])
    }
    return _gather((_of(w, cohort), student in left, 1) for student, cohort in of.items())


def _unstaffed(w: World) -> Pairs:
    left = {row["section"] for row in w.raw["unstaffed"]}
    return _gather(
        (_of(w, row["cohort"]), row["id"] in left, 1) for row in w.raw["sections"] if w.cohort(row["cohort"])
    )


def _people(sign: Callable[[float, float], float]) -> Callable[[World], Pairs]:
    def count(w: World) -> Pairs:
        rows: dict[str, list[Row]] = defaultdict(list)
        if not w.c["demands"]:
            return {}
        for row in w.raw["gap_quantity"]:
            rows[row["occupation"]].append(row)
        return _gather(
            (
                [("all", "all")],
                sign(sum(r["demanded"] or 0 for r in own), sum(r["supplied"] or 0 for r in own)),
                sum(r["demanded"] or 0 for r in own),
            )
            for own in rows.values()
        )

    return count


#: Indicator → (what is counted, how one figure is made of it).
FIGURES: dict[str, tuple[Callable[[World], Pairs], Callable[[list[tuple[float, float]]], float | None]]] = {
    RED: (_red, _sum),
    SHARE: (_red, _share),
    "ready_at_start_share": (_ready, _share),
    "lag_mean_weeks": (_lag, _share),
    "first_choice_share": (_first, _share),
    "rank_median": (_ranks, lambda pairs: statistics.median(rank for rank, _ in pairs)),
    "rank_worst": (_ranks, lambda pairs: max(rank for rank, _ in pairs)),
    "own_field_share": (_field, _share),
    "seats_used_share": (_used, _share),
    "promised_seats_unused": (_promised, _sum),
    "teacher_load_mean": (_loads, _share),
    "teacher_load_highest": (_fullest, lambda pairs: max((much / most for much, most in pairs if most), default=None)),
    "demand_met_share": (_people(min), _share),
    "unplaced_students": (_unplaced, _sum),
    "unstaffed_sections": (_unstaffed, _sum),
    "gap_quantity_too_few": (_people(lambda demanded, supplied: max(0, demanded - supplied)), _sum),
    "gap_quantity_too_many": (_people(lambda demanded, supplied: max(0, supplied - demanded)), _sum),
    **{id_: (count, _sum if id_ == "graduated_quantity" else _share) for id_, count in results.COUNTS.items()},
}  # fmt: skip


def figure_of(w: World, id_: str, kind: str, scope: str) -> float | None:
    """Return a figure of one scope, as it is counted here; None where the whole has none."""
    counted, figure = FIGURES[id_]
    pairs = counted(w)
    whole = ("all", "all") in pairs and figure(pairs["all", "all"]) is not None
    return figure(pairs[kind, scope]) if whole and (kind, scope) in pairs else None


def _wrong(w: World, ids: Iterable[str]) -> Iterator[str]:
    for id_ in ids:
        rows = [row for row in w.raw["indicators"] if row["id"] == id_]
        counted, figure = FIGURES[id_]
        pairs = counted(w) if rows else {}
        whole = figure(pairs["all", "all"]) if ("all", "all") in pairs else None
        for row in rows:
            mine = pairs.get((row["kind"], row["scope"]))
            right = None if mine is None or whole is None else figure(mine)
            found = row["value"]
            if found != right and (found is None or right is None or abs(found - right) > 1e-6 * max(1, abs(right))):
                yield named(id_, row["scope"])


def red_weeks_recounted(w: World) -> Iterator[str]:
    yield from _wrong(w, (RED,))


def sums_recounted(w: World) -> Iterator[str]:
    yield from _wrong(w, SUMS)


def figures_recounted(w: World) -> Iterator[str]:
    yield from _wrong(w, [id_ for id_ in FIGURES if id_ not in (RED, *SUMS)])
