"""The page of everything that can be wrong with an input, from the catalogue of findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from alternance.community.findings import GROUPS, Problem
from alternance.io.problems import PROBLEMS
from alternance.io.untis.problems import LESSON_PROBLEMS

__all__ = ["errors_page"]

_BEGIN = """\
# What can be wrong with an input
`alternance check` reads a community, a folder or a spreadsheet, and reports everything at once: file or sheet, row,
column, what is wrong, the value found, what to do, and a code. This page lists the codes; it is written from the
catalogue by `make docs`. The columns themselves are explained in [the tables](data/tables.md).

```
error students.csv, row 7, column birth_date: a date in another style (found: 17.5.2010). Write 2010-05-17. [date-style]
warning sites.csv, row 1: cells are parted by semicolons, not by commas; read so. Nothing need be done. [separator]
examples/small: 1 errors, 1 warnings
```

- **Rows** are counted as a spreadsheet counts them: the headings and comments are rows too, and a cell of several lines
  makes one row.
- An **error** forbids planning; nothing is half-read. A **warning** asks for a look. Exit code 0: no errors; 2:
  errors.
- `--json` gives the same as data: `source`, `errors`, `warnings`, and of each finding `code`, `severity`, `file`,
  `row`, `column`, `value`, `message`, `remedy`. Codes stay; texts may change, and follow the language.
- `--mark OUT.xlsx` gives a spreadsheet back with the columns `result` and `what to do` on each sheet and a sheet
  `problems` in front. It may be corrected and checked as it is: what was added is not read.
- What only follows from another finding is left out.
"""


def errors_page() -> str:
    """Return the content of `docs/errors.md`."""
    others = {
        "A school's own sheets (`alternance record`)": PROBLEMS,
        "Lessons of a timetable (`alternance import untis`)": LESSON_PROBLEMS,
    }
    groups = {**GROUPS, **others}
    return "\n".join([_BEGIN, *(line for title, problems in groups.items() for line in _group(title, problems))]) + "\n"


def _group(title: str, problems: Iterable[Problem]) -> Iterator[str]:
    yield f"## {title}"
    yield "| code | what is wrong | what to do |"
    yield "| --- | --- | --- |"
    for problem in problems:
        soft = " (warning)" if problem.severity == "warning" else ""
        name = f'<a id="{problem.code}"></a>`{problem.code}`{soft}'
        yield f"| {name} | {_plain(problem.message)} | {_plain(problem.remedy)} |"
    yield ""


def _plain(text: str) -> str:
    """Return a text of the catalogue with the names of its values for the values."""
    text = text.replace(" {guess}", " *what was perhaps meant*").replace("{guess}", "")
    return re.sub(r"\{(\w+)\}", lambda value: f"*{value[1].replace('_', ' ')}*", text).replace("|", "\\|")
