"""Choosing the options of a cohort's blocks."""

from alternance.calendar.kernel.chance import below, unit
from alternance.calendar.kernel.place import over_price
from alternance.compiled import bare

TRIES = 6


@bare
def option_price(p, c, b, o, u, prices):
    """What option `o` of block `b` costs for minutes, seats and beginnings over their limits, beside the others."""
    size = p.cohort[c].size
    paid = 0.0
    for i in range(p.option[o].group, p.option[o + 1].group):
        g = p.items[i]
        if u.begun[g] + size > p.limit[g]:
            paid += prices[2][g] * min(size, u.begun[g] + size - p.limit[g])
    for i in range(p.block[b].seat, p.block[b + 1].seat):
        q = p.items[i]
        for j in range(p.option[o].away, p.option[o + 1].away):
            w = p.items[j]
            over = u.away[q, w] + size - p.seats[q, w]
            if over > 0:
                paid += prices[1][q, w] * min(size, over)
    for i in range(p.block[b].use, p.block[b + 1].use):
        for j in range(p.option[o].away, p.option[o + 1].away):
            ask = asked(p, c, i, p.items[j])
            paid += over_price(p, u, prices[0], p.use[i].resource, p.items[j], ask)
    return paid


@bare
def asked(p, c, i, week):
    """Minutes that use `i` of a block asks in a practice week, in proportion to the school days."""
    return p.use[i].times * (p.use[i].amount * p.days[p.cohort[c].calendar, week] // 5)


@bare
def book_option(p, c, b, o, u, sign):
    """Take (1) or give back (-1) what an option asks; returns the change of promised seats unused."""
    size = p.cohort[c].size * sign
    for i in range(p.option[o].group, p.option[o + 1].group):
        u.begun[p.items[i]] += size
    change = 0
    for i in range(p.block[b].seat, p.block[b + 1].seat):
        q = p.items[i]
        for j in range(p.option[o].away, p.option[o + 1].away):
            w = p.items[j]
            before = max(0, p.promised[q, w] - u.away[q, w])
            u.away[q, w] += size
            change += max(0, p.promised[q, w] - u.away[q, w]) - before
    for i in range(p.block[b].use, p.block[b + 1].use):
        r = p.use[i].resource
        for j in range(p.option[o].away, p.option[o + 1].away):
            w = p.items[j]
            u.use[r, w] += sign * asked(p, c, i, w)
            if sign > 0 and p.offered[r, w] > 0:
                u.peak[r] = max(u.peak[r], u.use[r, w] / p.offered[r, w])
    return change


@bare
def _from(p, b, week):
    """First option of block `b` that begins in `week` or later."""
    low, high = p.block[b].option, p.block[b + 1].option
    while low < high:
        mid = (low + high) // 2
        if p.option[mid].first < week:
            low = mid + 1
        else:
            high = mid
    return low


@bare
def draw(p, c, now, chosen, from_block, u, prices, chance):
    """Draw options at random for the blocks from `from_block` on, the cheapest of a few; those before as in `now`."""
    b0 = p.cohort[c].block
    week = p.cohort[c].first
    for b in range(b0, p.cohort[c + 1].block):
        high = p.block[b + 1].option
        if b < from_block:
            chosen[b] = now[b]
        else:
            low = _from(p, b, week)
            if low >= high:
                return False
            least = 1e30
            for _ in range(1 + below(chance, TRIES)):
                o = low + below(chance, high - low)
                paid = option_price(p, c, b, o, u, prices)
                if paid < least:
                    least = paid
                    chosen[b] = o
        week = p.option[chosen[b]].end
    return True


@bare
def shift(p, c, now, chosen, chance):
    """Move one block by a few options; those it would run into give way."""
    b0, b1 = p.cohort[c].block, p.cohort[c + 1].block
    for b in range(b0, b1):
        chosen[b] = now[b]
    if b1 == b0:
        return True
    j = b0 + below(chance, b1 - b0)
    step = 1
    while step < 8 and unit(chance) < 0.5:
        step += 1
    together = unit(chance) < 0.3
    o = now[j] + (step if unit(chance) < 0.5 else -step)
    if o < p.block[j].option or o >= p.block[j + 1].option:
        return False
    moved = p.option[o].first - p.option[now[j]].first
    chosen[j] = o
    for b in range(j + 1, b1):
        least = p.option[chosen[b - 1]].end
        if together:
            least = max(least, p.option[now[b]].first + moved)
        if together or p.option[chosen[b]].first < least:
            chosen[b] = _from(p, b, least)
            if chosen[b] >= p.block[b + 1].option:
                return False
    for b in range(j - 1, b0 - 1, -1):
        while chosen[b] >= p.block[b].option and p.option[chosen[b]].end > p.option[chosen[b + 1]].first:
            chosen[b] -= 1
        if chosen[b] < p.block[b].option:
            return False
    return True
