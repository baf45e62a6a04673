"""In which order a try takes the modules of an order group, and the distances that follow from it."""

from alternance.calendar.kernel.chance import below, unit
from alternance.compiled import bare

SWAP = 0.3  # how often two modules of a known order change places


@bare
def draw_turns(p, c, gene, fresh, exact, s, chance):
    """Choose the order of each group: as the modules lie now, sometimes with two swapped; at random if `fresh`.

    `exact`: as they lie, whatever chance says.
    """
    k = 0
    for g in range(p.cohort[c].order, p.cohort[c + 1].order):
        first, n = k, p.order[g + 1].member - p.order[g].member
        for i in range(n):
            m = p.items[p.order[g].member + i]
            j = k
            while not fresh and j > first and gene[s.turn[j - 1]].start > gene[m].start:
                s.turn[j] = s.turn[j - 1]
                j -= 1
            s.turn[j] = m
            k += 1
        if fresh:
            for i in range(n - 1, 0, -1):
                _swap(s.turn, first + i, first + below(chance, i + 1))
        elif n > 1 and not exact and unit(chance) < SWAP:
            _swap(s.turn, first + below(chance, n), first + below(chance, n))


@bare
def _swap(turn, i, j):
    kept = turn[i]
    turn[i] = turn[j]
    turn[j] = kept


@bare
def lay_arcs(p, c, s):
    """Write the cohort's distances, and those between neighbours of the chosen orders, to ``s.arc``."""
    m0 = p.cohort[c].module
    n = 0
    for a in range(p.cohort[c].arc, p.cohort[c + 1].arc):
        s.arc[n, 0], s.arc[n, 1] = p.arc[a, 0] - m0, p.arc[a, 1] - m0
        s.arc[n, 2], s.arc[n, 3] = p.arc[a, 2], p.arc[a, 3]
        n += 1
    k = 0
    for g in range(p.cohort[c].order, p.cohort[c + 1].order):
        for i in range(p.order[g + 1].member - p.order[g].member):
            if i > 0:
                s.arc[n, 0], s.arc[n, 1] = s.turn[k - 1] - m0, s.turn[k] - m0
                s.arc[n, 2], s.arc[n, 3] = p.order[g].spacing_min, p.order[g].spacing_max
                n += 1
            k += 1
    s.arcs[0] = n
