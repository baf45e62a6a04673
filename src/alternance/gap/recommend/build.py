"""The problem of one programme, from the community's tables and the gap's own reading of its demand."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from alternance.community import Community
from alternance.gap import problem as gap
from alternance.gap.recommend.offered import Offered, offered
from alternance.gap.recommend.periods import Periods
from alternance.gap.recommend.posts import posts
from alternance.gap.recommend.practice import practice
from alternance.gap.recommend.problem import Phase, Problem, Source, Want, Wish
from alternance.gap.recommend.school import School, school
from alternance.gap.recommend.taught import Taught, taught

__all__ = ["build"]


def build(
    community: Community, problem: gap.Problem, programme: str, *, extra: int = 0, unlocked: bool = False
) -> Problem:
    """Read what one programme could change.

    Parameters
    ----------
    problem : alternance.gap.Problem
        The gap of the same community: its demand lines, with the framework's relations and titles.
    programme : str
        Id of the programme.
    extra : int
        Minutes of an extra qualification that may lie beside the programme's hours.
    unlocked : bool
        As if every module that no other programme takes were the school's to change.

    Raises
    ------
    KeyError
        When the community has no such programme.
    """
    rows = community["programmes"].filter(id=programme)
    if not rows.height:
        raise KeyError(programme)
    given = next(other for other in problem.programmes if other.id == programme)
    wants = tuple(_wants(problem, given))
    known = taught(community, programme, wants, _unwanted(problem), unlocked)
    could: Offered = offered(community, known)
    at_school: School = school(known, could.named)
    trained, phases = practice(known)
    trains = could.put(trained)
    sources = (*could.put(at_school.sources), *trains)
    return Problem(
        programme,
        rows["title"][0],
        tuple(_wants(problem, given, could.periods)) if could.periods.begins else wants,
        tuple(_that_count(sources, wants)),
        at_school.modules,
        tuple(phase for phase in phases if _trained(phase, trains)),
        _floors(known, sources),
        _fresh(community, programme),
        at_school.new_least,
        at_school.new_most,
        extra,
        given.theory_minutes,
        at_school.rate,
        known.locked,
        dict(community["aims"].select("id", "title").rows()),
        tuple(posts(community, known, sources)),
        could.improvements,
    )


def _wants(problem: gap.Problem, programme: gap.Programme, periods: Periods | None = None) -> Iterator[Want]:
    """Yield what is asked of the programme, by competence and period; without periods, in one."""
    asked: dict[tuple[str, int], list[Wish]] = {}
    for line in problem.demands:
        if line.occupation == programme.occupation and line.people.counted:
            for period, share in periods.shares(line) if periods else ((0, 1.0),):
                for want in line.asks:
                    wish = Wish(line.id, line.people.counted * share * want.weight, want.level, want.weight >= 1)
                    asked.setdefault((want.competence, period), []).append(wish)
    for name, period in sorted(asked):
        title = programme.titles.get(name) or problem.titles.get(name, name)
        yield Want(name, title, tuple(asked[name, period]), tuple(problem.relations.get(name, ())), period)


def _unwanted(problem: gap.Problem) -> frozenset[str]:
    """Return the framework's competences that no line of demand asks for, of whatever occupation."""
    return frozenset(problem.titles) - {want.competence for line in problem.demands for want in line.asks}


def _fresh(community: Community, programme: str) -> str:
    """Return an id that no module has."""
    taken = set(community["modules"]["id"])
    names = (f"{programme[:100]}/new-{number}" for number in itertools.count(1))
    return next(name for name in names if name not in taken)


def _that_count(sources: tuple[Source, ...], wants: tuple[Want, ...]) -> Iterator[Source]:
    """Yield the sources that may change, of changeable modules, or that give what counts for a want."""
    counts = {want.competence for want in wants} | {other for want in wants for other, _ in want.relatives}
    changing = {source.place for source in sources if source.kind == "module" and source.changes}
    aims = {source.aim for source in sources if source.changes}
    for source in sources:
        beside = source.kind == "module" and source.place in changing
        if source.changes or source.competence in counts or beside or source.aim in aims:
            yield source


def _trained(phase: Phase, trains: tuple[Source, ...]) -> bool:
    return any(source.at == (phase.block, phase.order) and source.changes for source in trains)


def _floors(known: Taught, sources: tuple[Source, ...]) -> dict[str, int]:
    """Return core aim → what it keeps, where a source that could lower it may change."""
    now: dict[str, int] = {}
    for source in sources:
        now[source.aim] = max(source.now, now.get(source.aim, 0))
    lowered = {s.aim for s in sources if any(change.level < s.now for change in s.changes)}
    return {
        aim.id: min(aim.target, now[aim.id])
        for aim in known.aims.values()
        if aim.core and aim.id in lowered and min(aim.target, now[aim.id])
    }
