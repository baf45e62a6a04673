"""A whole number of seats given out one by one, in proportion to what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from heapq import heapify, heappop, heappush

__all__ = ["seat_by_seat"]


def seat_by_seat(
    seats: int, most: Mapping[str, int], asked: Mapping[str, int], given: Mapping[str, int] | None = None
) -> dict[str, int]:
    """Give out seats: each to whom asks most for one seat more, of those who can take it.

    The next seat goes where ``asked / (2 · seats so far + 1)`` is largest; of equal ones where
    ``most / (2 · seats so far + 1)`` is, then to the first by name.

    Parameters
    ----------
    seats : int
        How many there are to give, those `given` among them.
    most : mapping of str to int
        Whom seats are given to, and how many each can take.
    asked : mapping of str to int
        What each asks for; nothing where it is not named.
    given : mapping of str to int
        What each has already.

    Returns
    -------
    dict of str to int
        Seats of each; all are given out where all together can take so many.

    Notes
    -----
    Webster's method (Sainte-Laguë's) with bounds: in proportion, rounded to the nearest. Unlike largest remainders it
    takes nothing from anybody when there is a seat more. Nobody gets more than asked while others who can take it have
    less than they ask. ``O(seats · log(names))``. M. L. Balinski and H. P. Young, *Fair Representation*, 1982.

    Examples
    --------
    >>> seat_by_seat(5, {"milling": 4, "office": 4}, {"milling": 6, "office": 2})
    {'milling': 4, 'office': 1}
    """
    found = {name: 0 if given is None else given.get(name, 0) for name in sorted(most)}

    def turn(name: str) -> tuple[Fraction, Fraction, str]:
        parts = 2 * found[name] + 1
        return Fraction(-asked.get(name, 0), parts), Fraction(-most[name], parts), name

    waiting = [turn(name) for name in found if found[name] < most[name]]
    heapify(waiting)
    for _ in range(seats - sum(found.values())):
        if not waiting:
            break
        name = heappop(waiting)[2]
        found[name] += 1
        if found[name] < most[name]:
            heappush(waiting, turn(name))
    return found
