"""Building the whole schedule of one cohort into the residual of the others."""

import numpy as np
from numba import njit

from alternance.calendar.kernel.chance import below, unit
from alternance.calendar.kernel.options import book_option
from alternance.calendar.kernel.place import INFEASIBLE, book, cheapest_weekly, lag_cost
from alternance.calendar.kernel.windows import first_bounds, tighten, weeks_of


@njit(cache=True, nogil=True)
def scratch(weeks, modules):
    """Working arrays for one chain: states, before, lesson, room, origin, bounds, done, end, order, found."""
    return (
        np.zeros(weeks, np.int64),
        np.zeros(weeks + 1, np.int64),
        np.zeros(weeks, np.int64),
        np.zeros(weeks, np.int64),
        np.zeros((modules, 4), np.int64),
        np.zeros((modules, 4), np.int64),
        np.zeros(modules, np.bool_),
        np.zeros(modules, np.int64),
        np.zeros(modules, np.int64),
        np.zeros(5, np.int64),
    )


@njit(cache=True, nogil=True)
def _order(key, m0, order, n):
    """Modules by key, ascending (insertion sort: few modules)."""
    for i in range(n):
        m = i
        j = i - 1
        while j >= 0 and key[m0 + order[j]] > key[m0 + m]:
            order[j + 1] = order[j]
            j -= 1
        order[j + 1] = m


@njit(cache=True, nogil=True)
def build(p, c, option, key, later, start, weekly, use, away, begun, peak, s, limit, chance):
    """Book cohort `c` with the given options; modules in the order of their keys, each in its cheapest week.

    On return everything is booked and the cost (lag, late, rise of peaks, change of unused seats; weighted) is
    returned; or nothing is booked and INFEASIBLE is returned, also when the cost passes `limit`. `weekly` goes in as
    the genes and comes out as what is used. `peak` comes out raised also after a failure: the caller restores it.
    """
    states, before, lesson, room, origin, bounds, done, end, order, found = s
    m0 = p.module_at[c]
    n = p.module_at[c + 1] - m0
    k = p.calendar[c]
    lessons = weeks_of(p, c, option, states, before, lesson)
    if not first_bounds(p, c, option, chance, origin):
        return INFEASIBLE
    for i in range(n):
        done[i] = False
    if not tighten(p, c, origin, bounds, done, start, end, before, lesson, lessons):
        return INFEASIBLE
    for w in range(states.shape[0]):
        room[w] = p.day_minutes[c] * max(0, states[w])
    last = 0
    if p.block_at[c + 1] > p.block_at[c]:
        last = p.option_end[option[p.block_at[c + 1] - 1]]
    cost = p.weights[1] * max(0, p.teaching[k, last] - p.due[c])
    _order(key, m0, order, n)
    for i in range(n):
        j = order[i]
        m = m0 + j
        paid = cheapest_weekly(
            p, c, m, states, room, use, peak, bounds[j], weekly[m], option, last, later[m], chance, found
        )
        cost += paid
        failed = cost > limit
        if not failed:
            start[m], end[j], weekly[m] = found[0], found[1], found[2]
            book(p, m, states, room, use, peak, start[m], weekly[m], 1)
            done[j] = True
            last = max(last, end[j])
            failed = not tighten(p, c, origin, bounds, done, start, end, before, lesson, lessons)
        if failed:
            for q in range(n):
                if done[q]:
                    book(p, m0 + q, states, room, use, peak, start[m0 + q], weekly[m0 + q], -1)
            return INFEASIBLE
    _polish(p, c, option, start, weekly, use, peak, s, lessons, last, chance)
    return book_blocks(p, c, option, away, begun, 1)


@njit(cache=True, nogil=True)
def _polish(p, c, option, start, weekly, use, peak, s, lessons, last, chance):
    """Once all are placed, let each module that costs lag move to where it costs less."""
    states, before, lesson, room, origin, bounds, done, end, order, found = s
    m0 = p.module_at[c]
    k = p.calendar[c]
    for i in range(p.module_at[c + 1] - m0):
        j = order[i]
        m = m0 + j
        was = lag_cost(p, m, k, end[j], option)
        if was <= 0.0:
            continue
        done[j] = False
        book(p, m, states, room, use, peak, start[m], weekly[m], -1)
        if tighten(p, c, origin, bounds, done, start, end, before, lesson, lessons):
            paid = cheapest_weekly(
                p, c, m, states, room, use, peak, bounds[j], weekly[m], option, last, False, chance, found
            )
            if paid < was - 1e-9:
                start[m], end[j], weekly[m] = found[0], found[1], found[2]
        book(p, m, states, room, use, peak, start[m], weekly[m], 1)
        done[j] = True


@njit(cache=True, nogil=True)
def book_blocks(p, c, option, away, begun, sign):
    """Book or unbook the seats of all blocks; returns the change of unused seats, weighted."""
    change = 0
    for b in range(p.block_at[c], p.block_at[c + 1]):
        change += book_option(p, c, b, option[b], away, begun, sign)
    return p.weights[2] * change


@njit(cache=True, nogil=True)
def rebook(p, c, option, start, weekly, use, away, begun, peak, s, sign):
    """Book or unbook a known schedule of one cohort; returns the change of unused seats, weighted."""
    states, before, lesson, room = s[0], s[1], s[2], s[3]
    weeks_of(p, c, option, states, before, lesson)
    for m in range(p.module_at[c], p.module_at[c + 1]):
        book(p, m, states, room, use, peak, start[m], weekly[m], sign)
    return book_blocks(p, c, option, away, begun, sign)


@njit(cache=True, nogil=True)
def own_cost(p, c, option, start, weekly, s):
    """Weighted lag and lateness of a known schedule."""
    states, before, lesson = s[0], s[1], s[2]
    weeks_of(p, c, option, states, before, lesson)
    k = p.calendar[c]
    last = 0
    if p.block_at[c + 1] > p.block_at[c]:
        last = p.option_end[option[p.block_at[c + 1] - 1]]
    cost = 0.0
    for m in range(p.module_at[c], p.module_at[c + 1]):
        left = p.minutes[m]
        w = start[m]
        while left > 0:
            if states[w] > 0:
                left -= weekly[m] * states[w] // 5
            w += 1
        cost += lag_cost(p, m, k, w, option)
        last = max(last, w)
    return cost + p.weights[1] * max(0, p.teaching[k, last] - p.due[c])


@njit(cache=True, nogil=True)
def peaks_of(p, c, use, peak):
    """Recompute the peaks of the resources that a cohort uses."""
    for i in range(p.resource_at[c], p.resource_at[c + 1]):
        r = p.resource_of[i]
        highest = 0.0
        if p.peak_weight[r] > 0.0:
            for w in range(use.shape[1]):
                if p.offered[r, w] > 0:
                    share = use[r, w] / p.offered[r, w]
                    if share > highest:
                        highest = share
        peak[r] = highest


@njit(cache=True, nogil=True)
def peak_cost(p, peak):
    """Weighted peaks above the unavoidable."""
    total = 0.0
    for r in range(peak.shape[0]):
        if peak[r] > p.unavoidable[r]:
            total += p.peak_weight[r] * (peak[r] - p.unavoidable[r])
    return total


@njit(cache=True, nogil=True)
def mutate(p, c, key, later, weekly, strength, chance):
    """New keys for a few modules; sometimes other weekly minutes or the other direction."""
    m0, m1 = p.module_at[c], p.module_at[c + 1]
    if m1 == m0:
        return
    share = strength / (m1 - m0)
    for m in range(m0, m1):
        if unit(chance) < share:
            key[m] = unit(chance) if unit(chance) < 0.5 else key[m] + 0.3 * (unit(chance) - 0.5)
        if unit(chance) < 0.3 * share:
            later[m] = not later[m]
        if p.weekly[m, 1] > 0 and unit(chance) < share:
            weekly[m] = p.weekly[m, below(chance, p.weekly.shape[1])]
        if weekly[m] <= 0:
            weekly[m] = p.weekly[m, 0]
