"""Check that documentation written from code is up to date; with `--write`, write it again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

if __package__ in (None, ""):  # run as a script: the tools are a package beside it
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from alternance.verify.document import markdown as rules_page
from tools.errors_page import errors_page
from tools.indicators_page import indicators_page
from tools.tables_page import tables_page
from tools.trace_page import demands, holes, trace_page
from tools.tree import ROOT

__all__ = ["PAGES", "outdated", "write"]

#: Page → what writes it.
PAGES: dict[str, Callable[[], str]] = {
    "docs/data/tables.md": tables_page,
    "docs/errors.md": errors_page,
    "docs/indicators.md": indicators_page,
    "docs/rules.md": rules_page,
    "docs/traceability.md": trace_page,
}


def outdated(root: Path = ROOT, pages: Mapping[str, Callable[[], str]] = PAGES) -> list[str]:
    """Return the pages that are missing or no longer say what the code says."""
    return [page for page, text in pages.items() if _read(root / page) != text()]


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def write(root: Path = ROOT, pages: Mapping[str, Callable[[], str]] = PAGES) -> list[str]:
    """Write the pages that are outdated, and return their names."""
    old = outdated(root, pages)
    for page in old:
        path = root / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[page](), encoding="utf-8")
    return old


def main(arguments: list[str]) -> int:
    """Run the command."""
    if arguments not in ([], ["--write"]):
        print("use: tools/generated.py [--write]", file=sys.stderr)
        return 2
    if arguments:
        for page in write():
            print(f"written: {page}")
        return 0
    old = outdated()
    for page in old:
        print(f"{page} does not say what the code says: run `make docs` and look at the difference", file=sys.stderr)
    untraced = list(holes(demands()))
    for line in untraced:
        print(f"docs/data/trace.toml: {line}", file=sys.stderr)
    if not old:
        print(f"generated documentation is up to date: {len(PAGES)} pages")
    return 1 if old or untraced else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
