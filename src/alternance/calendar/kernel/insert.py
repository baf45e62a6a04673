"""Finding a place for one cohort by many tries; taking and dropping schedules."""

from typing import NamedTuple

from alternance.calendar.kernel.chance import below, unit
from alternance.calendar.kernel.construct import build, mutate, rebook
from alternance.calendar.kernel.costs import joint_cost, own_cost, own_over_cost, peaks_of
from alternance.calendar.kernel.options import draw, shift
from alternance.calendar.kernel.place import INFEASIBLE
from alternance.calendar.kernel.terms import ADD, REMOVE
from alternance.calendar.kernel.turns import draw_turns
from alternance.calendar.layout import Table
from alternance.compiled import bare, inner


class Copies(NamedTuple):
    """Schedules to work in: this try's, the best one's, and the peaks before."""

    option: Table
    gene: Table
    best_option: Table
    best_gene: Table
    peak: Table


@inner
def copies(g):
    """New working copies of the schedules of a state."""
    return Copies(g.option.copy(), g.gene.copy(), g.option.copy(), g.gene.copy(), g.used.peak.copy())


@bare
def copy(p, c, option, gene, to_option, to_gene):
    """Copy one cohort's rows."""
    _copy_options(p, c, option, to_option)
    _copy_genes(p, c, gene, to_gene)


@bare
def _copy_options(p, c, option, to):
    """Element by element: assignments of slices take seconds to compile."""
    for b in range(p.cohort[c].block, p.cohort[c + 1].block):
        to[b] = option[b]


@bare
def _copy_genes(p, c, gene, to):
    for m in range(p.cohort[c].module, p.cohort[c + 1].module):
        to[m].start = gene[m].start
        to[m].weekly = gene[m].weekly
        to[m].key = gene[m].key
        to[m].later = gene[m].later


@bare
def _copy_peaks(peak, to):
    for r in range(peak.shape[0]):
        to[r] = peak[r]


@bare
def _choose(p, c, now, chosen, known, u, prices, chance):
    """Options for the next try: as now, one block shifted, or drawn anew from some block on."""
    b0, b1 = p.cohort[c].block, p.cohort[c + 1].block
    dice = unit(chance)
    if known and dice < 0.3:
        _copy_options(p, c, now, chosen)
        return True
    if known and dice < 0.85:
        return shift(p, c, now, chosen, chance)
    from_block = b0 + below(chance, b1 - b0) if known else b0
    return draw(p, c, now, chosen, from_block, u, prices, chance)


@bare
def insert(p, c, tries, g, prices, s, t, chance):
    """Find the best place for a cohort that is not booked, over `tries` schedules, and book it there.

    A `known` cohort has a schedule in the state, to start from and to fall back on. Returns whether placed.
    """
    u = g.used
    _copy_peaks(u.peak, t.peak)
    best = INFEASIBLE
    base = joint_cost(p, u) + own_over_cost(p, c, u, prices)
    copy(p, c, g.option, g.gene, t.best_option, t.best_gene)
    for trial in range(tries):
        fresh = not g.known[c] and best >= INFEASIBLE
        if trial == 0 and not fresh:
            _copy_options(p, c, t.best_option, t.option)
        elif not _choose(p, c, t.best_option, t.option, not fresh, u, prices, chance):
            continue
        _copy_genes(p, c, t.best_gene, t.gene)
        if trial > 0:
            mutate(p, c, t.gene, 6.0 if fresh else 2.0, chance)
        draw_turns(p, c, t.best_gene, fresh, trial == 0, s, chance)
        paid = build(p, c, t.option, t.gene, u, prices, s, best + 1e-6, chance)
        if paid < INFEASIBLE:
            total = paid + own_cost(p, c, t.option, t.gene, s) - base
            total += joint_cost(p, u) + own_over_cost(p, c, u, prices)
            if total < best:
                best = total
                copy(p, c, t.option, t.gene, t.best_option, t.best_gene)
            rebook(p, c, t.option, t.gene, u, s, REMOVE)
        _copy_peaks(t.peak, u.peak)
    if best >= INFEASIBLE:
        if g.known[c]:  # a schedule that cost effort is not lost, whatever it is over
            take(p, c, g, s)
        return g.known[c]
    copy(p, c, t.best_option, t.best_gene, g.option, g.gene)
    take(p, c, g, s)
    return True


@bare
def take(p, c, g, s):
    """Book the schedule that the state's rows hold for a cohort."""
    rebook(p, c, g.option, g.gene, g.used, s, ADD)
    g.cost[c] = own_cost(p, c, g.option, g.gene, s)
    g.placed[c] = True
    g.known[c] = True


@bare
def drop(p, c, g, s):
    """Unbook a placed cohort."""
    rebook(p, c, g.option, g.gene, g.used, s, REMOVE)
    peaks_of(p, c, g.used)
    g.placed[c] = False
