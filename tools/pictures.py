"""Take the README's pictures anew: reports of real plans, as Chromium shows them.

`make demo ONCE=1` writes the plans into out/; then `.venv/bin/python -m tools.pictures`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.tree import ROOT

__all__ = ["PICTURES", "browser", "take"]

#: Picture → report below the folder of plans (and the section it begins with), width and height in pixels.
PICTURES = {
    "last-year.png": ("last-year/report.html", 1280, 880),
    "mended.png": ("last-year-mended/report.html", 1280, 1220),
    "region.png": ("region-joint/report.html", 1440, 1500),
    "figures.png": ("small-joint/report.html#seats", 1280, 985),
    "phone.png": ("region-joint/report.html", 500, 1000),
}
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--force-color-profile=srgb",
)  # fmt: skip


def browser() -> str:
    """Return the path of Chromium: $CHROMIUM, else the system's.

    Raises
    ------
    FileNotFoundError
        When there is none.
    """
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise FileNotFoundError("no Chromium: install the package chromium, or name the program in $CHROMIUM")
    return found


def take(page: Path, picture: Path, width: int, height: int, section: str = "") -> None:
    """Write what Chromium shows of `page`, from `section` on, to `picture`, a PNG file of `width` × `height`."""
    with tempfile.TemporaryDirectory() as profile:
        page = _only(page, section, Path(profile)) if section else page
        words = [*QUIET, f"--user-data-dir={profile}", f"--window-size={width},{height}", f"--screenshot={picture}"]
        subprocess.run([browser(), *words, page.resolve().as_uri()], check=True, capture_output=True, timeout=120)


def _only(page: Path, section: str, folder: Path) -> Path:
    """Write a copy of `page` that begins with `section`: Chromium takes no picture of a page that was scrolled."""
    before = f".top, .contents, section:has(~ #{section}) {{ display: none; }}"
    text = page.read_text(encoding="utf-8").replace("</head>", f"<style>{before}</style></head>", 1)
    copy = folder / "page.html"
    copy.write_text(text, encoding="utf-8")
    return copy


def main(plans: Path = ROOT / "out") -> int:
    """Take every picture whose report is there; 1 if one is missing."""
    folder, missing = ROOT / "docs" / "pictures", 0
    for name, (report, width, height) in PICTURES.items():
        file, _, section = report.partition("#")
        if (plans / file).exists():
            take(plans / file, folder / name, width, height, section)
            print(f"docs/pictures/{name}: {width} × {height}")
        else:
            print(f"{plans / file} is not there: run make demo ONCE=1", file=sys.stderr)
            missing = 1
    return missing


if __name__ == "__main__":
    sys.exit(main(*(Path(word) for word in sys.argv[1:2])))
