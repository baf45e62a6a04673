"""Files written at one stroke: beside first, then put in place, so that a broken run leaves what stood there."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

__all__ = ["Writer", "write_file", "write_folder"]

#: Writes what it knows of into the file named.
Writer = Callable[[Path], object]


def write_folder(folder: Path, files: Mapping[str, Writer], gone: Iterable[str] = ()) -> None:
    """Write files into `folder`, which is made where it is not there; other files stay.

    Parameters
    ----------
    files : mapping of str to callable
        Name → what writes it.
    gone : iterable of str
        Names of files that are taken away.

    Raises
    ------
    OSError
        When it cannot be written, for want of rights or room; whatever stood in the folder still stands.
    """
    parent = folder.absolute().parent
    parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=parent))
    try:
        for name, write in files.items():
            write(beside / name)
        folder.mkdir(exist_ok=True)
        for name in gone:
            if name not in files:
                (folder / name).unlink(missing_ok=True)
        for name in sorted(files):
            (beside / name).replace(folder / name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def write_file(path: Path, content: bytes) -> None:
    """Write one file; a file of that name is replaced, and stands as it was where writing fails.

    Raises
    ------
    OSError
        When it cannot be written; a folder of that name among it.
    """
    if path.is_dir():
        path.write_bytes(content)  # raises what the system says of it
    write_folder(path.absolute().parent, {path.name: lambda file: file.write_bytes(content)})
