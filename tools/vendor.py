"""The front-end files that the portal carries: fetched once, kept by hash, so that nobody needs Node or a network.

python tools/vendor.py           check that each file is what was fetched; needs neither npm nor a network
python tools/vendor.py --fetch   fetch the packages that package-lock.json names, and keep the files of vendor.toml
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

if __package__ in (None, ""):  # run as a script: the tools are a package beside it
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.tree import ROOT

__all__ = ["differing", "main"]

FOLDER = ROOT / "src" / "alternance_portal" / "web"
#: What to fetch, and from which packages with which hashes.
ASKED = FOLDER / "vendor"
#: Where the files lie.
KEPT = FOLDER / "static" / "vendor"
LOCK = ASKED / "vendor.lock.json"
#: A note of where a source map lies: none is carried, and whoever collects static files stumbles over it.
SOURCE_MAP = re.compile(rb"\n?(//|/\*)# sourceMappingURL=[^\n*]*(\*/)?")


def differing() -> list[str]:
    """Return the files that are not what was fetched, are missing or stand there without having been fetched."""
    known = json.loads(LOCK.read_text(encoding="utf-8"))
    there = {path.relative_to(KEPT).as_posix(): _hash(path) for path in KEPT.rglob("*") if path.is_file()}
    return sorted(name for name in known.keys() | there.keys() if known.get(name, {}).get("sha256") != there.get(name))


def fetch() -> None:
    """Fetch, copy, and write what was copied into the lock."""
    asked: dict[str, list[str]] = tomllib.loads((ASKED / "vendor.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder)
        for path in ASKED.glob("package*.json"):
            shutil.copy(path, there)
        verb = "ci" if (there / "package-lock.json").exists() else "install"
        flags = ("--ignore-scripts", "--no-audit", "--no-fund", "--omit-lockfile-registry-resolved")
        subprocess.run(["npm", verb, *flags], cwd=there, check=True)
        shutil.copy(there / "package-lock.json", ASKED)
        shutil.rmtree(KEPT, ignore_errors=True)
        lock: dict[str, Any] = {}
        for package, files in asked.items():
            lock |= _kept(there / "node_modules" / package, package, files)
    LOCK.write_text(json.dumps(lock, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _kept(package: Path, name: str, files: list[str]) -> dict[str, Any]:
    said = json.loads((package / "package.json").read_text(encoding="utf-8"))
    terms = [path.name for path in package.iterdir() if path.name.lower().startswith(("licen", "notice"))]
    lock = {}
    for file in [*files, *sorted(terms)]:
        to = KEPT / name.lstrip("@").replace("/", "-") / Path(file).name
        to.parent.mkdir(parents=True, exist_ok=True)
        content = (package / file).read_bytes()
        to.write_bytes(SOURCE_MAP.sub(b"", content) if to.suffix in (".js", ".css") else content)
        lock[to.relative_to(KEPT).as_posix()] = {
            "package": name, "version": said["version"], "license": said.get("license"),
            "sha256": _hash(to), "bytes": to.stat().st_size,
        }  # fmt: skip
    return lock


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main(arguments: list[str]) -> int:
    """Run the command."""
    if arguments == ["--fetch"]:
        fetch()
    for name in differing():
        print(f"{name}: not what was fetched; python tools/vendor.py --fetch", file=sys.stderr)
    return 1 if differing() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
