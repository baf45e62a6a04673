"""Check that no file of the repository names a package registry or a path of somebody's machine.

A lock or a script that says where packages come from works on one desk only, and makes a mirror or an offline folder
impossible; pip and its like are told by the machine that runs them. Names below are put together from parts, so that
this file passes its own check.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tools.tree import ROOT, files

__all__ = ["found_in", "offences"]

#: Hosts, as (name, ending); a host below one of them counts too.
HOSTS = (
    ("pypi", "org"), ("pythonhosted", "org"), ("pypi", "python.org"), ("anaconda", "org"), ("anaconda", "com"),
    ("npmjs", "org"), ("npmjs", "com"), ("yarnpkg", "com"), ("npmmirror", "com"), ("jsdelivr", "net"),
    ("unpkg", "com"), ("cdnjs", "com"), ("deb.debian", "org"), ("archive.ubuntu", "com"), ("crates", "io"),
    ("rubygems", "org"), ("proxy.golang", "org"), ("docker", "io"), ("ghcr", "io"), ("quay", "io"),
    ("gcr", "io"), ("pkg", "dev"), ("maven", "org"), ("jfrog", "io"), ("huggingface", "co"),
    ("tuna.tsinghua", "edu.cn"), ("mirrors.aliyun", "com"), ("mirrors.ustc", "edu.cn"),
)  # fmt: skip
#: Folders in which somebody's checkout, home or wheels lie.
FOLDERS = ("work", "root", "home", "Users", "opt")

_hosts = "|".join(re.escape(f"{name}.{ending}") for name, ending in HOSTS)
_folders = "|".join(FOLDERS)
PATTERNS = {
    "a registry host": re.compile(rf"(?<![\w-])(?:[\w-]+\.)*(?:{_hosts})(?![\w-])".encode(), re.IGNORECASE),
    "a path of a machine": re.compile(
        rf"(?<![\w.~*}})>/-])(?:file://)?/(?:{_folders})/[\w.~-][\w./~-]*|\b[A-Z]:\\{{1,2}}Users\\".encode()
    ),
    "an option that says where packages come from": re.compile(
        rb"--(?:extra-)?index-url[= ]\S|--find-links[= ]\S|--trusted-host[= ]\S|^\s*-[if] \S+://", re.MULTILINE
    ),
}


def found_in(content: bytes) -> list[tuple[int, str, str]]:
    """Return line, text and kind of every offence in a file's bytes."""
    return sorted(
        (content.count(b"\n", 0, found.start()) + 1, found[0].decode(errors="replace"), kind)
        for kind, pattern in PATTERNS.items()
        for found in pattern.finditer(content)
    )


def offences(root: Path = ROOT) -> list[str]:
    """Return a line for every offence in the files below `root` that git tracks (all, where there is no git)."""
    return [
        f"{path.relative_to(root)}:{line}: {text!r} is {kind}"
        for path in files(root, tracked_only=True)
        for line, text, kind in found_in(path.read_bytes())
    ]


def main() -> int:
    """Print the offences; 1 if there are any."""
    found = offences()
    print("\n".join(found) or "hosts: none named")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
