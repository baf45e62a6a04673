"""Whatever is done to a folder or a spreadsheet, checking it ends with a report."""

from __future__ import annotations

import json
import tempfile
import zipfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.community.broken_workbooks import packed
from tests.community.good import TABLES, write_folder, write_workbook

from alternance.community import check, mark

FEW = settings(max_examples=10, deadline=None)

bits = st.one_of(
    st.binary(max_size=6),
    st.sampled_from([
        b'"', b"\0", b"\n", b"#", b",", b";", b"\xff", b"9" * 25, b"-1", b"nan", b"1e999", b"9999-12-31", b"0001-01-01", b"2026-W54", b"n:s1",
        b"every 999 from 9999-12-27", b"every 0 from x", b"yes", "e\u0301".encode(), "\u202e".encode(),
    ]),
)  # fmt: skip
#: Where in the content, how many bytes go, what comes.
changes = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), bits), min_size=1, max_size=5)


def changed(content: bytes, steps: list[tuple[float, int, bytes]]) -> bytes:
    """Return content with some of it overwritten."""
    for where, gone, new in steps:
        at = int(where * len(content))
        content = content[:at] + new + content[at + gone :]
    return content


def report(path: Path) -> None:
    """Check, and use all that a report can do."""
    found = check(path)
    assert list(found.lines())[-1] == found.summary
    json.dumps(found.as_json())
    if path.suffix == ".xlsx":
        mark(path, found, path.with_name("marked.xlsx"))


@FEW
@given(
    st.lists(
        st.tuples(st.sampled_from(["community.json", *(f"{name}.csv" for name in TABLES)]), changes),
        min_size=1,
        max_size=3,
    )
)
def test_a_folder_of_anything(steps: list[tuple[str, list[tuple[float, int, bytes]]]]) -> None:
    with tempfile.TemporaryDirectory() as home:
        folder = write_folder(Path(home) / "c")
        for file, more in steps:
            (folder / file).write_bytes(changed((folder / file).read_bytes(), more))
        report(folder)


rows = st.one_of(st.none(), st.integers(-1, 4), st.sampled_from([1_048_576, 1_048_577, 2**32]))
kinds = st.sampled_from(["", *(f' t="{kind}"' for kind in ("s", "str", "inlineStr", "b", "e", "n", "d", "x"))])
values = st.sampled_from([
    "", "<v>1</v>", "<v>99999</v>", "<v>-5</v>", "<v>a</v>", "<v>1e999</v>", "<f>1</f>", "<f>1</f><v>2</v>", "<is><t>id</t></is>", "<x/>", "<c/>",
    "<v>2026-09-07T00:00:00</v>", "<v>2958466</v>", '<f t="shared" si="7"/>',
])  # fmt: skip
sheet_cells = st.tuples(
    st.sampled_from(["", "A", "B", "C", "XFD", "ZZZ", "1"]),
    rows,
    kinds,
    st.sampled_from(["", ' s="1"', ' s="9999"']),
    values,
)


def xml(sheet: list[tuple[int | None, list[tuple[str, int | None, str, str, str]]]]) -> bytes:
    """Return the XML of a sheet of these rows and cells, sensible or not."""
    written = []
    for row, cells in sheet:
        own = "".join(f'<c r="{column}{number}"{kind}{look}>{value}</c>' for column, number, kind, look, value in cells)
        written.append(f"<row>{own}</row>" if row is None else f'<row r="{row}">{own}</row>')
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><sheetData>{"".join(written)}</sheetData></worksheet>'.encode()


@FEW
@given(
    st.lists(st.tuples(rows, st.lists(sheet_cells, max_size=4)), max_size=4).map(xml),
    st.sampled_from(
        [
            "xl/workbook.xml",
            "xl/styles.xml",
            "xl/_rels/workbook.xml.rels",
            "xl/worksheets/sheet3.xml",
            "[Content_Types].xml",
        ]
    ),
    changes,
)
def test_a_spreadsheet_of_anything(sheet: bytes, other: str, steps: list[tuple[float, int, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as home:
        path = write_workbook(Path(home) / "c.xlsx")
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        parts["xl/worksheets/sheet2.xml"] = sheet
        path.write_bytes(packed(*parts.items()))
        report(path)
        path.write_bytes(packed(*({**parts, other: changed(parts[other], steps)}).items()))
        check(path)
