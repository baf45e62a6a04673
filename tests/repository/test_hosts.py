"""A registry host or a machine's path is found wherever it stands; what only looks like one is left alone."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from tools.check_hosts import HOSTS, found_in, offences

REGISTRY = "py" + "pi.org"
HOME = "/" + "home/ada"


@pytest.mark.parametrize("host", [f"{name}.{ending}" for name, ending in HOSTS])
def test_every_host_is_found_and_below_it(host: str) -> None:
    text = f"a\nurl = https://files.{host.upper()}/simple\n"
    assert [(line, kind) for line, _, kind in found_in(text.encode())] == [(2, "a registry host")]


@pytest.mark.parametrize(
    "text",
    [
        HOME + "/alternance",
        "file://" + HOME,
        "C:\\" + "Users\\ada",
        "--index-url" + " elsewhere",
        "--find-links" + "=wheels",
        "-f" + " https://example.org/wheels",
    ],
)
def test_paths_and_options_are_found(text: str) -> None:
    assert found_in(text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "happy" + REGISTRY,  # another host that ends alike
        REGISTRY + "anic",
        "https://example.org" + HOME,
        "docs" + HOME,
        "enterprise/work/plan",
        "~" + HOME,
        "--no-emit-index-url",
        "example.org",
    ],
)
def test_what_only_looks_like_one_passes(text: str) -> None:
    assert found_in(text.encode()) == []


def test_binary_files_are_read_too(tmp_path: Path) -> None:
    (tmp_path / "table.parquet").write_bytes(b"\0\xff\n" + HOME.encode() + b"\0")
    assert offences(tmp_path) == [f"table.parquet:2: {HOME!r} is a path of a machine"]


def test_only_tracked_files_count(tmp_path: Path) -> None:
    for name in ("tracked.txt", "notes.txt"):
        (tmp_path / name).write_text(REGISTRY, encoding="utf-8")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "add", "tracked.txt"], check=True)
    assert offences(tmp_path) == [f"tracked.txt:1: {REGISTRY!r} is a registry host"]
