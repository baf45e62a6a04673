"""The span in which each module of a cohort may still lie, given its options and what is placed already."""

from alternance.calendar.kernel.chance import below
from alternance.compiled import inner


@inner
def weeks_of(p, c, option, states, before, lesson):
    """Fill the cohort's week states, lesson weeks before each week, and list of lesson weeks; return their number.

    `option` holds the packed option of each of its blocks.
    """
    k = p.calendar[c]
    weeks = states.shape[0]
    for w in range(weeks):
        states[w] = p.days[k, w]
    for b in range(p.block_at[c], p.block_at[c + 1]):
        away = -1 if p.interrupts[b] else 0
        for i in range(p.away_at[option[b]], p.away_at[option[b] + 1]):
            w = p.away_week[i]
            if states[w] != 0:
                states[w] = away
    n = 0
    for w in range(weeks):
        before[w] = n
        if states[w] > 0:
            lesson[n] = w
            n += 1
    before[weeks] = n
    return n


@inner
def first_bounds(p, c, option, chance, origin):
    """Fill `origin` (module, 4: earliest and latest start, earliest and latest end) from windows, blocks, needs."""
    m0 = p.module_at[c]
    for m in range(m0, p.module_at[c + 1]):
        origin[m - m0, 0] = max(p.window[m, 0], p.window[m, 2])
        origin[m - m0, 1] = min(p.window[m, 1] - 1, p.window[m, 3])
        origin[m - m0, 2] = 0
        origin[m - m0, 3] = p.window[m, 1]
    for i in range(p.built_at[c], p.built_at[c + 1]):
        m = p.built[i, 0] - m0
        origin[m, 0] = max(origin[m, 0], p.option_end[option[p.built[i, 1]]])
    for i in range(p.need_at[c], p.need_at[c + 1]):
        j0 = p.need_module_at[i]
        n = p.need_module_at[i + 1] - j0
        if n == 0:
            return False
        m = p.need_module[j0 + (below(chance, n) if n > 1 else 0)] - m0
        week = p.phase_week[p.phase_at[option[p.need_block[i]]] + p.need_phase[i]]
        origin[m, 3] = min(origin[m, 3], week)
    return True


@inner
def tighten(p, c, origin, bounds, done, start, end, before, lesson, n):
    """Bounds of the modules not yet placed, through the distances; False where one has no span left."""
    m0, m1 = p.module_at[c], p.module_at[c + 1]
    weeks = before.shape[0] - 1
    for m in range(m1 - m0):
        if done[m]:
            bounds[m, 0] = bounds[m, 1] = start[m0 + m]
            bounds[m, 2] = bounds[m, 3] = end[m]
        else:
            for q in range(4):
                bounds[m, q] = origin[m, q]
            if not _settle(p, m0 + m, bounds[m], before, lesson, n, weeks):
                return False
    a0, a1 = p.arc_at[c], p.arc_at[c + 1]
    for _ in range(m1 - m0 + 2):
        changed = False
        for step in range(2 * (a1 - a0)):
            a = a0 + step if step < a1 - a0 else a1 - 1 - (step - (a1 - a0))
            x, y = p.arc[a, 0] - m0, p.arc[a, 1] - m0
            low, high = p.arc[a, 2], p.arc[a, 3]
            moved_y = bounds[x, 2] + low > bounds[y, 0]
            moved_x = bounds[y, 1] - low < bounds[x, 3]
            if moved_y:
                bounds[y, 0] = bounds[x, 2] + low
            if moved_x:
                bounds[x, 3] = bounds[y, 1] - low
            if high >= 0:
                if bounds[x, 3] + high < bounds[y, 1]:
                    bounds[y, 1] = bounds[x, 3] + high
                    moved_y = True
                if bounds[y, 0] - high > bounds[x, 2]:
                    bounds[x, 2] = bounds[y, 0] - high
                    moved_x = True
            if moved_y and (done[y] or not _settle(p, m0 + y, bounds[y], before, lesson, n, weeks)):
                return False
            if moved_x and (done[x] or not _settle(p, m0 + x, bounds[x], before, lesson, n, weeks)):
                return False
            changed = changed or moved_x or moved_y
        if not changed:
            return True
    return False


@inner
def _settle(p, m, b, before, lesson, n, weeks):
    """Make earliest and latest start and end of one module agree by its shortest length; False where none is left."""
    if b[0] >= weeks or b[3] <= 0:
        return False
    i = before[b[0]]
    length = p.shortest[m]
    if i + length > n:
        return False
    b[0] = lesson[i]
    b[2] = max(b[2], lesson[i + length - 1] + 1)
    j = before[min(b[3], weeks)] - length
    if j < i:
        return False
    b[1] = min(b[1], lesson[j])
    return b[0] <= b[1] and b[2] <= b[3]
