"""Written and read again, a community is the same: as a folder, as a spreadsheet, with its rows in any order."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.community.good import write_folder

from alternance.community import Community, Meta, Weights, examine, new, read, save, write_workbook
from alternance.community.schema import TABLES
from alternance.community.schema.column import EARLIEST, ID, LATEST
from alternance.community.tidying import UNSEEN, tidy

#: Few examples, each of several tables: the whole suite is to stay quick.
FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

ids = st.from_regex(f"{ID[:-1]}\\Z", fullmatch=True).map(tidy).filter(lambda text: 0 < len(text) < 30)


def fits(text: str) -> bool:
    """Tell whether reading leaves a text as it is."""
    return bool(text) and tidy(text) == text and not pl.Series([text]).str.contains(UNSEEN)[0]


def texts(longest: int) -> st.SearchStrategy[str]:
    """Return texts that reading leaves as they are, those with signs that files give a meaning among them."""
    signs = st.sampled_from(
        ["#", "=1+1", 'a "quoted" word', "a,b;c\td", "two\nlines", "'", "0012", "1e5", "TRUE", "Ä", "钳工", "Слесарь"]
    )
    free = st.text(st.characters(exclude_categories=["Cs", "Cn"]), min_size=1, max_size=min(longest, 40))
    return st.one_of(signs, free.map(tidy)).filter(fits).filter(lambda text: len(text) <= longest)


def values(column: Any) -> st.SearchStrategy[Any]:
    """Return what a column may hold."""
    more = column.metadata or {}
    kind = column.dtype
    if isinstance(kind, pl.Enum):
        some: st.SearchStrategy[Any] = st.sampled_from(list(kind.categories))
    elif isinstance(kind, pl.Boolean):
        some = st.booleans()
    elif isinstance(kind, pl.Date):
        some = st.dates(EARLIEST, LATEST)
        if more["unit"].startswith("week"):
            some = some.map(lambda day: max(day - dt.timedelta(days=day.weekday()), dt.date(1900, 1, 1)))
    elif isinstance(kind, pl.Int64):
        some = st.integers(column.min, column.max)
    elif isinstance(kind, pl.Float64):
        some = st.floats(column.min, column.max)
    else:
        some = ids if column.regex else texts(column.max_length)
    empty = column.nullable and "default" not in more
    return st.one_of(st.none(), some) if empty else some


@st.composite
def tables(draw: st.DrawFn) -> dict[str, pl.DataFrame]:
    """Draw a few tables whose rows keep the rules of their schema; what they refer to need not be there."""
    drawn: dict[str, pl.DataFrame] = {}
    for name in draw(st.lists(st.sampled_from(sorted(TABLES)), min_size=1, max_size=4, unique=True)):
        schema = TABLES[name]
        columns = schema.columns()
        rows = draw(st.lists(st.fixed_dictionaries({n: values(c) for n, c in columns.items()}), max_size=4))
        frame = pl.DataFrame(rows, schema={n: c.dtype for n, c in columns.items()})
        good, _failure = schema.filter(frame.unique(schema.primary_key()))
        drawn[name] = good
    return drawn


metas = st.builds(
    Meta,
    title=texts(60),
    first_week=st.dates(dt.date(1900, 1, 8), dt.date(2199, 12, 1)).map(
        lambda day: day - dt.timedelta(days=day.weekday())
    ),
    weeks=st.integers(1, 520),
    country=st.sampled_from(["", "DE", "CN"]),
    packs=st.lists(st.sampled_from(["alternance-core", "de.jarbschg"]), max_size=2).map(tuple),
    weights=st.builds(Weights, lag=st.floats(0, 1e6), unused=st.floats(0, 1)),
)


@FEW
@given(meta=metas, drawn=tables(), chance=st.randoms(use_true_random=False))
def test_folder_and_workbook_are_the_identity(meta: Meta, drawn: dict[str, pl.DataFrame], chance: Any) -> None:
    community = Community(meta, drawn)
    turned = {name: table.sample(fraction=1, shuffle=True, seed=chance.randrange(9)) for name, table in drawn.items()}
    assert Community(meta, turned).hash == community.hash
    with tempfile.TemporaryDirectory() as home:
        for path, write in ((Path(home) / "folder", save), (Path(home) / "book.xlsx", write_workbook)):
            write(community, path)
            again, report = examine(path)
            assert again is not None, list(report.lines())
            assert again.meta == meta
            for name, table in community.tables.items():
                assert again[name].equals(table), name
            assert again.hash == community.hash


def test_one_example_whole(tmp_path: Path) -> None:
    community = read(write_folder(tmp_path / "given"))
    save(community, tmp_path / "folder")
    write_workbook(community, tmp_path / "book.xlsx")
    assert read(tmp_path / "folder").hash == read(tmp_path / "book.xlsx").hash == community.hash


def test_saving_again_leaves_no_table_of_before(tmp_path: Path) -> None:
    community = read(write_folder(tmp_path / "given"))
    save(community, tmp_path / "folder")
    (tmp_path / "folder" / "README.md").write_text("mine")
    save(community.with_tables(travel=community["travel"].clear()), tmp_path / "folder")
    assert read(tmp_path / "folder")["travel"].height == 0
    assert (tmp_path / "folder" / "README.md").read_text() == "mine"


def test_an_empty_cell_is_its_default_wherever_the_community_comes_from() -> None:
    modules = pl.DataFrame({"id": ["m"], "title": ["M"], "minutes": [60], "weekly_min": [60], "weekly_max": [60]})
    community = Community(Meta("T", dt.date(2026, 9, 7), 1), {"modules": modules})
    assert community["modules"]["kind"].to_list() == ["theory"]


def test_the_same_spreadsheet_has_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        new(tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
