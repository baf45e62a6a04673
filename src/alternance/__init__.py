"""Alternance plans the enterprise school community: nobody works before learning, nobody learns what no one needs.

>>> import alternance as alt
>>> community = alt.read("examples/small")
>>> made = alt.plan(community, work_limit=200)
>>> made.verify().violations
0
>>> made.save("out/small")                               # doctest: +SKIP

What stands in `__all__` is the library's face: it stays, and what becomes of it is told in the change log. Everything
else is how it is built, and may change with any version. The names are loaded when they are first used: importing
`alternance`, reading and checking load no solver.

`alternance.plan` and `alternance.verify` are these functions. The packages of the same names are imported from:
``from alternance.plan import Plan``.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alternance.api.functions import check, compare, load, plan, read, record, verify
    from alternance.api.planned import Planned
    from alternance.community import Community, CommunityError, Report, new
    from alternance.io.record import RecordError
    from alternance.plan import PlanError
    from alternance.planner import OnDask, Options, Processes, Progress
    from alternance.policy import PackError
    from alternance.text import LANGUAGES, use_language
    from alternance.verify import Verification

__all__ = [
    "LANGUAGES", "Community", "CommunityError", "OnDask", "Options", "PackError", "PlanError", "Planned", "Processes",
    "Progress", "RecordError", "Report", "Verification", "check", "compare", "load", "new", "plan", "read", "record",
    "use_language", "verify",
]  # fmt: skip

#: Module → names that are found there.
_HOMES = {
    "alternance.api.functions": ("check", "compare", "load", "plan", "read", "record", "verify"),
    "alternance.api.planned": ("Planned",),
    "alternance.community": ("Community", "CommunityError", "Report", "new"),
    "alternance.io.record": ("RecordError",),
    "alternance.plan": ("PlanError",),
    "alternance.planner": ("OnDask", "Options", "Processes", "Progress"),
    "alternance.policy": ("PackError",),
    "alternance.text": ("LANGUAGES", "use_language"),
    "alternance.verify": ("Verification",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


class _Library(ModuleType):
    """The module itself: a package that is loaded does not take the place of the function that is named alike."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOME_OF and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Library


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_HOME_OF[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
