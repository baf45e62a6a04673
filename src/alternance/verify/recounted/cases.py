"""Cases by what they belong to, and the ways in which a figure is made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from alternance.verify.facts import Facts

__all__ = [
    "ALL", "Case", "Figures", "Scope", "by_scope", "gini", "highest", "mean", "middle", "ninth_tenth", "of_cohort",
    "of_programme", "total",
]  # fmt: skip

#: (What kind of thing, its id).
Scope = tuple[str, str]
#: Where it belongs, how much, out of how much.
Case = tuple[list[Scope], float, float]
#: Scope → figure.
Figures = dict[Scope, float]

ALL: Scope = ("all", "all")


def of_cohort(facts: Facts, cohort: str, enterprise: str | None = None) -> list[Scope]:
    """Return the scopes of something of a cohort (and of an enterprise)."""
    row = facts.planned.cohorts[cohort]
    parts = (("school", row.school), ("programme", row.programme), ("cohort", cohort), ("enterprise", enterprise))
    return [ALL, *((kind, id_) for kind, id_ in parts if id_)]


def of_programme(facts: Facts, programme: str) -> list[Scope]:
    """Return the scopes of something of a programme."""
    row = facts.given.programmes.get(programme)
    return [ALL, ("programme", programme), *([("school", row["school"])] if row else [])]


def by_scope(cases: Iterable[Case], figure: Callable[[list[tuple[float, float]]], float | None]) -> Figures:
    """Return the figure of each scope, where there is one; nothing at all where the whole has none."""
    parts: dict[Scope, list[tuple[float, float]]] = defaultdict(list)
    for scopes, much, out_of in cases:
        for scope in scopes:
            parts[scope].append((much, out_of))
    found = {scope: value for scope, pairs in parts.items() if (value := figure(pairs)) is not None}
    return found if ALL in found else {}


def total(pairs: list[tuple[float, float]]) -> float:
    """Return how much, all together."""
    return sum(much for much, _ in pairs)


def mean(pairs: list[tuple[float, float]]) -> float | None:
    """Return how much of all there is, all together; None of nothing."""
    out_of = sum(most for _, most in pairs)
    return total(pairs) / out_of if out_of else None


def highest(pairs: list[tuple[float, float]]) -> float | None:
    """Return the largest share."""
    return max((much / most for much, most in pairs if most), default=None)


def middle(pairs: list[tuple[float, float]]) -> float:
    """Return the value in the middle, or the mean of the two there."""
    values = sorted(much for much, _ in pairs)
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def ninth_tenth(pairs: list[tuple[float, float]]) -> float:
    """Return the least value that at least nine tenths do not exceed."""
    values = sorted(much for much, _ in pairs)
    return next(value for place, value in enumerate(values, start=1) if 10 * place >= 9 * len(values))


def gini(pairs: list[tuple[float, float]]) -> float | None:
    """Return half the mean difference of all pairs ÷ the mean; None where all have nothing."""
    shares = [much / most for much, most in pairs if most]
    if not any(shares):
        return None
    apart = sum(abs(one - other) for one in shares for other in shares)
    return apart / (2 * len(shares) * sum(shares))
