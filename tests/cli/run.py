"""Runs commands as a user would, and small communities to run them on."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner, Result
from tests.communities import FIRST, tiny

from alternance.cli import main
from alternance.community import Community, save

__all__ = ["LAST_YEAR", "SHEETS", "a_community", "alternance", "planned", "tree"]

LAST_YEAR = Path(__file__).parents[2] / "examples" / "last-year"
#: What the example's sheets are called with.
SHEETS = (
    "--calendar", str(LAST_YEAR / "Jahresplan.xlsx"), "--placements", str(LAST_YEAR / "Praktikumsplaetze.xlsx"),
    "--mapping", str(LAST_YEAR / "mapping.toml"),
)  # fmt: skip


def alternance(*words: str | int | float | Path) -> Result:
    """Run a command; what it raises that was not foreseen is raised here too."""
    return CliRunner(catch_exceptions=False).invoke(main, [str(word) for word in words])


def a_community(folder: Path, community: Community | None = None) -> Path:
    """Write a community into `folder` and return it: with cycles so early that the traditional mode shows red weeks."""
    save(community or early(), folder)
    return folder


def early() -> Community:
    """Return a tiny community whose enterprises take trainees in the first week, before anything was taught."""
    return tiny(
        weeks=12,
        modules={"m": {"gives": {"a": 2}, "qualification": "q"}},
        blocks={"b": {"phases": [{"weeks": 4, "alone": {"a": None}}], "applies": ["m"]}},
        demands=[{"id": "d", "occupation": "o", "from": FIRST, "to": FIRST, "headcount_low": 1}],
        cycles=[{"block": "b", "first_week": FIRST}],
        students=[{"id": f"c/{n}", "cohort": "c", "birth_date": dt.date(2008, 1, 1)} for n in (1, 2)],
    )


def planned(folder: Path, mode: str = "joint") -> tuple[Path, Path]:
    """Return the folders of a community and of a plan of it, made once and copied."""
    for name, content in _made(mode).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder / "community", folder / mode


@cache
def _made(mode: str) -> dict[str, bytes]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        community = a_community(folder / "community")
        result = alternance("plan", community, "--out", folder / mode, "--mode", mode, "--work-limit", 2000)
        assert result.exit_code == 0, result.output
        return tree(folder)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder` with its content."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
