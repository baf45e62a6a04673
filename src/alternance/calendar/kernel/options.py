"""Choosing the options of a cohort's blocks."""

from alternance.calendar.kernel.chance import below, unit
from alternance.compiled import inner

TRIES = 6


@inner
def option_price(p, c, b, o, away, begun, seat_price, begin_price):
    """What option `o` of block `b` costs for seats and beginnings over their limits, beside the others."""
    size = p.size[c]
    paid = 0.0
    for i in range(p.group_at[o], p.group_at[o + 1]):
        g = p.group[i]
        if begun[g] + size > p.limit[g]:
            paid += begin_price[g] * min(size, begun[g] + size - p.limit[g])
    for i in range(p.seat_at[b], p.seat_at[b + 1]):
        s = p.seat_group[i]
        for j in range(p.away_at[o], p.away_at[o + 1]):
            w = p.away_week[j]
            over = away[s, w] + size - p.seats[s, w]
            if over > 0:
                paid += seat_price[s] * min(size, over)
    return paid


@inner
def book_option(p, c, b, o, away, begun, sign):
    """Take (1) or give back (-1) the seats of an option; returns the change of promised seats unused."""
    size = p.size[c] * sign
    for i in range(p.group_at[o], p.group_at[o + 1]):
        begun[p.group[i]] += size
    change = 0
    for i in range(p.seat_at[b], p.seat_at[b + 1]):
        s = p.seat_group[i]
        for j in range(p.away_at[o], p.away_at[o + 1]):
            w = p.away_week[j]
            before = max(0, p.promised[s, w] - away[s, w])
            away[s, w] += size
            change += max(0, p.promised[s, w] - away[s, w]) - before
    return change


@inner
def _from(p, b, week):
    """First option of block `b` that begins in `week` or later."""
    low, high = p.option_at[b], p.option_at[b + 1]
    while low < high:
        mid = (low + high) // 2
        if p.option_first[mid] < week:
            low = mid + 1
        else:
            high = mid
    return low


@inner
def draw(p, c, now, chosen, from_block, away, begun, seat_price, begin_price, chance):
    """Draw options at random for the blocks from `from_block` on, the cheapest of a few; those before as in `now`."""
    b0 = p.block_at[c]
    week = p.first[c]
    for b in range(b0, p.block_at[c + 1]):
        high = p.option_at[b + 1]
        if b < from_block:
            chosen[b] = now[b]
        else:
            low = _from(p, b, week)
            if low >= high:
                return False
            least = 1e30
            for _ in range(1 + below(chance, TRIES)):
                o = low + below(chance, high - low)
                paid = option_price(p, c, b, o, away, begun, seat_price, begin_price)
                if paid < least:
                    least = paid
                    chosen[b] = o
        week = p.option_end[chosen[b]]
    return True


@inner
def shift(p, c, now, chosen, chance):
    """Move one block by a few options; those it would run into give way."""
    b0, b1 = p.block_at[c], p.block_at[c + 1]
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
    if o < p.option_at[j] or o >= p.option_at[j + 1]:
        return False
    moved = p.option_first[o] - p.option_first[now[j]]
    chosen[j] = o
    for b in range(j + 1, b1):
        least = p.option_end[chosen[b - 1]]
        if together:
            least = max(least, p.option_first[now[b]] + moved)
        if together or p.option_first[chosen[b]] < least:
            chosen[b] = _from(p, b, least)
            if chosen[b] >= p.option_at[b + 1]:
                return False
    for b in range(j - 1, b0 - 1, -1):
        while chosen[b] >= p.option_at[b] and p.option_end[chosen[b]] > p.option_first[chosen[b + 1]]:
            chosen[b] -= 1
        if chosen[b] < p.option_at[b]:
            return False
    return True
