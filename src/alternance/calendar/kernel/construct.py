"""Building the whole schedule of one cohort into the residual of the others."""

import numpy as np

from alternance.calendar.kernel.chance import below, unit
from alternance.calendar.kernel.options import book_option, option_price
from alternance.calendar.kernel.place import INFEASIBLE, book, cheapest_weekly, lag_cost
from alternance.calendar.kernel.windows import first_bounds, tighten, weeks_of
from alternance.compiled import inner

ATTEMPTS = 4
SOONER = 0.15  # how often a module must begin by a week drawn at random


@inner
def scratch(weeks, modules):
    """Working arrays for one chain: states, before, lesson, room, origin, bounds, done, end, order, found, paid."""
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
        np.zeros(6, np.int64),
        np.zeros(1, np.float64),
    )


@inner
def _order(key, m0, order, n):
    """Modules by key, ascending (insertion sort: few modules)."""
    for i in range(n):
        m = i
        j = i - 1
        while j >= 0 and key[m0 + order[j]] > key[m0 + m]:
            order[j + 1] = order[j]
            j -= 1
        order[j + 1] = m


@inner
def build(p, c, option, key, later, start, weekly, use, away, begun, peak, prices, s, limit, chance):
    """Book cohort `c` with the given options; modules in the order of their keys, each in its cheapest week.

    On return everything is booked and what it pays for minutes and seats over their limits (`prices`: minutes, seats,
    beginners) and for unused seats is returned; or nothing is booked and INFEASIBLE is returned, also when the cost
    passes `limit`. `weekly` goes in as the genes and comes out as what is used. `peak` comes out raised also after a
    failure: the caller restores it.
    """
    states, before, lesson, room, origin, bounds, done, end, order, found, _paid = s
    m0 = p.module_at[c]
    n = p.module_at[c + 1] - m0
    k = p.calendar[c]
    lessons = weeks_of(p, c, option, states, before, lesson)
    if not first_bounds(p, c, option, chance, origin):
        return INFEASIBLE
    if n > 0 and unit(chance) < SOONER:  # else what is cheapest for one module might never leave room for another
        i = below(chance, n)
        origin[i, 1] = min(origin[i, 1], origin[i, 0] + below(chance, max(1, origin[i, 1] - origin[i, 0] + 1)))
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
    over = 0.0
    for b in range(p.block_at[c], p.block_at[c + 1]):
        over += option_price(p, c, b, option[b], away, begun, prices[1], prices[2])
    cost += over
    for attempt in range(ATTEMPTS):
        found[5] = -1
        if cost >= limit:
            return INFEASIBLE
        _order(key, m0, order, n)
        if _place_all(
            p, c, option, key, later, start, weekly, use, peak, prices[0], s, lessons, last, limit - cost, chance
        ):
            break
        stuck = found[5]
        if stuck < 0 or attempt == ATTEMPTS - 1:
            return INFEASIBLE
        least = key[m0 + order[0]]
        key[m0 + stuck] = least - 0.01  # what found no week goes first
        if not tighten(p, c, origin, bounds, done, start, end, before, lesson, lessons):
            return INFEASIBLE
    for i in range(n):
        last = max(last, end[i])
    _polish(p, c, option, start, weekly, use, peak, prices[0], s, lessons, last, chance)
    return over + book_blocks(p, c, option, away, begun, 1)


@inner
def _place_all(p, c, option, key, later, start, weekly, use, peak, price, s, lessons, last, limit, chance):
    """Place the modules in their order. False, with nothing booked, where one finds no week; it goes to `found[5]`."""
    states, before, lesson, room, origin, bounds, done, end, order, found, paid = s
    m0 = p.module_at[c]
    n = p.module_at[c + 1] - m0
    cost = 0.0
    for i in range(n):
        j = order[i]
        m = m0 + j
        step = cheapest_weekly(
            p, c, m, states, room, use, peak, price, bounds[j], weekly[m], option, last, later[m],
            INFEASIBLE, chance, found, paid,
        )  # fmt: skip
        cost += step
        failed = cost >= limit
        if not failed:
            start[m], end[j], weekly[m] = found[0], found[1], found[2]
            book(p, m, states, room, use, peak, start[m], weekly[m], 1)
            done[j] = True
            last = max(last, end[j])
            failed = not tighten(p, c, origin, bounds, done, start, end, before, lesson, lessons)
        if failed:
            if step >= INFEASIBLE or cost < limit:
                found[5] = j
            for q in range(n):
                if done[q]:
                    book(p, m0 + q, states, room, use, peak, start[m0 + q], weekly[m0 + q], -1)
                    done[q] = False
            return False
    return True


@inner
def _polish(p, c, option, start, weekly, use, peak, price, s, lessons, last, chance):
    """Once all are placed, let each module that costs lag move to where it costs less."""
    states, before, lesson, room, origin, bounds, done, end, order, found, paid = s
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
            least = cheapest_weekly(
                p, c, m, states, room, use, peak, price, bounds[j], weekly[m], option, last, False,
                was - 1e-9, chance, found, paid,
            )  # fmt: skip
            if least < was - 1e-9:
                start[m], end[j], weekly[m] = found[0], found[1], found[2]
        book(p, m, states, room, use, peak, start[m], weekly[m], 1)
        done[j] = True


@inner
def book_blocks(p, c, option, away, begun, sign):
    """Book or unbook the seats of all blocks; returns the change of unused seats, weighted."""
    change = 0
    for b in range(p.block_at[c], p.block_at[c + 1]):
        change += book_option(p, c, b, option[b], away, begun, sign)
    return p.weights[2] * change


@inner
def rebook(p, c, option, start, weekly, use, away, begun, peak, s, sign):
    """Book or unbook a known schedule of one cohort; returns the change of unused seats, weighted."""
    states, before, lesson, room = s[0], s[1], s[2], s[3]
    weeks_of(p, c, option, states, before, lesson)
    for m in range(p.module_at[c], p.module_at[c + 1]):
        book(p, m, states, room, use, peak, start[m], weekly[m], sign)
    return book_blocks(p, c, option, away, begun, sign)


@inner
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


@inner
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


@inner
def peak_cost(p, peak):
    """Weighted peaks above the unavoidable."""
    total = 0.0
    for r in range(peak.shape[0]):
        if peak[r] > p.unavoidable[r]:
            total += p.peak_weight[r] * (peak[r] - p.unavoidable[r])
    return total


@inner
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


@inner
def over_cost(p, use, away, begun, prices):
    """What all minutes and students over their limits cost."""
    total = 0.0
    for r in range(use.shape[0]):
        over = 0
        for w in range(use.shape[1]):
            over += max(0, use[r, w] - p.capacity[r, w])
        total += prices[0][r] * over
    for q in range(away.shape[0]):
        over = 0
        for w in range(away.shape[1]):
            over += max(0, away[q, w] - p.seats[q, w])
        total += prices[1][q] * over
    for g in range(begun.shape[0]):
        total += prices[2][g] * max(0, begun[g] - p.limit[g])
    return total


@inner
def own_over_cost(p, c, use, away, begun, prices):
    """What minutes over their limits cost on the resources that one cohort uses (all weeks)."""
    total = 0.0
    for i in range(p.resource_at[c], p.resource_at[c + 1]):
        r = p.resource_of[i]
        over = 0
        for w in range(use.shape[1]):
            over += max(0, use[r, w] - p.capacity[r, w])
        total += prices[0][r] * over
    return total


@inner
def widest(p):
    """Most modules of one cohort."""
    n = 1
    for c in range(p.size.shape[0]):
        n = max(n, p.module_at[c + 1] - p.module_at[c])
    return n
