"""Which rooms a school may use in a week: its own, those that are nobody's school's, and its share of shared ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from alternance.community import Horizon
from alternance.verify.given import Given, Row

__all__ = ["Room", "Rooms"]


@dataclass(frozen=True)
class Room:
    """A room as it is in one week for one school (or for all together): its places, its minutes in a full week."""

    places: int
    minutes: int


@dataclass(frozen=True, eq=False)
class Rooms:
    """The rooms by kind, with their shares by school and week of `horizon`."""

    given: Given
    horizon: Horizon

    @cached_property
    def _shares(self) -> dict[str, list[Row]]:
        return self.given.grouped("room_shares", "room")

    @cached_property
    def _of_kind(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.given.rows("rooms"):
            found[row["kind"]].append(row)
        return found

    def owner(self, room: Row) -> Row | None:
        """Return the organisation on whose site a room is."""
        site = self.given.sites.get(room["site"])
        return self._organisations.get(site["organisation"]) if site else None

    @cached_property
    def _organisations(self) -> dict[str, Row]:
        return self.given.by_id("organisations")

    def of(self, kind: str, school: str | None, week: int, enterprise: str | None = None) -> Iterator[Room]:
        """Yield the rooms of a kind that a school may use in a week; of an enterprise's rooms, where one is named."""
        for row in self._rooms(kind, enterprise):
            shares = self._shares.get(row["id"])
            if shares is not None:
                places = sum(share["places"] for share in shares if share["school"] == school and self._in(share, week))
                if places:
                    yield Room(min(places, row["places"]), row["minutes_per_week"])
            elif self._alone(row) in (None, school):
                yield Room(row["places"], row["minutes_per_week"])

    def all(self, kind: str, week: int, enterprise: str | None = None) -> Iterator[Room]:
        """Yield the rooms of a kind that anybody may use in a week."""
        for row in self._rooms(kind, enterprise):
            shares = self._shares.get(row["id"])
            if shares is None or any(share["places"] and self._in(share, week) for share in shares):
                yield Room(row["places"], row["minutes_per_week"])

    def several(self, kind: str) -> bool:
        """Tell whether a room of this kind is open to several schools."""
        return any(
            len({share["school"] for share in self._shares[row["id"]]}) > 1
            if row["id"] in self._shares
            else self._alone(row) is None
            for row in self._of_kind.get(kind, ())
        )

    def _rooms(self, kind: str, enterprise: str | None) -> Iterator[Row]:
        for row in self._of_kind.get(kind, ()):
            owner = self.owner(row)
            if enterprise is None or (owner is not None and owner["id"] == enterprise):
                yield row

    def _alone(self, room: Row) -> str | None:
        """Return the one school that may use a room without shares; None: all may."""
        owner = self.owner(room)
        return str(owner["id"]) if owner is not None and owner["kind"] == "school" else None

    def _in(self, share: Row, week: int) -> bool:
        return bool(share["from"] <= self.horizon.monday(week) <= share["to"])
