"""Enterprises under one name each, however they are spelled."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from itertools import combinations

import polars as pl

from alternance.community.community import Community
from alternance.community.findings import Place
from alternance.io.mapping import Mapping
from alternance.io.names import firm_key
from alternance.io.problems import Found

__all__ = ["firms"]

#: Likeness of two keys from which a person should look (0 to 1).
_ALIKE = 0.88


def firms(spellings: list[tuple[str, Place]], community: Community, mapping: Mapping, found: Found) -> dict[str, str]:
    """Return spelling → enterprise: an organisation's id where the community has it, else its most frequent spelling.

    Two spellings are one enterprise when they differ only in case, umlauts, punctuation and legal form, or when the
    mapping file says so. Joined and merely alike ones are found.
    """
    organisations = community["organisations"].filter(pl.col("kind").cast(pl.String) != "school")
    known = {firm_key(title): own_id for own_id, title in organisations.select("id", "title").rows()}
    said = {spelling: mapping.enterprises.get(spelling) for spelling, _ in spellings}
    count = Counter(spelling for spelling, _ in spellings)
    groups: dict[str, list[str]] = defaultdict(list)
    for spelling in count:
        # what the mapping file says stands alone: it may also keep two alike names apart
        groups[f"={said[spelling]}" if said[spelling] else firm_key(spelling)].append(spelling)
    names = {}
    for key, group in groups.items():
        best = min(group, key=lambda text: (-count[text], -len(text), text))
        names[key] = said[best] or known.get(key) or best
    result = {spelling: names[key] for key, group in groups.items() for spelling in group}
    first = dict(reversed(spellings))
    for key, group in groups.items():
        for spelling in group:
            if not said[spelling] and len(group) > 1 and spelling != names[key]:
                found.note("firm-joined", first[spelling], spelling, name=names[key])
    for one, other in combinations(sorted(key for key in groups if not key.startswith("=")), 2):
        if difflib.SequenceMatcher(None, one, other).ratio() >= _ALIKE:
            found.note("firm-alike", first[groups[other][0]], groups[other][0], name=names[one])
    return result
