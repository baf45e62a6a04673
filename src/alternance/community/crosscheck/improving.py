"""Improvements make something possible, where their programme is taught, and their costs can be added up."""

from __future__ import annotations

from collections.abc import Iterator

from alternance.community.crosscheck.view import View
from alternance.community.findings import Finding

__all__ = ["improving"]


def improving(view: View) -> Iterator[Finding]:
    """Yield findings about costs in several currencies, improvements without use, and places of other programmes."""
    yield from _currencies(view)
    yield from _idle(view)
    yield from _elsewhere(view)


def _currencies(view: View) -> Iterator[Finding]:
    found = view["improvements"]["currency"]
    for row, currency in enumerate(found):
        if currency is not None and currency != found[0]:
            yield view.finding("currency-mixed", "improvements", row, "currency", currency, first=found[0])


def _idle(view: View) -> Iterator[Finding]:
    if "improvement_aims" not in view.unread:
        used = set(view["improvement_aims"]["improvement"])
        for row, name in enumerate(view["improvements"]["id"]):
            if name is not None and name not in used:
                yield view.finding("improvement-idle", "improvements", row, "id", name)


def _elsewhere(view: View) -> Iterator[Finding]:
    if {"blocks", "programme_modules"} & set(view.unread):
        return
    owner = dict(view["improvements"].select("id", "programme").rows())
    places = {(programme, block) for block, programme in view["blocks"].select("id", "programme").rows()}
    places |= set(view["programme_modules"].select("programme", "module").rows())
    known = view.ids("modules") | view.ids("blocks")
    for row, (name, place) in enumerate(view["improvement_aims"].select("improvement", "place").rows()):
        programme = owner.get(name)
        if programme is not None and place in known and (programme, place) not in places:
            yield view.finding("improvement-elsewhere", "improvement_aims", row, "place", place, programme=programme)
