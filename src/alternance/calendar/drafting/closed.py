"""Closed sets: the sets of askers whose demand must be compared with what their suppliers offer.

Askers (qualifications, kinds of seat) share suppliers (teachers, positions). By Hall's condition everything can be
served when for every set of askers the demand is at most what all suppliers of at least one of them offer. It is
enough to look at sets that are *closed* (whoever has no supplier outside those of the set is in it: adding such an
asker adds demand and no supply) and *connected* (else the condition of the parts implies it).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

__all__ = ["closed_sets", "closure", "suppliers_of"]

#: Connected closed sets looked at in one component; beyond, only the smallest and the whole.
MOST_SETS = 600


def suppliers_of(able: Mapping[str, frozenset[str]], askers: frozenset[str]) -> frozenset[str]:
    """Return the suppliers of at least one of `askers`."""
    return frozenset().union(*(able[asker] for asker in askers))


def closure(able: Mapping[str, frozenset[str]], suppliers: frozenset[str]) -> frozenset[str]:
    """Return the askers who have no supplier outside `suppliers`."""
    return frozenset(asker for asker, own in able.items() if own <= suppliers)


def closed_sets(able: Mapping[str, frozenset[str]]) -> list[frozenset[str]]:
    """Return the connected closed sets of askers, smaller ones first.

    Parameters
    ----------
    able : mapping of str to frozenset of str
        Asker → suppliers. One without suppliers stands alone, with nothing to offer.

    Notes
    -----
    Their number can be exponential in the askers of one component. Of a component with more than `MOST_SETS` the
    smallest and the whole are returned: then what they allow may still be over in some larger set.
    """
    found: list[frozenset[str]] = []
    for part in _components(able):
        found.extend(_connected(part))
    return sorted(found, key=lambda askers: (len(askers), sorted(askers)))


def _components(able: Mapping[str, frozenset[str]]) -> Iterator[dict[str, frozenset[str]]]:
    left = dict(sorted(able.items()))
    while left:
        first = next(iter(left))
        part, reach = {first: left.pop(first)}, able[first]
        grown = True
        while grown:
            near = [asker for asker, own in left.items() if own & reach]
            grown = bool(near)
            for asker in near:
                part[asker] = left.pop(asker)
                reach |= part[asker]
        yield part


def _connected(part: dict[str, frozenset[str]]) -> list[frozenset[str]]:
    """Grow sets by one neighbour at a time; empty suppliers are left out of others' closures."""
    able = {asker: own for asker, own in part.items() if own}
    if not able:
        return [frozenset(part)]
    whole = frozenset(able)
    queue = sorted({closure(able, own) for own in able.values()}, key=lambda s: (len(s), sorted(s)))
    seen = set(queue)
    for askers in queue:  # grows while it is walked
        reach = suppliers_of(able, askers)
        for asker, own in able.items():
            if asker not in askers and own & reach:
                more = closure(able, reach | own)
                if more not in seen and len(seen) < MOST_SETS:
                    seen.add(more)
                    queue.append(more)
    return sorted(seen | {whole}, key=lambda s: (len(s), sorted(s)))
