"""Take the pictures of README and tutorial anew: reports of real plans, as Chromium shows them.

`make demo ONCE=1` writes the plans of the README into out/, the commands of docs/tutorial those of the tutorial;
then `.venv/bin/python -m tools.pictures`, or with the beginning of names: `... tools.pictures out tutorial-`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tools.tree import ROOT

__all__ = ["PICTURES", "Picture", "browser", "take"]


class Picture(NamedTuple):
    """What a picture shows: a report below the folder of plans, its size in pixels, and which parts of the page.

    `parts` is a CSS selector; nothing else is shown, and what can be unfolded among it is. Empty: the whole page.
    """

    report: str
    width: int
    height: int
    parts: str = ""


#: The file below docs/pictures → what it shows.
PICTURES = {
    "last-year.png": Picture("last-year/report.html", 1280, 880),
    "mended.png": Picture("last-year-mended/report.html", 1280, 1220),
    "region.png": Picture("region-joint/report.html", 1440, 1500),
    "figures.png": Picture("small-joint/report.html", 1280, 985, "#seats, #seats ~ section"),
    "phone.png": Picture("region-joint/report.html", 500, 1000),
    "tutorial-fixed.png": Picture("tutorial/fixed/report.html", 1200, 840),
    "tutorial-red.png": Picture("tutorial/fixed/report.html", 1200, 360, "#red"),
    "tutorial-joint.png": Picture("tutorial/joint/report.html", 1200, 865),
    "tutorial-cohort.png": Picture("tutorial/joint/report.html", 1200, 860, "#year details:has(#c1)"),
    "tutorial-cost.png": Picture("tutorial/joint/report.html", 1200, 400, "#chart-cost"),
    "tutorial-lag.png": Picture("tutorial/joint/report.html", 1200, 300, "#chart-lag"),
    "tutorial-placed.png": Picture("tutorial/joint/report.html", 1200, 815, "#placed, #placed details:nth-of-type(2)"),
    "tutorial-seats.png": Picture("tutorial/joint/report.html", 1200, 420, "#chart-seats"),
    "tutorial-load.png": Picture("tutorial/joint/report.html", 1200, 980, "#load"),
    "tutorial-gap.png": Picture("tutorial/joint/report.html", 1200, 960, "#gap"),
    "tutorial-advice.png": Picture("tutorial/joint/report.html", 1200, 690, "#gap > details:last-of-type"),
    "tutorial-modes.png": Picture("tutorial/joint/report.html", 1200, 860, "#indicators"),
    "tutorial-kept.png": Picture("tutorial/kept/report.html", 1200, 305, "#year"),
}
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--force-color-profile=srgb",
)  # fmt: skip

#: Put at the end of a page: hides all but the parts wanted, what they stand in and what stands in them.
ONLY = """<script>
(parts => {
  const wanted = [...document.querySelectorAll(parts)];
  for (const part of wanted) if (part.tagName === "DETAILS") part.open = true;
  for (const other of document.body.querySelectorAll("*"))
    if (!wanted.some(part => part.contains(other) || other.contains(part))) other.style.display = "none";
})(%s);
</script></body>"""


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


def take(page: Path, picture: Path, width: int, height: int, parts: str = "") -> None:
    """Write what Chromium shows of `page`, only its `parts` if named, to `picture`, a PNG of `width` × `height`."""
    with tempfile.TemporaryDirectory() as profile:
        page = _only(page, parts, Path(profile)) if parts else page
        words = [*QUIET, f"--user-data-dir={profile}", f"--window-size={width},{height}", f"--screenshot={picture}"]
        subprocess.run([browser(), *words, page.resolve().as_uri()], check=True, capture_output=True, timeout=120)


def _only(page: Path, parts: str, folder: Path) -> Path:
    """Write a copy of `page` that shows only `parts`: Chromium takes no picture of a page that was scrolled."""
    before, _, after = page.read_text(encoding="utf-8").rpartition("</body>")
    copy = folder / "page.html"
    copy.write_text(before + ONLY % json.dumps(parts) + after, encoding="utf-8")
    return copy


def main(plans: Path, begins: str) -> int:
    """Take every picture whose name begins so; 1 if a report is missing."""
    folder, missing = ROOT / "docs" / "pictures", 0
    for name, shown in PICTURES.items():
        if not name.startswith(begins):
            continue
        if (plans / shown.report).exists():
            take(plans / shown.report, folder / name, shown.width, shown.height, shown.parts)
            print(f"docs/pictures/{name}: {shown.width} × {shown.height}")
        else:
            print(f"{plans / shown.report} is not there: run make demo ONCE=1, or the tutorial", file=sys.stderr)
            missing = 1
    return missing


if __name__ == "__main__":
    plans, begins = (*sys.argv[1:3], *("out", "")[len(sys.argv[1:3]) :])
    sys.exit(main(Path(plans), begins))
