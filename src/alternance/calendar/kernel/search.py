"""Ruin and recreate over cohorts.

Minutes, seats and beginnings over their limits are allowed at a price while searching. The price of each week rises
where a limit stays broken and falls where it is kept; only states that break nothing are remembered as best.

A state ``g`` is a `state.State`, a problem ``p`` a `layout.Pack`.
"""

import numpy as np

from alternance.calendar.kernel.chance import below, unit
from alternance.calendar.kernel.costs import ABSENT, over_cost, total_cost
from alternance.calendar.kernel.courses import ROUNDS
from alternance.calendar.kernel.fault import at_fault
from alternance.calendar.kernel.insert import copies, copy, drop, insert, take
from alternance.calendar.kernel.scratch import scratch
from alternance.compiled import bare, outer

MOST_RUINED = 6
STEADY, STEADY_EACH = 40, 4  # rounds between two looks at the prices, at most; and for each cohort
RISE, RISE_FIRST = 1.15, 1.4  # the second as long as no state within all limits was met
FALL = 0.98
MOST_PRICE = 1000.0  # times the least
AT_FAULT = 0.5  # how often, while a limit is broken, a cohort in its way is the first to be removed


@outer
def first_round(p, g, order, exact, tries, prices, chance):
    """Place the cohorts of `order`: as their rows say where `exact`, else by `tries` schedules. Returns the work."""
    s = scratch(p)
    t = copies(g)
    done = 0
    for c in order:
        if exact[c]:
            take(p, c, g, s)
            done += 1
        else:
            insert(p, c, tries, g, prices, s, t, chance)
            done += tries
    return done


@bare
def _victims(near, cohorts, seed, most, ruined, chance):
    """Choose the cohorts to remove: `seed`, then some of its neighbours."""
    ruined[0] = seed
    n = 1
    want = 1 + below(chance, min(most, cohorts.shape[0]))
    for _ in range(4 * most):
        if n >= want:
            break
        c = cohorts[below(chance, cohorts.shape[0])]
        rival = cohorts[below(chance, cohorts.shape[0])]
        if near[seed, rival] > near[seed, c]:
            c = rival
        fresh = True
        for i in range(n):
            fresh = fresh and ruined[i] != c
        if fresh:
            ruined[n] = c
            n += 1
    return n


@bare
def _next_price(price, least, over, rise):
    """Rise where the limit is broken, else sink."""
    return min(MOST_PRICE * least, price * rise) if over else max(least, price * FALL)


@bare
def _reprice_weeks(used, limit, price, least, rise):
    for r in range(used.shape[0]):
        for w in range(used.shape[1]):
            price[r, w] = _next_price(price[r, w], least[r, w], used[r, w] > limit[r, w], rise)


@bare
def _reprice(p, u, prices, least, rise):
    """Raise the prices of the weeks in which a limit is broken, let the others sink to their least.

    A week remembers what it was fought for long after it is free again (negotiated congestion: McMurchie and
    Ebeling, PathFinder, 1995).
    """
    _reprice_weeks(u.use, p.capacity, prices[0], least[0], rise)
    _reprice_weeks(u.away, p.seats, prices[1], least[1], rise)
    for g in range(u.begun.shape[0]):
        prices[2][g] = _next_price(prices[2][g], least[2][g], u.begun[g] > p.limit[g], rise)


@outer
def improve(p, g, near, cohorts, work, tries, heat, cool, prices, least, best_option, best_gene, best, chance):
    """Ruin and recreate over `cohorts` for `work` schedules; the temperature falls from `heat` to `cool`.

    A change is kept when the cost rises by less than the temperature times an exponential draw. The best state that
    breaks no limit goes to `best_option` and `best_gene`, and its cost to ``best[0]``. Returns the work done.
    """
    u = g.used
    s = scratch(p)
    t = copies(g)
    old_option, old_gene = g.option.copy(), g.gene.copy()
    was_placed = g.placed.copy()
    ruined = np.zeros(MOST_RUINED + 1, np.int64)
    over = over_cost(p, u, prices)
    now = total_cost(p, g) + over
    is_over = over > 0.0
    steady = min(STEADY, STEADY_EACH * cohorts.shape[0])
    done = 0
    while done < work and cohorts.shape[0] > 0:
        seed = cohorts[below(chance, cohorts.shape[0])]
        if is_over and unit(chance) < AT_FAULT:
            seed = at_fault(p, g, cohorts, seed, s, chance)
        n = _victims(near, cohorts, seed, 1 if unit(chance) < 0.4 else MOST_RUINED, ruined, chance)
        for i in range(n):
            c = ruined[i]
            was_placed[c] = g.placed[c]
            copy(p, c, g.option, g.gene, old_option, old_gene)
            if g.placed[c]:
                drop(p, c, g, s)
        for i in range(n):
            insert(p, ruined[i], tries, g, prices, s, t, chance)
            done += tries
        new_over = over_cost(p, u, prices)
        bare = total_cost(p, g)
        heat_now = heat * (cool / heat) ** (min(done, work) / work)
        if bare + new_over <= now - heat_now * np.log(max(1e-12, unit(chance))):
            now = bare + new_over
            is_over = new_over > 0.0
            if new_over <= 0.0 and bare < min(best[0], ABSENT) - 1e-9:
                best[0] = bare
                for c in cohorts:
                    copy(p, c, g.option, g.gene, best_option, best_gene)
        else:
            for i in range(n):
                if g.placed[ruined[i]]:
                    drop(p, ruined[i], g, s)
            for i in range(n):
                c = ruined[i]
                copy(p, c, old_option, old_gene, g.option, g.gene)
                if was_placed[c]:
                    take(p, c, g, s)
        u.tally[ROUNDS] += 1  # over all calls: a slice may be shorter than the time between two looks
        if u.tally[ROUNDS] % steady == 0:
            _reprice(p, u, prices, least, RISE if best[0] < ABSENT else RISE_FIRST)
            now = total_cost(p, g) + over_cost(p, u, prices)
    return done
