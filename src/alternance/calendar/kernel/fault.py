"""Which cohorts stand in the way: those that ask for what is over its limit, in the weeks in which it is."""

from alternance.calendar.kernel.chance import below
from alternance.calendar.kernel.place import uses_of
from alternance.calendar.kernel.windows import weeks_of
from alternance.compiled import bare

ASKED = 24  # cohorts looked at before whoever was chosen first is taken


@bare
def at_fault(p, g, cohorts, otherwise, s, chance):
    """One of `cohorts`, drawn at random, that asks for what is over; `otherwise` where those looked at do not."""
    for _ in range(ASKED):
        c = cohorts[below(chance, cohorts.shape[0])]
        if g.placed[c] and _is_over(p, c, g, s):
            return c
    return otherwise


@bare
def _is_over(p, c, g, s):
    """Whether a placed cohort is in a week, group or course date in which a limit it asks for is broken."""
    for b in range(p.cohort[c].block, p.cohort[c + 1].block):
        if _block_over(p, b, g.option[b], g.used):
            return True
    weeks_of(p, c, g.option, s)
    for m in range(p.cohort[c].module, p.cohort[c + 1].module):
        if _module_over(p, m, g.gene[m].start, g.gene[m].weekly, g.used, s):
            return True
    return False


@bare
def _block_over(p, b, o, u):
    for i in range(p.option[o].group, p.option[o + 1].group):
        if u.begun[p.items[i]] > p.limit[p.items[i]]:
            return True
    for j in range(p.option[o].away, p.option[o + 1].away):
        w = p.items[j]
        for i in range(p.block[b].seat, p.block[b + 1].seat):
            if u.away[p.items[i], w] > p.seats[p.items[i], w]:
                return True
        for i in range(p.block[b].use, p.block[b + 1].use):
            if u.use[p.use[i].resource, w] > p.capacity[p.use[i].resource, w]:
                return True
    return False


@bare
def _module_over(p, m, start, weekly, u, s):
    for i in range(p.module[m].date, p.module[m + 1].date):
        k = p.pairs[i, 1]
        if p.pairs[i, 0] == start and k >= 0 and u.begun[k] > p.limit[k]:
            return True
    u0, u1 = uses_of(p, m)
    left = p.module[m].minutes
    w = start
    while left > 0:
        if s.states[w] > 0:
            left -= min(left, weekly * s.states[w] // 5)
            for i in range(u0, u1):
                if u.use[p.use[i].resource, w] > p.capacity[p.use[i].resource, w]:
                    return True
        w += 1
    return False
