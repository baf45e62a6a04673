"""The span in which each module of a cohort may still lie, given its options and what is placed already."""

from alternance.calendar.kernel.chance import below
from alternance.compiled import bare


@bare
def weeks_of(p, c, option, s):
    """Fill the cohort's week states, lesson weeks before each week, and list of lesson weeks; return their number.

    `option` holds the packed option of each of its blocks.
    """
    states = s.states
    k = p.cohort[c].calendar
    weeks = states.shape[0]
    for w in range(weeks):
        states[w] = p.days[k, w]
    for b in range(p.cohort[c].block, p.cohort[c + 1].block):
        away = -1 if p.block[b].interrupts else 0
        release = p.block[b].release
        for i in range(p.option[option[b]].away, p.option[option[b] + 1].away):
            w = p.items[i]
            if states[w] != 0 and (release == 0 or states[w] <= release):
                states[w] = away
    n = 0
    for w in range(weeks):
        s.before[w] = n
        if states[w] > 0:
            s.lesson[n] = w
            n += 1
    s.before[weeks] = n
    return n


@bare
def room_of(p, c, option, s):
    """Fill the minutes that each week leaves for lessons."""
    for w in range(s.states.shape[0]):
        s.room[w] = p.cohort[c].day_minutes * max(0, s.states[w])
    for b in range(p.cohort[c].block, p.cohort[c + 1].block):
        if p.block[b].release > 0:
            for i in range(p.option[option[b]].away, p.option[option[b] + 1].away):
                w = p.items[i]
                s.room[w] = max(0, s.room[w] - p.cohort[c].day_minutes * p.block[b].release)


@bare
def first_bounds(p, c, option, chance, s):
    """Fill ``s.origin`` from windows, dates, blocks and needs."""
    origin = s.origin
    m0 = p.cohort[c].module
    for m in range(m0, p.cohort[c + 1].module):
        row = p.module[m]
        origin[m - m0, 0] = max(row.first, row.least)
        origin[m - m0, 1] = min(row.end - 1, row.most)
        origin[m - m0, 2] = 0
        origin[m - m0, 3] = row.end
    for i in range(p.cohort[c].built, p.cohort[c + 1].built):
        m = p.pairs[i, 0] - m0
        origin[m, 0] = max(origin[m, 0], p.option[option[p.pairs[i, 1]]].end)
    for i in range(p.cohort[c].need, p.cohort[c + 1].need):
        j0 = p.need[i].giver
        n = p.need[i + 1].giver - j0
        if n == 0:
            return False
        m = p.items[j0 + (below(chance, n) if n > 1 else 0)] - m0
        week = p.items[p.option[option[p.need[i].block]].phase + p.need[i].part]
        origin[m, 3] = min(origin[m, 3], week)
    return True


@bare
def tighten(p, c, start, s, n):
    """Bounds of the modules not yet placed, through the distances; False where one has no span left.

    `n` are the lesson weeks; `start` those of the modules that are done (a row of genes for each module of all).
    """
    bounds, done = s.bounds, s.done
    m0, m1 = p.cohort[c].module, p.cohort[c + 1].module
    for m in range(m1 - m0):
        if done[m]:
            bounds[m, 0] = bounds[m, 1] = start[m0 + m].start
            bounds[m, 2] = bounds[m, 3] = s.end[m]
        else:
            for q in range(4):
                bounds[m, q] = s.origin[m, q]
            if not _settle(p, m0 + m, bounds[m], s, n):
                return False
    arcs = s.arcs[0]
    for _ in range(m1 - m0 + 2):
        changed = False
        for step in range(2 * arcs):
            a = step if step < arcs else 2 * arcs - 1 - step
            x, y = s.arc[a, 0], s.arc[a, 1]
            low, high = s.arc[a, 2], s.arc[a, 3]
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
            if moved_y and (done[y] or not _settle(p, m0 + y, bounds[y], s, n)):
                return False
            if moved_x and (done[x] or not _settle(p, m0 + x, bounds[x], s, n)):
                return False
            changed = changed or moved_x or moved_y
        if not changed:
            return True
    return False


@bare
def _settle(p, m, b, s, n):
    """Make earliest and latest start and end of one module agree by its shortest length; False where none is left."""
    before, lesson = s.before, s.lesson
    weeks = before.shape[0] - 1
    if b[0] >= weeks or b[3] <= 0:
        return False
    i = before[b[0]]
    length = p.module[m].shortest
    if i + length > n:
        return False
    b[0] = lesson[i]
    b[2] = max(b[2], lesson[i + length - 1] + 1)
    j = before[min(b[3], weeks)] - length
    if j < i:
        return False
    b[1] = min(b[1], lesson[j])
    return b[0] <= b[1] and b[2] <= b[3]
