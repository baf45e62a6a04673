"""One module of one cohort: whether it fits from a week on, booking it, and its cheapest week."""

from alternance.calendar.kernel.chance import unit
from alternance.compiled import inner

INFEASIBLE = 1e30


@inner
def fit(p, m, states, room, use, price, week, weekly, latest_end, limit, found):
    """End of module `m` from `week` on at `weekly` minutes, or -1 where its cohort has no room for it.

    Minutes over the capacity of a resource cost their price; the sum goes to `found[0]`. Past `limit` the walk ends
    with -1.
    """
    if states[week] <= 0:
        return -1
    left = p.minutes[m]
    split = p.split[m]
    u0 = p.use_at[m]
    u1 = p.use_at[m + 1]
    paid = 0.0
    w = week
    while w < latest_end:
        d = states[w]
        if d > 0:
            take = weekly * d // 5
            if take > left:
                take = left
            if room[w] < take:
                return -1
            for u in range(u0, u1):
                r = p.use_resource[u]
                ask = take * p.use_times[u]
                over = use[r, w] + ask - p.capacity[r, w]
                if over > 0:
                    paid += price[r] * min(over, ask)
                    if paid >= limit:
                        return -1
            left -= take
            if left == 0:
                found[0] = paid
                return w + 1
        elif d < 0 and split == 0:
            return -1
        w += 1
    return -1


@inner
def book(p, m, states, room, use, peak, week, weekly, sign):
    """Add (sign 1) or take away (sign -1) a module that fits; peaks only ever rise here."""
    left = p.minutes[m]
    w = week
    while left > 0:
        d = states[w]
        if d > 0:
            take = weekly * d // 5
            if take > left:
                take = left
            left -= take
            room[w] -= sign * take
            for u in range(p.use_at[m], p.use_at[m + 1]):
                r = p.use_resource[u]
                use[r, w] += sign * take * p.use_times[u]
                if sign > 0 and p.offered[r, w] > 0:
                    share = use[r, w] / p.offered[r, w]
                    if share > peak[r]:
                        peak[r] = share
        w += 1


@inner
def peak_rise(p, m, states, use, peak, week, weekly):
    """What booking the module would add to the peaks, weighted."""
    total = 0.0
    for u in range(p.use_at[m], p.use_at[m + 1]):
        r = p.use_resource[u]
        if p.peak_weight[r] <= 0.0:
            continue
        base = max(peak[r], p.unavoidable[r])
        highest = base
        left = p.minutes[m]
        w = week
        while left > 0:
            d = states[w]
            if d > 0:
                take = weekly * d // 5
                if take > left:
                    take = left
                left -= take
                if p.offered[r, w] > 0:
                    share = (use[r, w] + take * p.use_times[u]) / p.offered[r, w]
                    if share > highest:
                        highest = share
            w += 1
        total += p.peak_weight[r] * (highest - base)
    return total


@inner
def lag_cost(p, m, k, end, option):
    """Weighted lag of module `m` of calendar `k` when it ends in `end`."""
    total = 0
    for a in range(p.apply_at[m], p.apply_at[m + 1]):
        o = option[p.apply_block[a]]
        early = p.teaching[k, p.option_first[o]] - p.teaching[k, end]
        late = p.teaching[k, end] - p.teaching[k, p.option_end[o]]
        total += max(0, early, late)
    return p.weights[0] * total


@inner
def _first_use(p, m, option):
    """First week of the earliest block that applies module `m`: ending before it, lag only grows."""
    first = p.days.shape[1]
    for a in range(p.apply_at[m], p.apply_at[m + 1]):
        first = min(first, p.option_first[option[p.apply_block[a]]])
    return first


@inner
def cheapest(p, c, m, states, room, use, peak, price, bounds, weekly, option, last, later, limit, found, paid):
    """Put the cheapest start of module `m` at `weekly` in `found` (week, end) and return its cost.

    `bounds` are earliest start, latest start, earliest end, latest end. A module that a block applies is tried from
    late to early, so that the first week before its use whose lag alone exceeds the best ends the scan; others from
    early to late (`later`: from late to early). Costs of `limit` and more are not looked for.
    """
    k = p.calendar[c]
    best = limit
    got = False
    has_lag = p.apply_at[m + 1] > p.apply_at[m]
    backward = has_lag or later
    first_use = _first_use(p, m, option)
    early, late = bounds[0], bounds[1]
    for t in range(late - early + 1):
        week = late - t if backward else early + t
        if states[week] <= 0:
            continue
        end = fit(p, m, states, room, use, price, week, weekly, bounds[3], best, paid)
        if end < 0 or end < bounds[2]:
            continue
        cost = lag_cost(p, m, k, end, option)
        if backward and has_lag and cost >= best:
            if end <= first_use:
                break
            continue
        if end > last:
            over = p.teaching[k, end] - max(p.due[c], p.teaching[k, last])
            if over > 0:
                cost += p.weights[1] * over
                if not backward and cost >= best:
                    break
        cost += paid[0]
        if cost < best:
            cost += peak_rise(p, m, states, use, peak, week, weekly)
            if cost < best:
                best = cost
                got = True
                found[0] = week
                found[1] = end
                if best <= 1e-9:
                    break
    return best if got else INFEASIBLE


@inner
def cheapest_weekly(
    p, c, m, states, room, use, peak, price, bounds, gene, option, last, later, limit, chance, found, paid
):
    """As `cheapest`, over the weekly minutes: the gene's first; another where that fits nowhere, or by chance."""
    best = cheapest(p, c, m, states, room, use, peak, price, bounds, gene, option, last, later, limit, found, paid)
    found[2] = gene
    if best <= 1e-9 or (best < INFEASIBLE and unit(chance) < 0.7):
        return best
    other = found[3:5]
    for j in range(p.weekly.shape[1]):
        weekly = p.weekly[m, j]
        if weekly > 0 and weekly != gene:
            cost = cheapest(
                p, c, m, states, room, use, peak, price, bounds, weekly, option, last, later,
                min(limit, best), other, paid,
            )  # fmt: skip
            if cost < best:
                best = cost
                found[0], found[1], found[2] = other[0], other[1], weekly
    return best
