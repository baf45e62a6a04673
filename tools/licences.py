"""Print the licence of every package that the locks name, and fail where one is not on the written list.

What is installed says its licence in its metadata: as an SPDX expression, or in older words, which `WORDS` translates.
Packages whose metadata says nothing or leaves it open, or that this system does not install, stand in `READ` with what
their licence file says. A package that says nothing and stands nowhere fails.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import cast

from tools.tree import ROOT

__all__ = ["allowed", "licence", "locked", "refused"]

#: Families of licences that may stand in the run and test locks, as beginnings of SPDX names.
ALLOWED = (
    "0BSD", "Apache-2.0", "BSD", "BSL-1.0", "CC0-1.0", "ISC", "LGPL-", "MIT", "MPL-2.0", "PSF-2.0", "Python-2.0",
    "Unlicense", "Zlib",
)  # fmt: skip

#: What older metadata says → SPDX. "BSD" leaves open which one; all of them are allowed.
WORDS = {
    "3-clause bsd license": "BSD-3-Clause",
    "apache 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd 2-clause license": "BSD-2-Clause",
    "bsd license": "BSD",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "python software foundation license": "PSF-2.0",
}

#: Read by a person in the package's own licence file: distribution → SPDX.
READ = {
    "axe-playwright-python": "MIT AND MPL-2.0",  # the second is axe-core's, inside
    "colorama": "BSD-3-Clause",  # only on Windows
    "dataframely": "BSD-3-Clause",
    "qrcode": "BSD-3-Clause",  # its metadata says "other" beside it: the MIT terms of what it was made from
    "tzdata": "Apache-2.0",  # only on Windows
}


def locked(lock: Path) -> dict[str, str]:
    """Return distribution → version of a lock; of two versions for two systems the first."""
    found: dict[str, str] = {}
    for name, version in re.findall(
        r"^([A-Za-z0-9][\w.-]*)(?:\[[\w,-]+\])?==([^\s;\\]+)", lock.read_text(encoding="utf-8"), re.MULTILINE
    ):
        found.setdefault(name, version)
    return found


def _said(facts: Message) -> Iterator[str]:
    """Yield what metadata says of a licence, the most exact first; of several classifiers all must hold."""
    yield facts.get("License-Expression", "")
    classifiers = [said.split(" :: ") for said in facts.get_all("Classifier", [])]
    names = [parts[-1] for parts in classifiers if parts[0] == "License" and parts[-1] != "OSI Approved"]
    yield " AND ".join(_spdx(name) for name in names)
    yield _spdx((facts.get("License", "").strip().splitlines() or [""])[0])


def _spdx(words: str) -> str:
    return WORDS.get(words.lower(), words)


def licence(name: str) -> str | None:
    """Return the SPDX expression of a distribution; None where neither `READ` nor its metadata says one."""
    if name in READ:
        return READ[name]
    try:
        facts = cast(Message, metadata(name))
    except PackageNotFoundError:
        return None
    return next(filter(None, _said(facts)), None)


def allowed(expression: str) -> bool:
    """Tell whether allowed licences meet an SPDX expression: all of AND, one of OR; WITH only adds rights."""
    expression = re.sub(r"\s+WITH\s+[^\s()]+", "", expression)
    while found := re.search(r"\(([^()]*)\)", expression):
        within = ALLOWED[0] if allowed(found[1]) else "refused"
        expression = expression[: found.start()] + within + expression[found.end() :]
    return any(
        all(name.strip().startswith(ALLOWED) for name in re.split(r"\bAND\b", together))
        for together in re.split(r"\bOR\b", expression)
    )


def refused(licences: dict[str, str | None]) -> list[str]:
    """Return a line for every distribution whose licence is unknown or not allowed."""
    return [
        f"{name}: licence unknown; read its licence file and write it into READ" if said is None
        else f"{name}: {said} is not among the allowed licences"
        for name, said in licences.items()
        if said is None or not allowed(said)
    ]  # fmt: skip


def main() -> int:
    """Print distribution, version and licence, a line each; 1 if one is refused."""
    run, test = (locked(ROOT / "locks" / f"{name}.txt") for name in ("run", "test"))
    licences = {name: licence(name) for name in {**run, **test}}
    for name, said in sorted(licences.items()):
        print(f"{'run ' if name in run else 'test'}  {name} {test.get(name) or run[name]}: {said or 'unknown'}")
    bad = refused(licences)
    print("\n".join(bad) or f"licences: all {len(licences)} allowed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
