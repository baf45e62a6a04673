"""A licence that is not on the list, or not known, is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.licences import allowed, licence, locked, refused


@pytest.mark.parametrize(
    "expression",
    [
        "MIT",
        "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0",
        "BSD-2-Clause AND Apache-2.0 WITH LLVM-exception",
        "Apache-2.0 OR GPL-3.0-only",
        "MIT AND (Apache-2.0 OR GPL-3.0-only)",
        "((MPL-2.0))",
    ],
)
def test_allowed(expression: str) -> None:
    assert allowed(expression)


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "Proprietary",
        "GPL-3.0-or-later",
        "AGPL-3.0-only",
        "MIT AND Proprietary",
        "MIT AND (Proprietary OR GPL-3.0-only)",
        "(MIT OR GPL-2.0-only) AND LicenseRef-Commercial",
    ],
)
def test_not_allowed(expression: str) -> None:
    assert not allowed(expression)


def test_refused_by_name() -> None:
    assert refused({"good": "MIT", "bad": "Proprietary", "silent": None}) == [
        "bad: Proprietary is not among the allowed licences",
        "silent: licence unknown; read its licence file and write it into READ",
    ]


def test_a_package_that_is_not_there_has_no_licence() -> None:
    assert licence("alternance-there-is-no-such-package") is None


def test_a_lock_is_read_with_markers_and_hashes(tmp_path: Path) -> None:
    lock = tmp_path / "run.txt"
    lock.write_text(
        "numpy==2.4.6 ; python_full_version < '3.12' \\\n    --hash=sha256:aa\n"
        "numpy==2.5.5 ; python_full_version >= '3.12' \\\n    --hash=sha256:bb\npolars==2.1.0 \\\n    --hash=sha256:cc\n",
        encoding="utf-8",
    )
    assert locked(lock) == {"numpy": "2.4.6", "polars": "2.1.0"}
