"""The library's face: these names, loaded when they are used, each explained; examples in docstrings hold."""

from __future__ import annotations

import doctest
import importlib
import inspect
import pkgutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import alternance

ROOT = Path(__file__).parents[2]
#: What people rely on. A name may come; one that goes, or changes its meaning, stands in the change log.
NAMES = [
    "LANGUAGES", "Community", "CommunityError", "OnDask", "Options", "PackError", "PlanError", "Planned", "Processes",
    "Progress", "RecordError", "Report", "Verification", "check", "compare", "load", "new", "plan", "read", "record",
    "use_language", "verify",
]  # fmt: skip
HEAVY = {"numba", "ortools", "onnxruntime"}


def test_the_public_names_are_these() -> None:
    assert sorted(alternance.__all__) == sorted(NAMES)
    assert set(NAMES) <= set(dir(alternance))
    assert all(getattr(alternance, name) is not None for name in NAMES)
    with pytest.raises(AttributeError, match="nothing"):
        _ = alternance.nothing


@pytest.mark.parametrize("name", [name for name in NAMES if name != "LANGUAGES"])
def test_every_public_name_is_explained(name: str) -> None:
    said = inspect.getdoc(getattr(alternance, name)) or ""
    assert said.splitlines()[0].endswith(".")
    if inspect.isfunction(getattr(alternance, name)):
        wanted = inspect.signature(getattr(alternance, name)).parameters
        assert "Parameters\n----------" in said or len(wanted) == 1
        assert all(parameter in said for parameter in wanted)


def loaded_by(code: str) -> set[str]:
    """Return which heavy packages some code loads in a process of its own."""
    look = f"{code}\nimport sys\nprint(*({HEAVY!r} & sys.modules.keys()))"
    run = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(run.stdout.split())


@pytest.mark.parametrize(
    ("code", "loads"),
    [
        ("import alternance", False),
        ("from alternance import read, check, plan, verify, compare, load, Planned, Verification", False),
        ("import alternance as alt; alt.check('examples/small'); alt.read('examples/small')._repr_html_()", False),
        ("import alternance as alt; alt.plan(alt.read('examples/small'), work_limit=200)", True),
    ],
    ids=["import", "names", "check", "plan"],
)
def test_only_planning_loads_a_solver(code: str, loads: bool) -> None:
    assert bool(loaded_by(code)) == loads


def test_a_package_does_not_take_the_place_of_the_function_named_alike() -> None:
    code = "import alternance.plan, alternance.verify; from alternance.plan import Plan; import alternance as a; "
    assert loaded_by(code + "assert a.plan.__name__ == 'plan' and callable(a.plan) and callable(a.verify)") == set()


def modules() -> Iterator[ModuleType]:
    """Import every module of the library that has an example."""
    for found in pkgutil.walk_packages(alternance.__path__, "alternance."):
        spec = importlib.util.find_spec(found.name)
        if (
            not found.name.endswith("__main__")
            and spec
            and spec.origin
            and ">>> " in Path(spec.origin).read_text("utf-8")
        ):
            yield importlib.import_module(found.name)
    yield alternance


def test_examples_in_docstrings_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    runner = doctest.DocTestRunner(verbose=False)
    said: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for module in modules():
            for example in doctest.DocTestFinder(exclude_empty=True).find(module, module.__name__):
                runner.run(example, out=said.append)
    assert said == []
    assert runner.summarize(verbose=False).attempted > 40
