"""Check that every relative link, image and anchor in the Markdown of the repository resolves."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from tools.tree import ROOT, files

__all__ = ["anchors", "broken", "links"]

FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
CODE = re.compile(r"(?<!`)(`+)(?!`)(?:.+?)(?<!`)\1(?!`)")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$")
UNDERLINE = re.compile(r"^ {0,3}(=+|-+)\s*$")
LIST_OR_QUOTE = re.compile(r"^\s*(?:[-*+>|]|\d+[.)])")
DESTINATION = r"(?:<([^<>\n]*)>|((?:[^\s()<>]|\([^\s()]*\))+))"
INLINE = re.compile(r"\]\(\s*" + DESTINATION + r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
DEFINITION = re.compile(r"^ {0,3}\[[^\]^][^\]]*\]:\s*" + DESTINATION, re.MULTILINE)
ATTRIBUTE = re.compile(r"<(?:a|img|source)\b[^>]*?\b(?:href|src)=(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
NAMED = re.compile(r"<[a-z][\w-]*\b[^>]*?\b(?:id|name)=[\"']([^\"']+)[\"']", re.IGNORECASE)
EXTERNAL = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)


def _prose(text: str) -> str:
    """Blank out fenced code and comments; lines keep their numbers."""
    kept, fence = [], ""
    for line in COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text).split("\n"):
        mark = FENCE.match(line)
        kept.append("" if fence or mark else line)
        if not fence:
            fence = mark[1] if mark else ""
        elif mark and mark[1].startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
    return "\n".join(kept)


def links(text: str) -> Iterator[tuple[int, str]]:
    """Yield the line and the destination of every link and image."""
    prose = CODE.sub(lambda found: "`" * len(found[0]), _prose(text))
    for pattern in (INLINE, DEFINITION, ATTRIBUTE):
        for found in pattern.finditer(prose):
            yield prose.count("\n", 0, found.start()) + 1, next(part for part in found.groups() if part is not None)


def _slug(heading: str) -> str:
    """Return the anchor a forge gives a heading: lower case, blanks to hyphens, other signs dropped."""
    plain = re.sub(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])", r"\1", heading)
    plain = re.sub(r"<[^>]+>|[*`]|(?<!\w)_|_(?!\w)", "", plain)
    return re.sub(r"[^\w\- ]", "", plain.strip().lower()).replace(" ", "-")


def _headings(prose: str) -> Iterator[str]:
    before = ""
    for line in prose.split("\n"):
        if found := HEADING.match(line):
            yield found[2]
        elif UNDERLINE.match(line) and before.strip() and not LIST_OR_QUOTE.match(before):
            yield before
        before = "" if found else line


def anchors(text: str) -> set[str]:
    """Return the anchors that a Markdown text offers: of headings (the second of a name gets -1), and written ones."""
    prose = _prose(text)
    found: set[str] = set()
    for heading in _headings(prose):
        slug, number, free = _slug(heading), 0, _slug(heading)
        while free in found:
            number += 1
            free = f"{slug}-{number}"
        found.add(free)
    return found | set(NAMED.findall(prose))


@cache
def _anchors_of(page: Path) -> set[str]:
    return anchors(page.read_text(encoding="utf-8"))


def _problem(root: Path, page: Path, destination: str, known: set[Path]) -> str | None:
    place, _, anchor = destination.partition("#")
    path = unquote(place.partition("?")[0])
    target = page if not path else root / path.lstrip("/") if path.startswith("/") else page.parent / path
    target = target.resolve()
    if not target.is_relative_to(root):
        return "leads out of the repository"
    if target not in known:
        return "is not there" if not target.exists() else "is there, but not in the repository"
    if anchor and target.suffix == ".md" and unquote(anchor) not in _anchors_of(target):
        return f"{target.relative_to(root)} has no heading #{unquote(anchor)}"
    return None


def broken(root: Path = ROOT) -> list[str]:
    """Return a line for every link of the Markdown below `root` that leads nowhere."""
    root = root.resolve()
    tree = files(root)
    known = {path.resolve() for path in tree}
    known |= {folder for path in known for folder in path.parents if folder.is_relative_to(root)}
    found = []
    for page in (path for path in tree if path.suffix == ".md"):
        for line, destination in links(page.read_text(encoding="utf-8")):
            problem = None if EXTERNAL.match(destination) else _problem(root, page, destination, known)
            if problem:
                found.append(f"{page.relative_to(root)}:{line}: {destination}: {problem}")
    return found


def main() -> int:
    """Print what is broken; 1 if anything is."""
    found = broken()
    print("\n".join(found) or "links: all resolve")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
