"""The problem of a community: its demands, graduates and programmes in the framework's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from alternance.community.community import Community
from alternance.gap.evidence import attained, givers_of
from alternance.gap.problem import (
    ESSENTIAL,
    OPTIONAL,
    Asked,
    DemandLine,
    Graduates,
    Problem,
    Programme,
    Relations,
    Requirement,
)
from alternance.gap.reach import Reach

__all__ = ["build", "competences"]


def competences(community: Community, requirements: Requirement) -> set[str]:
    """Return every competence that the demands ask for, themselves or by `requirements`: whose relatives may count."""
    return {want.competence for line in _demands(community, requirements) for want in line.asks}


def build(community: Community, requirements: Requirement, relations: Relations, titles: Mapping[str, str]) -> Problem:
    """Read the problem from a community and what the framework says of its occupations.

    Parameters
    ----------
    requirements : mapping
        Occupation → competences that it asks for.
    relations : mapping
        Competence → relatives one step away, with the share of their level that counts.
    titles : mapping of str to str
        Competence → what it is called; only those here are told when nobody asks for them.
    """
    reach = Reach.of(community)
    lines = list(_demands(community, requirements))
    graduates = (row for row in _graduates(community) if reach.answers(row.occupation, row.day, row.day))
    return Problem(
        tuple(line for line in lines if reach.answers(line.occupation, line.first, line.last)),
        tuple(sorted(graduates, key=lambda row: (row.occupation, row.day, row.cohort))),
        tuple(_programmes(community)),
        relations,
        titles,
        tuple(line for line in lines if line.last < reach.first),
        tuple(line for line in lines if line.first > reach.end(line.occupation)),
    )


def _names(community: Community) -> dict[str, str]:
    """Return aim → its competence in the framework, or itself where it has none."""
    return {aim: competence or aim for aim, competence in community["aims"].select("id", "competence").rows()}


def _graduates(community: Community) -> Iterator[Graduates]:
    """Yield who graduates when, as `graduates` says; a cohort that it does not name: all, in its due week."""
    occupations = dict(community["programmes"].select("id", "occupation").rows())
    expected = defaultdict(list)
    for cohort, day, people in community["graduates"].select("cohort", "date", "expected").rows():
        expected[cohort].append((day, people))
    for cohort, programme, due, size in community["cohorts"].select("id", "programme", "due_week", "size").rows():
        occupation = occupations.get(programme) or programme
        for day, people in expected.get(cohort, [(due, size)]):
            yield Graduates(cohort, occupation, day, float(people))


def _demands(community: Community, requirements: Requirement) -> Iterator[DemandLine]:
    names = _names(community)
    named: dict[str, dict[str, Asked]] = defaultdict(dict)
    columns = community["demand_aims"].select("demand", "competence", "level", "essential")
    for demand, competence, level, essential in columns.rows():
        name = names.get(competence, competence)
        asked = Asked(name, ESSENTIAL[0] if essential else OPTIONAL[0], level)
        # an aim and its competence may both be named: then the higher wish counts
        named[demand][name] = max(asked, named[demand].get(name, asked), key=lambda wish: (wish.level, wish.weight))
    weights = dict(community["certainty_weights"].select("certainty", "weight").rows())
    for row in community["demands"].iter_rows(named=True):
        asks = {asked.competence: asked for asked in requirements.get(row["occupation"], ())} | named[row["id"]]
        known = [count for count in (row["headcount_low"], row["headcount_high"]) if count is not None]
        yield DemandLine(
            row["id"],
            row["occupation"],
            row["from"],
            row["to"],
            sum(known) / len(known) if known else None,
            tuple(asks[name] for name in sorted(asks)),
            row["certainty"] == "sure",
            weights.get(row["certainty"], 1.0),
        )


def _programmes(community: Community) -> Iterator[Programme]:
    names = _names(community)
    titles = {names[aim]: title for aim, title in community["aims"].select("id", "title").rows()}
    minutes = dict(community["modules"].select("id", "minutes").rows())
    modules = defaultdict(list)
    for programme, module in community["programme_modules"].select("programme", "module").rows():
        modules[programme].append(module)
    gifts = defaultdict(list)
    for module, aim, level in community["module_aims"].select("module", "aim", "level_given").rows():
        gifts[module].append((names.get(aim, aim), level))
    blocks = defaultdict(list)
    for block, owner in community["blocks"].select("id", "programme").rows():
        blocks[owner].append(block)
    givers, seen = givers_of(community, names), attained(community, names)
    practised, practice_minutes = _practised(community, names), _practice_minutes(community)
    for programme, occupation in community["programmes"].select("id", "occupation").rows():
        school, spent = dict[str, int](), dict[str, float]()
        for module in modules[programme]:
            for name, level in gifts[module]:
                school[name] = max(level, school.get(name, 0))
                spent[name] = spent.get(name, 0.0) + minutes[module] / len(gifts[module])
        practice, used = practised[programme]
        yield Programme(
            programme, occupation or programme, school, practice, frozenset(used), spent,
            sum(minutes[module] for module in modules[programme]), practice_minutes[programme], titles,
            givers[programme], seen[programme], (*sorted(modules[programme]), *sorted(blocks[programme])),
        )  # fmt: skip


def _practised(community: Community, names: Mapping[str, str]) -> Mapping[str, tuple[dict[str, int], set[str]]]:
    """Return programme → (competence → level reached in practice, competences assisted or done alone)."""
    programme_of = dict(community["blocks"].select("id", "programme").rows())
    found: dict[str, tuple[dict[str, int], set[str]]] = defaultdict(lambda: ({}, set()))
    for block, aim, role, level in community["phase_aims"].select("block", "aim", "role", "level_given").rows():
        reached, used = found[programme_of[block]]
        name = names.get(aim, aim)
        reached[name] = max(level or 0, reached.get(name, 0))
        if role != "observe":
            used.add(name)
    return found


def _practice_minutes(community: Community) -> Mapping[str, int]:
    """Return programme → minutes of practice, of five days a week."""
    weeks: dict[str, int] = defaultdict(int)
    for block, count in community["phases"].select("block", "weeks").rows():
        weeks[block] += count
    found: dict[str, int] = defaultdict(int)
    for block, programme, day in community["blocks"].select("id", "programme", "minutes_per_day").rows():
        found[programme] += weeks[block] * 5 * day
    return found
