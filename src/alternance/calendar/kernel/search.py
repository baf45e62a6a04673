"""Inserting a cohort by many tries, and ruin and recreate over cohorts.

Minutes, seats and beginnings over their limits are allowed at a price while searching. The prices rise where a limit
stays broken and fall where it is kept; only states that break nothing are remembered as best.

A state ``g`` is (option, start, weekly, key, later, use, away, begun, peak, cost, placed, known), see `state.State`.
"""

import numpy as np

from alternance.calendar.kernel.chance import below, unit
from alternance.calendar.kernel.construct import (
    build,
    mutate,
    over_cost,
    own_cost,
    own_over_cost,
    peak_cost,
    peaks_of,
    rebook,
    scratch,
    widest,
)
from alternance.calendar.kernel.options import draw, shift
from alternance.calendar.kernel.place import INFEASIBLE
from alternance.compiled import inner, outer

ABSENT = 1e9  # what a cohort without a place counts, beyond any objective
MOST_RUINED = 6
STEADY = 40  # rounds of ruin and recreate between two looks at the prices
RISE = 1.15
FALL = 0.98
MOST_PRICE = 100.0  # times the least


@inner
def _choose(p, c, now, chosen, known, away, begun, prices, chance):
    """Options for the next try: as now, one block shifted, or drawn anew from some block on."""
    b0, b1 = p.block_at[c], p.block_at[c + 1]
    dice = unit(chance)
    if known and dice < 0.3:
        chosen[b0:b1] = now[b0:b1]
        return True
    if known and dice < 0.85:
        return shift(p, c, now, chosen, chance)
    from_block = b0 + below(chance, b1 - b0) if known else b0
    return draw(p, c, now, chosen, from_block, away, begun, prices[1], prices[2], chance)


@inner
def insert(p, c, tries, g, prices, s, t, chance):
    """Find the best place for a cohort that is not booked, over `tries` schedules, and book it there.

    `t` are two copies of the first five arrays of the state to work in, and one of its peaks. A `known` cohort has a
    schedule in the state, to start from and to fall back on. Returns whether placed.
    """
    option, start, weekly, key, later, use, away, begun, peak, _cost, _placed, known = g
    o1, s1, w1, k1, l1, o2, s2, w2, k2, l2, peak0 = t
    m0, m1, b0, b1 = p.module_at[c], p.module_at[c + 1], p.block_at[c], p.block_at[c + 1]
    peak0[:] = peak
    best = INFEASIBLE
    base = peak_cost(p, peak) + own_over_cost(p, c, use, away, begun, prices)
    _copy(p, c, (option, s2, weekly, key, later), (o2, s2, w2, k2, l2))
    for trial in range(tries):
        fresh = not known[c] and best >= INFEASIBLE
        if trial == 0 and not fresh:
            o1[b0:b1] = o2[b0:b1]
        elif not _choose(p, c, o2, o1, not fresh, away, begun, prices, chance):
            continue
        k1[m0:m1] = k2[m0:m1]
        l1[m0:m1] = l2[m0:m1]
        w1[m0:m1] = w2[m0:m1]
        if trial > 0:
            mutate(p, c, k1, l1, w1, 6.0 if fresh else 2.0, chance)
        paid = build(p, c, o1, k1, l1, s1, w1, use, away, begun, peak, prices, s, best + 1e-6, chance)
        if paid < INFEASIBLE:
            total = paid + own_cost(p, c, o1, s1, w1, s) - base
            total += peak_cost(p, peak) + own_over_cost(p, c, use, away, begun, prices)
            if total < best:
                best = total
                _copy(p, c, (o1, s1, w1, k1, l1), (o2, s2, w2, k2, l2))
            rebook(p, c, o1, s1, w1, use, away, begun, peak, s, -1)
        peak[:] = peak0
    if best >= INFEASIBLE:
        if known[c]:  # a schedule that cost effort is not lost, whatever it is over
            take(p, c, g, s)
        return known[c]
    _copy(p, c, (o2, s2, w2, k2, l2), (option, start, weekly, key, later))
    take(p, c, g, s)
    return True


@inner
def _copy(p, c, a, z):
    """Copy one cohort's rows of the first five arrays of a state from `a` to `z`."""
    m0, m1, b0, b1 = p.module_at[c], p.module_at[c + 1], p.block_at[c], p.block_at[c + 1]
    z[0][b0:b1] = a[0][b0:b1]
    z[1][m0:m1] = a[1][m0:m1]
    z[2][m0:m1] = a[2][m0:m1]
    z[3][m0:m1] = a[3][m0:m1]
    z[4][m0:m1] = a[4][m0:m1]


@inner
def take(p, c, g, s):
    """Book the schedule that the state's rows hold for a cohort."""
    option, start, weekly, _key, _later, use, away, begun, peak, cost, placed, known = g
    rebook(p, c, option, start, weekly, use, away, begun, peak, s, 1)
    cost[c] = own_cost(p, c, option, start, weekly, s)
    placed[c] = known[c] = True


@inner
def drop(p, c, g, s):
    """Unbook a placed cohort."""
    option, start, weekly, _key, _later, use, away, begun, peak, _cost, placed, _known = g
    rebook(p, c, option, start, weekly, use, away, begun, peak, s, -1)
    peaks_of(p, c, use, peak)
    placed[c] = False


@inner
def total_cost(p, g):
    """Cost of the state without what is over: cohorts' own, peaks, unused seats; a large sum for each one absent."""
    _option, _start, _weekly, _key, _later, _use, away, _begun, peak, cost, placed, _known = g
    total = peak_cost(p, peak)
    for c in range(cost.shape[0]):
        total += cost[c] if placed[c] else ABSENT
    unused = 0
    for q in range(away.shape[0]):
        for w in range(away.shape[1]):
            unused += max(0, p.promised[q, w] - away[q, w])
    return total + p.weights[2] * unused


@inner
def copies(p, g):
    """Two working copies of the first five arrays of a state, and one of the peaks (see `insert`)."""
    option, start, weekly, key, later, _use, _away, _begun, peak, _cost, _placed, _known = g
    return (
        option.copy(), start.copy(), weekly.copy(), key.copy(), later.copy(),
        option.copy(), start.copy(), weekly.copy(), key.copy(), later.copy(),
        peak.copy(),
    )  # fmt: skip


@outer
def first_round(p, g, order, exact, tries, prices, chance):
    """Place the cohorts of `order`: as their rows say where `exact`, else by `tries` schedules. Returns the work."""
    s = scratch(p.days.shape[1], widest(p))
    t = copies(p, g)
    done = 0
    for c in order:
        if exact[c]:
            take(p, c, g, s)
            done += 1
        else:
            insert(p, c, tries, g, prices, s, t, chance)
            done += tries
    return done


@inner
def _victims(p, near, cohorts, most, ruined, chance):
    """Choose the cohorts to remove: one at random, then some of its neighbours."""
    seed = cohorts[below(chance, cohorts.shape[0])]
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


@inner
def _next_price(price, least, over):
    """Rise where the limit is broken, else sink."""
    return min(MOST_PRICE * least, price * RISE) if over else max(least, price * FALL)


@inner
def _reprice(p, use, away, begun, prices, least):
    """Raise the prices of limits that are broken, let the others sink to their least."""
    for r in range(use.shape[0]):
        over = False
        for w in range(use.shape[1]):
            over = over or use[r, w] > p.capacity[r, w]
        prices[0][r] = _next_price(prices[0][r], least[0][r], over)
    for q in range(away.shape[0]):
        over = False
        for w in range(away.shape[1]):
            over = over or away[q, w] > p.seats[q, w]
        prices[1][q] = _next_price(prices[1][q], least[1][q], over)
    for g in range(begun.shape[0]):
        over = begun[g] > p.limit[g]
        prices[2][g] = _next_price(prices[2][g], least[2][g], over)


@outer
def improve(p, g, near, cohorts, work, tries, heat, cool, prices, least, best_rows, best, chance):
    """Ruin and recreate over `cohorts` for `work` schedules; the temperature falls from `heat` to `cool`.

    A change is kept when the cost rises by less than the temperature times an exponential draw. The best state that
    breaks no limit goes to `best_rows` (as the first five arrays of a state) and its cost to ``best[0]``. Returns the
    work done.
    """
    _option, _start, _weekly, _key, _later, use, away, begun, _peak, _cost, placed, _known = g
    s = scratch(p.days.shape[1], widest(p))
    t = copies(p, g)
    old = copies(p, g)
    was_placed = placed.copy()
    ruined = np.zeros(MOST_RUINED + 1, np.int64)
    over = over_cost(p, use, away, begun, prices)
    now = total_cost(p, g) + over
    done = 0
    rounds = 0
    while done < work and cohorts.shape[0] > 0:
        n = _victims(p, near, cohorts, 1 if unit(chance) < 0.4 else MOST_RUINED, ruined, chance)
        for i in range(n):
            c = ruined[i]
            was_placed[c] = placed[c]
            _copy(p, c, g, old)
            if placed[c]:
                drop(p, c, g, s)
        for i in range(n):
            insert(p, ruined[i], tries, g, prices, s, t, chance)
            done += tries
        new_over = over_cost(p, use, away, begun, prices)
        bare = total_cost(p, g)
        heat_now = heat * (cool / heat) ** (min(done, work) / work)
        if bare + new_over <= now - heat_now * np.log(max(1e-12, unit(chance))):
            now = bare + new_over
            if new_over <= 0.0 and bare < min(best[0], ABSENT) - 1e-9:
                best[0] = bare
                for c in cohorts:
                    _copy(p, c, g, best_rows)
        else:
            for i in range(n):
                if placed[ruined[i]]:
                    drop(p, ruined[i], g, s)
            for i in range(n):
                c = ruined[i]
                _copy(p, c, old, g)
                if was_placed[c]:
                    take(p, c, g, s)
        rounds += 1
        if rounds % STEADY == 0:
            _reprice(p, use, away, begun, prices, least)
            now = total_cost(p, g) + over_cost(p, use, away, begun, prices)
    return done
