"""What is demanded and what comes of the schools, from the plan's tables of the gap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from alternance.outcomes.item import Item, key
from alternance.outcomes.seen import Seen

__all__ = ["apart", "compound", "levels_missing", "met", "practice_time", "too_few", "too_many"]


def _people(seen: Seen) -> dict[str, tuple[float, float]]:
    """Return occupation → people demanded, graduates, over all quarters."""
    found: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    rows = seen.plan["gap_quantity"].select("occupation", "demanded", "supplied").rows()
    for occupation, demanded, supplied in rows:
        before = found[occupation]
        found[occupation] = before[0] + (demanded or 0.0), before[1] + (supplied or 0.0)
    return dict(found)


def too_few(seen: Seen) -> Iterator[Item]:
    """Yield an occupation: people missing, out of those demanded."""
    for occupation, (demanded, supplied) in _people(seen).items():
        yield Item("gap_quantity", occupation, max(0.0, demanded - supplied), demanded)


def too_many(seen: Seen) -> Iterator[Item]:
    """Yield an occupation: graduates beyond those demanded, out of all its graduates."""
    for occupation, (demanded, supplied) in _people(seen).items():
        yield Item("gap_quantity", occupation, max(0.0, supplied - demanded), supplied)


def met(seen: Seen) -> Iterator[Item]:
    """Yield an occupation: people demanded for whom there is a graduate, out of all demanded."""
    for occupation, (demanded, supplied) in _people(seen).items():
        yield Item("gap_quantity", occupation, min(demanded, supplied), demanded)


def apart(seen: Seen) -> list[Item] | None:
    """Return an occupation: half of how far its share of the demand and of the supply lie apart.

    None where there is no demand or no supply: shares of nothing are none.
    """
    rows = seen.plan["gap_structure"].select("occupation", "demanded", "supplied", "gap").rows()
    if not any(demanded for _, demanded, _, _ in rows) or not any(supplied for _, _, supplied, _ in rows):
        return None
    return [Item("gap_structure", occupation, abs(gap) / 2) for occupation, _, _, gap in rows]


def levels_missing(seen: Seen) -> Iterator[Item]:
    """Yield a competence of a programme that is demanded: levels missing, out of those asked, by people."""
    for row in seen.plan["gap_quality"].iter_rows(named=True):
        if row["demanded"]:
            where, name = seen.of_programme(row["programme"]), key(row["programme"], row["competence"])
            yield Item("gap_quality", name, row["shortfall"], row["demanded"] * row["level_asked"], where)


def compound(seen: Seen) -> Iterator[Item]:
    """Yield a programme: the share of its demanded competences taught and used, by the people demanded."""
    people = _people(seen)
    occupation = dict(seen.community["programmes"].select("id", "occupation").rows())
    for programme, share in seen.plan["gap_type"].select("programme", "compound").rows():
        if share is not None:
            wanted = people.get(occupation.get(programme) or "", (0.0, 0.0))[0]
            yield Item("gap_type", programme, wanted * share, wanted, seen.of_programme(programme))


def practice_time(seen: Seen) -> Iterator[Item]:
    """Yield a programme: minutes of practice, out of those of school and practice."""
    rows = seen.plan["gap_type"].select("programme", "theory_minutes", "practice_minutes").rows()
    for programme, theory, practice in rows:
        yield Item("gap_type", programme, float(practice), float(theory + practice), seen.of_programme(programme))
