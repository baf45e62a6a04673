"""Building the whole schedule of one cohort into the residual of the others."""

from alternance.calendar.kernel.chance import below, unit
from alternance.calendar.kernel.options import book_option, option_price
from alternance.calendar.kernel.place import INFEASIBLE, book, cheapest_weekly, lag_cost
from alternance.calendar.kernel.terms import ADD, LATE, NO, NOBODY, REMOVE, UNUSED
from alternance.calendar.kernel.turns import lay_arcs
from alternance.calendar.kernel.windows import first_bounds, room_of, tighten, weeks_of
from alternance.compiled import bare

ATTEMPTS = 4
SOONER = 0.15  # how often a module must begin by a week drawn at random


@bare
def _order(gene, m0, order, n):
    """Modules by key, ascending (insertion sort: few modules)."""
    for i in range(n):
        m = i
        j = i - 1
        while j >= 0 and gene[m0 + order[j]].key > gene[m0 + m].key:
            order[j + 1] = order[j]
            j -= 1
        order[j + 1] = m


@bare
def build(p, c, option, gene, u, prices, s, limit, chance):
    """Book cohort `c` with the given options; modules in the order of their keys, each in its cheapest week.

    On return everything is booked and what it pays for minutes and students over their limits (`prices`: minutes,
    seats, beginners) and for unused seats is returned; or nothing is booked and INFEASIBLE is returned, also when the
    cost passes `limit`. The genes' weekly minutes come out as what is used, their starts as what was found; ``s.turn``
    holds the orders of the order groups. Peaks come out raised also after a failure: the caller restores them.
    """
    m0 = p.cohort[c].module
    n = p.cohort[c + 1].module - m0
    k = p.cohort[c].calendar
    lessons = weeks_of(p, c, option, s)
    if not first_bounds(p, c, option, chance, s):
        return INFEASIBLE
    if n > 0 and unit(chance) < SOONER:  # else what is cheapest for one module might never leave room for another
        i = below(chance, n)
        first, last = s.origin[i, 0], s.origin[i, 1]
        s.origin[i, 1] = min(last, first + below(chance, max(1, last - first + 1)))
    for i in range(n):
        s.done[i] = False
    lay_arcs(p, c, s)
    if not tighten(p, c, gene, s, lessons):
        return INFEASIBLE
    room_of(p, c, option, s)
    last = NOBODY
    cost, over = 0.0, 0.0
    for b in range(p.cohort[c].block, p.cohort[c + 1].block):
        last = p.option[option[b]].end
        over += option_price(p, c, b, option[b], u, prices)
        cost += p.option[option[b]].moved
    cost += p.weights[LATE] * max(0, p.teaching[k, last] - p.cohort[c].due) + over
    for attempt in range(ATTEMPTS):
        s.found[5] = -1
        if cost >= limit:
            return INFEASIBLE
        _order(gene, m0, s.order, n)
        if _place_all(p, c, option, gene, u, prices, s, lessons, last, limit - cost, chance):
            break
        stuck = s.found[5]
        if stuck < 0 or attempt == ATTEMPTS - 1:
            return INFEASIBLE
        least = gene[m0 + s.order[0]].key
        gene[m0 + stuck].key = least - 0.01  # what found no week goes first
        if not tighten(p, c, gene, s, lessons):
            return INFEASIBLE
    for i in range(n):
        last = max(last, s.end[i])
    _polish(p, c, option, gene, u, prices, s, lessons, last, chance)
    over += _dates_over(p, c, gene, u, prices[2])
    return over + book_blocks(p, c, option, u, ADD)


@bare
def _place_all(p, c, option, gene, u, prices, s, lessons, last, limit, chance):
    """Place the modules in their order. False, with nothing booked, where one finds no week: it goes to `found[5]`."""
    m0 = p.cohort[c].module
    n = p.cohort[c + 1].module - m0
    cost = 0.0
    for i in range(n):
        j = s.order[i]
        m = m0 + j
        step = cheapest_weekly(
            p, c, m, s, u, prices, s.bounds[j], gene[m].weekly, option, last, gene[m].later, INFEASIBLE, chance
        )
        cost += step
        failed = cost >= limit
        if not failed:
            gene[m].start, s.end[j], gene[m].weekly = s.found[0], s.found[1], s.found[2]
            book(p, c, m, s, u, gene[m].start, gene[m].weekly, ADD)
            s.done[j] = True
            last = max(last, s.end[j])
            failed = not tighten(p, c, gene, s, lessons)
        if failed:
            if step >= INFEASIBLE or cost < limit:
                s.found[5] = j
            for q in range(n):
                if s.done[q]:
                    book(p, c, m0 + q, s, u, gene[m0 + q].start, gene[m0 + q].weekly, REMOVE)
                    s.done[q] = False
            return False
    return True


@bare
def _polish(p, c, option, gene, u, prices, s, lessons, last, chance):
    """Once all are placed, let each module that costs lag move to where it costs less."""
    m0 = p.cohort[c].module
    k = p.cohort[c].calendar
    for i in range(p.cohort[c + 1].module - m0):
        j = s.order[i]
        m = m0 + j
        was = lag_cost(p, m, k, s.end[j], option)
        if was <= 0.0:
            continue
        s.done[j] = False
        book(p, c, m, s, u, gene[m].start, gene[m].weekly, REMOVE)
        if tighten(p, c, gene, s, lessons):
            least = cheapest_weekly(
                p, c, m, s, u, prices, s.bounds[j], gene[m].weekly, option, last, NO, was - 1e-9, chance
            )
            if least < was - 1e-9:
                gene[m].start, s.end[j], gene[m].weekly = s.found[0], s.found[1], s.found[2]
        book(p, c, m, s, u, gene[m].start, gene[m].weekly, ADD)
        s.done[j] = True


@bare
def _dates_over(p, c, gene, u, begin_price):
    """What the booked cohort pays for fixed dates of its modules whose places are over."""
    paid = 0.0
    for m in range(p.cohort[c].module, p.cohort[c + 1].module):
        for i in range(p.module[m].date, p.module[m + 1].date):
            g = p.pairs[i, 1]
            if p.pairs[i, 0] == gene[m].start and g >= 0:
                paid += begin_price[g] * max(0, min(p.cohort[c].size, u.begun[g] - p.limit[g]))
    return paid


@bare
def book_blocks(p, c, option, u, sign):
    """Book or unbook what all blocks ask; returns the change of unused seats, weighted."""
    change = 0
    for b in range(p.cohort[c].block, p.cohort[c + 1].block):
        change += book_option(p, c, b, option[b], u, sign)
    return p.weights[UNUSED] * change


@bare
def rebook(p, c, option, gene, u, s, sign):
    """Book or unbook a known schedule of one cohort; returns the change of unused seats, weighted."""
    weeks_of(p, c, option, s)
    for m in range(p.cohort[c].module, p.cohort[c + 1].module):
        book(p, c, m, s, u, gene[m].start, gene[m].weekly, sign)
    return book_blocks(p, c, option, u, sign)


@bare
def mutate(p, c, gene, strength, chance):
    """New keys for a few modules; sometimes other weekly minutes or the other direction."""
    m0, m1 = p.cohort[c].module, p.cohort[c + 1].module
    if m1 == m0:
        return
    share = strength / (m1 - m0)
    for m in range(m0, m1):
        if unit(chance) < share:
            gene[m].key = unit(chance) if unit(chance) < 0.5 else gene[m].key + 0.3 * (unit(chance) - 0.5)
        if unit(chance) < 0.3 * share:
            gene[m].later = not gene[m].later
        if p.weekly[m, 1] > 0 and unit(chance) < share:
            gene[m].weekly = p.weekly[m, below(chance, p.weekly.shape[1])]
        if gene[m].weekly <= 0:
            gene[m].weekly = p.weekly[m, 0]
