"""Build the documentation as a site: `python tools/site.py FOLDER`. A warning fails it.

The pages in docs/ are made for the repository: some link into sources, tests and examples, which
`tools/check_links.py` holds. The site has no such files; there these links become their words.
"""

from __future__ import annotations

import posixpath
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

if __package__ in (None, ""):  # run as a script: the tools are a package beside it
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.tree import ROOT

__all__ = ["build", "kept", "page"]

LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^()\s]+)\)")


def kept(folder: str, target: str) -> bool:
    """Say whether the target of a link on a page in `folder` (below docs/) is on the site.

    Examples
    --------
    >>> kept("decisions", "../engines.md#gap"), kept("", "../NOTICE"), kept("data", "https://example.org")
    (True, False, True)
    """
    if re.match(r"[a-z][a-z0-9+.-]*:|#", target):
        return True
    path = posixpath.normpath(posixpath.join(folder, target.split("#")[0]))
    return not path.startswith("..") and not path.endswith(".toml")


def page(text: str, folder: str) -> str:
    """Return the text of a page in `folder` with only the links that the site can follow."""
    return LINK.sub(lambda link: link[0] if kept(folder, link[2]) else link[1], text)


def build(site: Path, root: Path = ROOT) -> None:
    """Build the site into the folder `site`, which is replaced.

    Raises
    ------
    subprocess.CalledProcessError
        When the builder warns of anything.
    """
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        shutil.copytree(root / "docs", work / "docs")
        for path in sorted((work / "docs").rglob("*.md")):
            folder = path.parent.relative_to(work / "docs").as_posix()
            path.write_text(page(path.read_text(encoding="utf-8"), folder), encoding="utf-8")
        config = (root / "mkdocs.yml").read_text(encoding="utf-8")
        (work / "mkdocs.yml").write_text(config.replace("paths: [src]", f"paths: [{root / 'src'}]"), encoding="utf-8")
        command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(work / "mkdocs.yml")]
        subprocess.run(command, check=True, cwd=work)
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(work / "site", site)


if __name__ == "__main__":
    build(Path(sys.argv[1]).resolve())
