"""Make the virtual environment; name the remedy where Python is too old or a package of the system is missing."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

LEAST = (3, 11)


def main(folder: str) -> int:
    if sys.version_info < LEAST:
        found = ".".join(str(part) for part in sys.version_info[:3])
        print(f"Python {found} is too old, 3.11 or later is needed: make PYTHON=python3.11 ...", file=sys.stderr)
        return 1
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        print(
            f"Python lacks {' and '.join(missing)}. "
            "Debian, Ubuntu: apt install python3-venv. Fedora: dnf install python3-pip",
            file=sys.stderr,
        )
        return 1
    import venv

    if not (Path(folder) / "bin" / "python").exists():
        print(f"setting up: {folder}")
        venv.EnvBuilder(with_pip=True, clear=False).create(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
