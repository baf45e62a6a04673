"""Inserting cohorts by many tries, and ruin and recreate over cohorts."""

import numpy as np
from numba import njit

from alternance.calendar.kernel.chance import below, unit
from alternance.calendar.kernel.construct import (
    book_blocks,
    build,
    mutate,
    own_cost,
    peak_cost,
    peaks_of,
    rebook,
    scratch,
)
from alternance.calendar.kernel.options import draw, has_room, shift
from alternance.calendar.kernel.place import INFEASIBLE, book, fit
from alternance.calendar.kernel.windows import weeks_of

ABSENT = 1e7  # what a cohort without a place counts, beyond any objective
MOST_RUINED = 6


@njit(cache=True, nogil=True)
def widest(p):
    """Most modules of one cohort."""
    n = 1
    for c in range(p.size.shape[0]):
        n = max(n, p.module_at[c + 1] - p.module_at[c])
    return n


@njit(cache=True, nogil=True)
def _choose(p, c, now, chosen, placed, away, begun, chance):
    """Options for the next try: as now, one block shifted, or drawn anew from some block on."""
    b0, b1 = p.block_at[c], p.block_at[c + 1]
    dice = unit(chance)
    if placed and dice < 0.3:
        for b in range(b0, b1):
            chosen[b] = now[b]
            if not has_room(p, c, b, now[b], away, begun):
                return False
        return True
    if placed and dice < 0.85:
        return shift(p, c, now, chosen, away, begun, chance)
    from_block = b0 + below(chance, b1 - b0) if placed else b0
    return draw(p, c, now, chosen, from_block, away, begun, chance)


@njit(cache=True, nogil=True)
def insert(p, c, known, tries, g, s, t, chance):
    """Find the best place for a cohort that is not booked, over `tries` schedules, and book it there.

    `g` is the state (option, start, weekly, key, later, use, away, begun, peak, cost, placed), `t` two copies of its
    first five arrays to work in. `known`: its rows of the state are a schedule to start from. Returns whether placed.
    """
    option, start, weekly, key, later, use, away, begun, peak, cost, placed = g
    o1, s1, w1, k1, l1, o2, s2, w2, k2, l2, peak0 = t
    m0, m1 = p.module_at[c], p.module_at[c + 1]
    b0, b1 = p.block_at[c], p.block_at[c + 1]
    peak0[:] = peak
    best = INFEASIBLE
    rise0 = peak_cost(p, peak)
    o2[b0:b1] = option[b0:b1]
    k2[m0:m1] = key[m0:m1]
    l2[m0:m1] = later[m0:m1]
    w2[m0:m1] = weekly[m0:m1]
    for trial in range(tries):
        first = trial == 0
        fresh = not known and best >= INFEASIBLE
        if not _choose(p, c, o2, o1, not fresh, away, begun, chance):
            continue
        k1[m0:m1] = k2[m0:m1]
        l1[m0:m1] = l2[m0:m1]
        w1[m0:m1] = w2[m0:m1]
        if not first:
            mutate(p, c, k1, l1, w1, 6.0 if fresh else 2.0, chance)
        unused = build(p, c, o1, k1, l1, s1, w1, use, away, begun, peak, s, min(best, INFEASIBLE / 2), chance)
        if unused < INFEASIBLE:
            own = own_cost(p, c, o1, s1, w1, s)
            total = own + unused + peak_cost(p, peak) - rise0
            if total < best:
                best = total
                o2[b0:b1] = o1[b0:b1]
                s2[m0:m1] = s1[m0:m1]
                w2[m0:m1] = w1[m0:m1]
                k2[m0:m1] = k1[m0:m1]
                l2[m0:m1] = l1[m0:m1]
            rebook(p, c, o1, s1, w1, use, away, begun, peak, s, -1)
        peak[:] = peak0
    if best >= INFEASIBLE:
        placed[c] = False
        return False
    option[b0:b1] = o2[b0:b1]
    start[m0:m1] = s2[m0:m1]
    weekly[m0:m1] = w2[m0:m1]
    key[m0:m1] = k2[m0:m1]
    later[m0:m1] = l2[m0:m1]
    _take(p, c, g, s)
    return True


@njit(cache=True, nogil=True)
def _take(p, c, g, s):
    """Book the schedule that the state's rows hold for a cohort."""
    option, start, weekly, key, later, use, away, begun, peak, cost, placed = g
    rebook(p, c, option, start, weekly, use, away, begun, peak, s, 1)
    cost[c] = own_cost(p, c, option, start, weekly, s)
    placed[c] = True


@njit(cache=True, nogil=True)
def _drop(p, c, g, s):
    """Unbook a placed cohort."""
    option, start, weekly, key, later, use, away, begun, peak, cost, placed = g
    rebook(p, c, option, start, weekly, use, away, begun, peak, s, -1)
    peaks_of(p, c, use, peak)
    placed[c] = False


@njit(cache=True, nogil=True)
def take_if_fits(p, c, g, s, peak0):
    """Book the schedule that the state's rows hold, if everything still has room for it; returns whether."""
    option, start, weekly, key, later, use, away, begun, peak, cost, placed = g
    for b in range(p.block_at[c], p.block_at[c + 1]):
        if not has_room(p, c, b, option[b], away, begun):
            return False
    states, before, lesson, room = s[0], s[1], s[2], s[3]
    weeks_of(p, c, option, states, before, lesson)
    for w in range(states.shape[0]):
        room[w] = p.day_minutes[c] * max(0, states[w])
    peak0[:] = peak
    m0, m1 = p.module_at[c], p.module_at[c + 1]
    for m in range(m0, m1):
        if fit(p, m, states, room, use, start[m], weekly[m], states.shape[0]) < 0:
            for q in range(m0, m):
                book(p, q, states, room, use, peak, start[q], weekly[q], -1)
            peak[:] = peak0
            return False
        book(p, m, states, room, use, peak, start[m], weekly[m], 1)
    book_blocks(p, c, option, away, begun, 1)
    cost[c] = own_cost(p, c, option, start, weekly, s)
    placed[c] = True
    return True


@njit(cache=True, nogil=True)
def total_cost(p, g):
    """Cost of the state: cohorts' own, peaks, unused seats, and a large sum for each cohort without a place."""
    option, start, weekly, key, later, use, away, begun, peak, cost, placed = g
    total = peak_cost(p, peak)
    for c in range(cost.shape[0]):
        total += cost[c] if placed[c] else ABSENT
    unused = 0
    for q in range(away.shape[0]):
        for w in range(away.shape[1]):
            unused += max(0, p.promised[q, w] - away[q, w])
    return total + p.weights[2] * unused


@njit(cache=True, nogil=True)
def copies(p, g):
    """Two working copies of the first five arrays of a state, and of the peaks (see `insert`)."""
    option, start, weekly, key, later, use, away, begun, peak, cost, placed = g
    return (
        option.copy(), start.copy(), weekly.copy(), key.copy(), later.copy(),
        option.copy(), start.copy(), weekly.copy(), key.copy(), later.copy(),
        peak.copy(),
    )  # fmt: skip


@njit(cache=True, nogil=True)
def first_round(p, g, order, known, tries, chance):
    """Insert all cohorts that have no place, in the given order; a `known` schedule is taken as it is if it fits."""
    s = scratch(p.days.shape[1], widest(p))
    t = copies(p, g)
    done = 0
    for c in order:
        if g[10][c]:
            continue
        if known[c] and take_if_fits(p, c, g, s, t[10]):
            done += 1
            continue
        insert(p, c, known[c], tries, g, s, t, chance)
        done += tries
    return done


@njit(cache=True, nogil=True)
def _victims(p, near, placed, most, ruined, chance):
    """Choose the cohorts to remove: one at random (one without a place first), then some of its neighbours."""
    cohorts = placed.shape[0]
    absent = 0
    for c in range(cohorts):
        absent += not placed[c]
    seed = below(chance, cohorts)
    if absent > 0:
        k = below(chance, absent)
        for c in range(cohorts):
            if not placed[c]:
                if k == 0:
                    seed = c
                k -= 1
    ruined[0] = seed
    n = 1
    want = 1 + below(chance, most)
    if absent > 0:
        want = max(want, 2)
    for _ in range(4 * most):
        if n >= min(want, cohorts):
            break
        c = below(chance, cohorts)
        rival = below(chance, cohorts)
        if near[seed, rival] > near[seed, c]:
            c = rival
        fresh = True
        for i in range(n):
            fresh = fresh and ruined[i] != c
        if fresh:
            ruined[n] = c
            n += 1
    return n


@njit(cache=True, nogil=True)
def _keep(p, c, g, h):
    """Copy one cohort's rows from state `g` to `h` (both: option, start, weekly, key, later, …)."""
    b0, b1, m0, m1 = p.block_at[c], p.block_at[c + 1], p.module_at[c], p.module_at[c + 1]
    h[0][b0:b1] = g[0][b0:b1]
    h[1][m0:m1] = g[1][m0:m1]
    h[2][m0:m1] = g[2][m0:m1]
    h[3][m0:m1] = g[3][m0:m1]
    h[4][m0:m1] = g[4][m0:m1]


@njit(cache=True, nogil=True)
def improve(p, g, near, work, tries, heat, cool, chance):
    """Ruin and recreate for `work` schedules; the temperature falls from `heat` to `cool`. Ends in the best state seen.

    A change is kept when the cost rises by less than the temperature times an exponential draw. Returns the work done.
    """
    option, start, weekly, key, later, use, away, begun, peak, cost, placed = g
    cohorts = placed.shape[0]
    s = scratch(p.days.shape[1], widest(p))
    t = copies(p, g)
    old = copies(p, g)
    best_rows = copies(p, g)
    best_placed = placed.copy()
    was_placed = placed.copy()
    ruined = np.zeros(MOST_RUINED + 1, np.int64)
    now = total_cost(p, g)
    best = now
    done = 0
    while done < work:
        most = min(MOST_RUINED, cohorts)
        n = _victims(p, near, placed, 1 if unit(chance) < 0.4 else most, ruined, chance)
        for i in range(n):
            c = ruined[i]
            was_placed[c] = placed[c]
            _keep(p, c, g, old)
            if placed[c]:
                _drop(p, c, g, s)
        for i in range(n):
            c = ruined[i]
            insert(p, c, was_placed[c], tries, g, s, t, chance)
            done += tries
        new = total_cost(p, g)
        heat_now = heat * (cool / heat) ** (min(done, work) / work)
        if new <= now - heat_now * np.log(max(1e-12, unit(chance))):
            now = new
            if now < best - 1e-9:
                best = now
                for c in range(cohorts):
                    _keep(p, c, g, best_rows)
                    best_placed[c] = placed[c]
        else:
            for i in range(n):
                if placed[ruined[i]]:
                    _drop(p, ruined[i], g, s)
            for i in range(n):
                c = ruined[i]
                _keep(p, c, old, g)
                if was_placed[c]:
                    _take(p, c, g, s)
    for c in range(cohorts):
        if placed[c]:
            _drop(p, c, g, s)
    for c in range(cohorts):
        _keep(p, c, best_rows, g)
        if best_placed[c]:
            _take(p, c, g, s)
    return done
