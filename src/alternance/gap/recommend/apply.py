"""A recommendation applied: the community as it would be. Each change is held against what is there first."""

from __future__ import annotations

from typing import Any

import polars as pl

from alternance.community import Community
from alternance.gap.errors import RecommendationError
from alternance.gap.recommend.recommendation import Action, Hours, Purchase, Recommendation, Resized
from alternance.text import N_, say

__all__ = ["apply"]

#: Minutes a week that a room is open where no other is known: five days of seven hours.
_OPEN = 2100


def apply(community: Community, recommendation: Recommendation, made_for: str | None = None) -> Community:
    """Return the community with every action done.

    Parameters
    ----------
    community : Community
        The one that the recommendation was made for.
    made_for : str or None
        Hash of that one, where others were applied to it since.

    Raises
    ------
    RecommendationError
        When it was made for another community, or an action does not fit what is there.

    Notes
    -----
    A new module is like the programme's shortest, and asks no qualification or room until somebody says which. New
    aims are competences of the programme, neither core nor safety, with the level now given as their target. What is
    bought costs nothing any more, and the room that it adds is there at once, for as many minutes a week as the room of
    its site that is open longest. What no table says is left to people: who teaches with it, and that it comes later.
    """
    wanted = made_for or community.hash
    if recommendation.community != wanted:
        text = N_(
            "made for another community ({found}), or for this one before it was changed ({wanted}). "
            "Recommend again for what is there now"
        )
        raise RecommendationError(say(text, found=recommendation.community[:12], wanted=wanted[:12]))
    return _Changed(community).done(recommendation)


class _Changed:
    """The tables as rows by key, changed one after the other."""

    def __init__(self, community: Community) -> None:
        self._community = community
        self._rows: dict[str, dict[tuple[Any, ...], dict[str, Any]]] = {}

    def done(self, recommendation: Recommendation) -> Community:
        """Return the community changed."""
        programme = self._row("programmes", (recommendation.programme,), "programme", recommendation.programme)
        for hours in recommendation.hours:
            self._module(hours, programme)
        for bought in recommendation.improvements:
            self._buy(bought)
        for action in recommendation.actions:
            if action.new_aim:
                self._aim(action, recommendation.programme)
            (self._practised if action.kind == "practise" else self._taught)(action)
        for resized in recommendation.sizes:
            self._resize(resized)
        tables = {
            name: pl.DataFrame(list(rows.values()), schema=dict(self._community[name].schema))
            for name, rows in self._rows.items()
        }
        return self._community.with_tables(**tables)

    def _table(self, name: str) -> dict[tuple[Any, ...], dict[str, Any]]:
        if name not in self._rows:
            from alternance.community.schema import TABLES

            key = TABLES[name].primary_key()
            rows = self._community[name].iter_rows(named=True)
            self._rows[name] = {tuple(row[column] for column in key): row for row in rows}
        return self._rows[name]

    def _row(self, table: str, key: tuple[Any, ...], place: str, value: object) -> dict[str, Any]:
        if key not in self._table(table):
            text = N_("{place}: {table} has no row {value}. Recommend again for what is there now")
            raise RecommendationError(say(text, place=place, table=table, value=value))
        return self._table(table)[key]

    def _module(self, hours: Hours, programme: dict[str, Any]) -> None:
        modules = self._table("modules")
        if hours.before:
            row = self._row("modules", (hours.module,), "hours", hours.module)
            _expect(f"hours, {hours.module}", "minutes", row["minutes"], hours.before)
            modules[hours.module,] = {**row, "minutes": hours.after}
            return
        _expect(f"hours, {hours.module}", "minutes", 0 if (hours.module,) not in modules else 1, 0)
        own = {module for owner, module in self._table("programme_modules") if owner == programme["id"]}
        like = min((modules[module,] for module in own), key=lambda row: (row["minutes"], row["id"]))
        fresh = {
            "id": hours.module, "title": hours.title, "minutes": hours.after, "splittable": True,
            "shared": False, "order_group": None, "qualification": None, "room_kind": None, "changeable_by": "school",
            "window_from": None, "window_to": None, "origin": "composed", "section_min": None, "section_ideal": None,
        }  # fmt: skip
        modules[hours.module,] = {**like, **fresh}
        self._table("programme_modules")[programme["id"], hours.module] = {
            "programme": programme["id"],
            "module": hours.module,
        }

    def _buy(self, bought: Purchase) -> None:
        row = self._row("improvements", (bought.id,), "improvements", bought.id)
        if row["cost"]:  # else another recommendation bought it already
            _expect(f"improvements, {bought.id}", "cost", row["cost"], bought.cost)
        self._table("improvements")[bought.id,] = {**row, "cost": 0}
        if row["site"] is not None:
            rooms = self._table("rooms")
            usual = [(room["site"] == row["site"], room["minutes_per_week"]) for room in rooms.values()]
            fresh = {"id": bought.id, "site": row["site"], "kind": row["room_kind"], "places": row["places"]}
            minutes = max(usual, default=(False, _OPEN))[1]
            rooms.setdefault((bought.id,), {**fresh, "minutes_per_week": minutes})

    def _aim(self, action: Action, programme: str) -> None:
        aims = self._table("aims")
        known = aims.get((action.aim,))
        level = max(action.after, known["level_target"] if known else 0)
        empty = dict.fromkeys(self._community["aims"].columns)
        aims[action.aim,] = {
            **empty, "id": action.aim, "programme": programme, "kind": "competence", "title": action.title,
            "competence": action.competence, "level_target": level, "core": False, "safety": False,
            "origin": "composed",
        }  # fmt: skip

    def _taught(self, action: Action) -> None:
        place = say("action {id}", id=action.id)
        self._row("modules", (action.place,), place, action.place)
        self._row("aims", (action.aim,), place, action.aim)
        gifts, key = self._table("module_aims"), (action.place, action.aim)
        _expect(place, "level_given", gifts[key]["level_given"] if key in gifts else 0, action.before)
        gifts.pop(key, None)
        if action.after:
            gifts[key] = {"module": key[0], "aim": key[1], "level_given": action.after, "origin": "composed"}

    def _practised(self, action: Action) -> None:
        place, key = say("action {id}", id=action.id), (action.place, action.phase, action.aim)
        self._row("phases", (action.place, action.phase), place, f"{action.place}, {action.phase}")
        self._row("aims", (action.aim,), place, action.aim)
        rows = self._table("phase_aims")
        _expect(place, "level_given", (rows[key]["level_given"] or 0) if key in rows else 0, action.before)
        fresh = {
            "block": key[0], "phase": key[1], "aim": key[2], "role": "assist", "level_needed": None,
            "instructed_here": False, "origin": "composed",
        }  # fmt: skip
        rows[key] = {**rows.get(key, fresh), "level_given": action.after}

    def _resize(self, resized: Resized) -> None:
        place = say("sizes, {cohort}", cohort=resized.cohort)
        row = self._row("cohorts", (resized.cohort,), place, resized.cohort)
        _expect(place, "size", row["size"], resized.before)
        self._table("cohorts")[resized.cohort,] = {**row, "size": resized.after}
        graduating = [key for key in self._table("graduates") if key[0] == resized.cohort]
        for key in graduating[:1]:  # more or fewer graduate on the first of its days
            expected = self._table("graduates")[key]
            more = expected["expected"] + resized.after - resized.before
            self._table("graduates")[key] = {**expected, "expected": max(0, more)}


def _expect(place: str, column: str, found: object, wanted: object) -> None:
    if found != wanted:
        text = N_("{place}: {column} is {found} there, the recommendation says {wanted}. Recommend again")
        raise RecommendationError(say(text, place=place, column=column, found=found, wanted=wanted))
