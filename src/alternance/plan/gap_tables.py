"""The plan's tables about demand: the four sides of the gap, what would close it, and where demand is going."""

from __future__ import annotations

import dataframely as dy

from alternance.community.schema.column import choice, date, flag, number, ref, text, whole
from alternance.community.schema.improving import KINDS

__all__ = [
    "IDS_MOST", "GapBudget", "GapFrontier", "GapQuality", "GapQuantity", "GapRecommendation", "GapStructure",
    "GapTrend", "GapType",
]  # fmt: skip

#: Most characters of a list of ids: a cell of a spreadsheet holds no more than 32,767.
IDS_MOST = 32_000


class GapQuantity(dy.Schema):
    """Graduates by occupation and quarter against the headcount demanded."""

    occupation = text("The occupation", "isco/C7233", primary=True)
    quarter = text("Quarter of the year", "2027-Q3", primary=True, longest=7)
    demanded = number("People demanded", 12, unit="people")
    supplied = number("Graduates", 9, unit="people")
    gap = number("Graduates less demand: below 0 too few, above 0 too many", -3, unit="people")
    demanded_sure = number("People demanded for sure", 8, unit="people", empty=True)
    demanded_most = number(
        "People who may be demanded: those for sure, perhaps, and of whom nobody said how sure, each in full", 14,
        unit="people", empty=True,
    )  # fmt: skip
    rows = text("Ids of the rows behind: demands and cohorts", "miller:d1", longest=IDS_MOST)


class GapStructure(dy.Schema):
    """Shares of the occupations in demand and supply."""

    occupation = text("The occupation", "isco/C7233", primary=True)
    demanded = number("Share of the demand", 0.4, unit="0 to 1")
    supplied = number("Share of the supply", 0.3, unit="0 to 1")
    gap = number("Supply less demand", -0.1, unit="-1 to 1")
    rows = text("Ids of the rows behind: demands and cohorts", "miller:d1", longest=IDS_MOST)


class GapQuality(dy.Schema):
    """Competences of a programme: the level demanded against the level given, and against what students attained."""

    programme = ref("programmes", "The programme", "school:mechanic", primary=True)
    competence = text("The competence, or the aim's id where it has none", "skill/0001", primary=True)
    title = text("What it is called", "operate milling machines")
    demanded = number("Demand-weighted headcount that asks for it; 0: nobody", 12, unit="people")
    level_asked = number("Level asked", 3, unit="level 0 to 4")
    level_given = number("Level given, also through related competences", 2, unit="level 0 to 4")
    shortfall = number("Level missing, weighted by the demand", 12, unit="people x level")
    minutes = whole("Minutes of school spent on it", 2400, unit="minutes", empty=True)
    rows = text("Ids of the demands behind", "miller:d1", longest=IDS_MOST)
    givers = text(
        "Ids of the modules and blocks that give it, or where none does the related one that counts",
        "school:milling-1", longest=IDS_MOST,
    )  # fmt: skip
    seen = whole("Students of the programme whose level was seen", 14, unit="students", default=0)
    level_attained = number(
        "Mean level seen; empty: of too few students to say so", 2.4, unit="level 0 to 4", empty=True
    )
    shortfall_attained = number(
        "Level missing by what was seen, weighted by the demand; empty as `level_attained`", 7.2,
        unit="people x level", empty=True,
    )  # fmt: skip
    asked_sure = number("Levels asked for sure, by people", 24, unit="people x level", empty=True)
    shortfall_sure = number("Of these, missing", 8, unit="people x level", empty=True)
    asked_most = number("Levels that may be asked, by people", 42, unit="people x level", empty=True)
    shortfall_most = number("Of these, missing", 14, unit="people x level", empty=True)


class GapType(dy.Schema):
    """Theory and practice of a programme and the share of demanded competences met in both."""

    programme = ref("programmes", "The programme", "school:mechanic", primary=True)
    theory_minutes = whole("School", 60000, unit="minutes")
    practice_minutes = whole("Practice", 60000, unit="minutes")
    compound = number(
        "Share of the demanded competences taught at school and used in practice; empty: none is demanded", 0.6,
        unit="0 to 1", empty=True,
    )  # fmt: skip
    only_school = text("Competences demanded and only taught", "skill/0001", longest=IDS_MOST)
    only_practice = text("Competences demanded and only practised", "skill/0002", longest=IDS_MOST)
    rows = text("Ids of the modules and blocks behind", "school:milling-1", longest=IDS_MOST)


class GapRecommendation(dy.Schema):
    """What to change in each programme so that most of what is demanded is covered, within hours and budget; proven."""

    programme = ref("programmes", "The programme", "school:mechanic", primary=True)
    order = whole("Place among the changes", 1, least=1, primary=True)
    kind = choice(
        ("add", "raise", "practise", "move", "trim", "drop", "hours", "students", *KINDS),
        "A competence is added to a module, raised there, practised in a phase; given less at school because practice "
        "gives it, trimmed or dropped because nobody asks for it; a module's hours, a cohort's students change; an "
        "improvement of this kind is bought",
    )  # fmt: skip
    place = text("The module, block, cohort or improvement", "school:milling-1", longest=120)
    phase = whole("The phase of the block, by its order; 0: not in practice", 0, default=0)
    aim = text("The aim through which it is given there; one that is not among the aims is new", "school:mechanic.mill")
    competence = text("The competence, or the aim's id where it has none", "skill/0001")
    title = text("What it is called", "operate milling machines")
    before = whole("Level now, 0 none; for hours minutes, for students their number, for an improvement 0", 0)
    after = whole("The same afterwards", 3)
    minutes = whole(
        "Minutes of school that it asks (above 0) or sets free at most (below 0)", 1200, unit="minutes", least=None
    )
    lost = number("What is lost where it alone is left out", 36, unit="people x level")
    owner = choice(("school", "enterprise", "training centre", "authority"), "Who does it")
    rows = text("Ids of the demands that gain by it", "miller:d1", longest=IDS_MOST)
    improvements = text("Ids of the improvements that make it possible", "school:five-axis", longest=IDS_MOST)
    cost = whole("What it costs in all; empty: no money", 48000, unit="money", empty=True)
    currency = text("Currency of the cost", "EUR", longest=3)
    provider = ref("organisations", "Who provides the improvement", "school", empty=True)
    ready_from = date("Day from which it is there; empty: from the beginning", "2027-03-01", empty=True)


class GapFrontier(dy.Schema):
    """How much of what is demanded a programme can cover when so many of its hours are moved: every step, proven."""

    programme = ref("programmes", "The programme", "school:mechanic", primary=True)
    step = whole("Number of the step; 0: the programme as it is", 1, primary=True)
    minutes = whole("Minutes of school moved", 1200, unit="minutes")
    coverage = number("Share of the levels asked that is covered", 0.8, unit="0 to 1")
    gain = number("Covered more than at the step before", 36, unit="people x level")
    proven = flag("No choice with these hours covers more")
    opens = text("Demands and positions that now find every essential level", "miller:d1", longest=IDS_MOST)
    rows = text("Demands that find more than at the step before", "miller:d1", longest=IDS_MOST)


class GapBudget(dy.Schema):
    """How much of what is demanded a programme can cover when improvements may cost so much: every step, proven."""

    programme = ref("programmes", "The programme", "school:mechanic", primary=True)
    step = whole("Number of the step; 0: without money", 1, primary=True)
    cost = whole("What the improvements cost in all", 48000, unit="money")
    currency = text("Currency of the cost", "EUR", longest=3)
    minutes = whole("Minutes of school moved", 1200, unit="minutes")
    coverage = number("Share of the levels asked that is covered", 0.8, unit="0 to 1")
    gain = number("Covered more than at the step before; at the first, than now", 36, unit="people x level")
    proven = flag("No choice at this cost covers more")
    improvements = text("Ids of what is bought", "school:five-axis", longest=IDS_MOST)
    opens = text(
        "Demands and positions that find every essential level, more than at the step before", "miller:d1",
        longest=IDS_MOST,
    )  # fmt: skip
    rows = text("Demands that find more than at the step before", "miller:d1", longest=IDS_MOST)


class GapTrend(dy.Schema):
    """Where demand is going, by occupation and competence, from at least eight quarters of history."""

    kind = choice(("occupation", "competence"), "What it is about", primary=True)
    name = text("The occupation or competence", "isco/C7233", primary=True)
    title = text("What it is called", "Metal working machine tool setter")
    first_quarter = text("First quarter of the history", "2024-Q3", longest=7)
    last_quarter = text("Its last quarter", "2026-Q2", longest=7)
    quarters = whole("Quarters of history", 8, least=8)
    history = text("People in each of them, the first to the last", "3 4 4 6 5 7 8 8", longest=IDS_MOST)
    slope = number("People more each quarter, the median of all pairs of quarters", 0.6, unit="people a quarter")
    slope_low = number("Lower end of its interval of 95 %", 0.2, unit="people a quarter")
    slope_high = number("Upper end", 1.0, unit="people a quarter")
    direction = choice(("growing", "stable", "fading"), "What the interval says")
    forecast = number(
        "People in the quarter after; empty where forecasting so would have been worse than the naive one", 9,
        unit="people", least=0, empty=True,
    )  # fmt: skip
    error = number(
        "Mean error of forecasts made so in the past; empty: too short a past", 1.2, unit="people", empty=True
    )
    naive_error = number(
        "The same of the better of: as in the quarter before, as a year before", 1.6, unit="people", empty=True
    )
    rows = text("Ids of the demands behind", "miller:d1", longest=IDS_MOST)
