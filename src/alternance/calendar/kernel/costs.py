"""What schedules cost: a cohort's own, and what all together are over their limits or above the unavoidable."""

from alternance.calendar.kernel.courses import THIN_WEEKS
from alternance.calendar.kernel.place import lag_cost, moved_cost
from alternance.calendar.kernel.terms import LATE, NOBODY, THIN, UNUSED
from alternance.calendar.kernel.windows import weeks_of
from alternance.compiled import bare

ABSENT = 1e9  # what a cohort without a place counts, beyond any objective


@bare
def own_cost(p, c, option, gene, s):
    """Weighted lag, lateness, moves and thin sections of its own, of a known schedule."""
    weeks_of(p, c, option, s)
    k = p.cohort[c].calendar
    last = NOBODY
    cost = 0.0
    for b in range(p.cohort[c].block, p.cohort[c + 1].block):
        last = p.option[option[b]].end
        cost += p.option[option[b]].moved
    for m in range(p.cohort[c].module, p.cohort[c + 1].module):
        left = p.module[m].minutes
        lessons = 0
        w = gene[m].start
        while left > 0:
            if s.states[w] > 0:
                left -= gene[m].weekly * s.states[w] // 5
                lessons += 1
            w += 1
        cost += lag_cost(p, m, k, w, option) + moved_cost(p, m, gene[m].start)
        cost += p.weights[THIN] * p.module[m].thin * lessons
        last = max(last, w)
    return cost + p.weights[LATE] * max(0, p.teaching[k, last] - p.cohort[c].due)


@bare
def peaks_of(p, c, u):
    """Recompute the peaks of the resources that a cohort uses."""
    for i in range(p.cohort[c].uses_of, p.cohort[c + 1].uses_of):
        r = p.items[i]
        highest = 0.0
        if p.resource[r].peak_weight > 0.0:
            for w in range(u.use.shape[1]):
                if p.offered[r, w] > 0:
                    share = u.use[r, w] / p.offered[r, w]
                    if share > highest:
                        highest = share
        u.peak[r] = highest


@bare
def joint_cost(p, u):
    """Weighted peaks above the unavoidable, and thin sections of courses."""
    total = p.weights[THIN] * u.tally[THIN_WEEKS]
    for r in range(u.peak.shape[0]):
        if u.peak[r] > p.resource[r].unavoidable:
            total += p.resource[r].peak_weight * (u.peak[r] - p.resource[r].unavoidable)
    return total


@bare
def total_cost(p, g):
    """Cost of the state without what is over: cohorts' own, joint, unused seats; a large sum for each one absent."""
    away = g.used.away
    total = joint_cost(p, g.used)
    for c in range(g.cost.shape[0]):
        total += g.cost[c] if g.placed[c] else ABSENT
    unused = 0
    for q in range(away.shape[0]):
        for w in range(away.shape[1]):
            unused += max(0, p.promised[q, w] - away[q, w])
    return total + p.weights[UNUSED] * unused


@bare
def _add_weeks(total, row, used, limit, price):
    """`total` and what all weeks of a row cost over their limit."""
    for w in range(used.shape[1]):
        total += price[row, w] * max(0, used[row, w] - limit[row, w])
    return total


@bare
def over_cost(p, u, prices):
    """What all minutes and students over their limits cost."""
    total = 0.0
    for r in range(u.use.shape[0]):
        total = _add_weeks(total, r, u.use, p.capacity, prices[0])
    for q in range(u.away.shape[0]):
        total = _add_weeks(total, q, u.away, p.seats, prices[1])
    for g in range(u.begun.shape[0]):
        total += prices[2][g] * max(0, u.begun[g] - p.limit[g])
    return total


@bare
def own_over_cost(p, c, u, prices):
    """What minutes over their limits cost on the resources that one cohort uses (all weeks)."""
    total = 0.0
    for i in range(p.cohort[c].uses_of, p.cohort[c + 1].uses_of):
        total = _add_weeks(total, p.items[i], u.use, p.capacity, prices[0])
    return total
