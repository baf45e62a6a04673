"""Rounds: whom placement leaves out goes back to the calendar as cuts, and the best round is kept.

**Words.** A *stay* is a cohort's practice in a block of its calendar. A set of stays is *crowded* when no placement,
whatever people wish, gives each of their students one position for all of its weeks: seats added up by week may suffice
where no single position is free throughout.

**What a cut says.** Let N be as many students as can be placed of a set S of stays, or more (`Pool.most`: the bound of
an exact model). A calendar that has some of these stays can place at most N students of them too: taking stays away
frees seats and adds none. So no calendar that places everybody lets more than N students go in S: the cut *at most N
students in the options of S* excludes none of them. The same holds with several options of a cohort's block in place of
one, where N is as many as can be placed whichever of them is taken: so a cut is widened to the weeks around.

It may exclude a calendar that leaves students out, and such calendars are plans too: no bound relies on a cut.

Where no set is crowded, wishes or rules about single students keep someone out. Then all that is known is that this
option did not do, and the cut says so of it alone: a guess.
"""

from alternance.planner.rounds.cuts import cuts_of, movable
from alternance.planner.rounds.loop import Round, best_round
from alternance.planner.rounds.pool import Going, Pool

__all__ = ["Going", "Pool", "Round", "best_round", "cuts_of", "movable"]
