"""One module of one cohort: whether it fits from a week on, booking it, and its cheapest week."""

from alternance.calendar.kernel.chance import unit
from alternance.calendar.kernel.courses import change, mixed, sections_above, students_in, thin_sections
from alternance.calendar.kernel.terms import LAG, LATE, MOVED, THIN
from alternance.compiled import bare

INFEASIBLE = 1e30


@bare
def over_price(p, u, price, r, week, ask):
    """What asking so many minutes more (or fewer) of a resource in a week changes of the price of what is over."""
    now = u.use[r, week] - p.capacity[r, week]
    return price[r, week] * (max(0, now + ask) - max(0, now))


@bare
def fit(p, c, m, s, u, price, week, weekly, latest_end, limit):
    """End of module `m` from `week` on at `weekly` minutes, or -1 where its cohort has no room for it.

    Minutes over the capacity of a resource cost their price, lesson weeks of thin sections theirs; the sum goes to
    ``s.paid[0]``. Past `limit` the walk ends with -1.
    """
    states, room = s.states, s.room
    if states[week] <= 0:
        return -1
    if p.module[m].shared >= 0:
        return _fit_shared(p, c, m, s, u, price, week, weekly, latest_end)
    left = p.module[m].minutes
    split = p.module[m].split
    u0 = p.module[m].use
    u1 = p.module[m + 1].use
    thin = p.weights[THIN] * p.module[m].thin
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
            for i in range(u0, u1):
                r = p.use[i].resource
                ask = take * p.use[i].amount
                over = u.use[r, w] + ask - p.capacity[r, w]
                if over > 0:
                    paid += price[r, w] * min(over, ask)
                    if paid >= limit:
                        return -1
            paid += thin
            left -= take
            if left == 0:
                s.paid[0] = paid
                return w + 1
        elif d < 0 and split == 0:
            return -1
        w += 1
    return -1


@bare
def signature(p, c, m, s, week, weekly, latest_end):
    """Walk a module: its end (-1 where it finds none), and its lesson weeks as a number, and how many they are."""
    left = p.module[m].minutes
    sign = mixed(p.cohort[c].calendar + 1_000_003)
    lessons = 0
    for w in range(week, latest_end):
        d = s.states[w]
        if d > 0:
            sign ^= mixed(w)
            lessons += 1
            left -= min(left, weekly * d // 5)
            if left == 0:
                return w + 1, sign, lessons
        elif d < 0 and p.module[m].split == 0:
            break
    return -1, sign, lessons


@bare
def _fit_shared(p, c, m, s, u, price, week, weekly, latest_end):
    """As `fit` for a module that shares its sections: only what the cohort adds to its course is paid."""
    end, sign, lessons = signature(p, c, m, s, week, weekly, latest_end)
    if end < 0:
        return -1
    q = p.module[m].shared
    before = students_in(u, q, week, weekly, sign)
    _remember(p, c, q, before, s)
    paid = p.weights[THIN] * lessons * s.memo[3]
    left = p.module[m].minutes
    for w in range(week, end):
        if s.states[w] > 0:
            take = min(left, weekly * s.states[w] // 5)
            left -= take
            if s.room[w] < take:
                return -1
            for i in range(p.shared[q].use, p.shared[q + 1].use):
                paid += over_price(p, u, price, p.use[i].resource, w, take * s.more[i - p.shared[q].use])
    s.paid[0] = paid
    return end


@bare
def _remember(p, c, q, before, s):
    """Work out what a cohort adds to a course of so many students, unless that was the last thing asked."""
    if s.memo[0] == c and s.memo[1] == q and s.memo[2] == before:
        return
    after = before + p.cohort[c].size
    more_sections(p, q, before, after, s)
    s.memo[0], s.memo[1], s.memo[2] = c, q, before
    s.memo[3] = thin_sections(p, q, after) - thin_sections(p, q, before)


@bare
def more_sections(p, q, before, after, s):
    """How many sections more a course asks of each resource of its module when it grows, to ``s.more``."""
    u0 = p.shared[q].use
    for i in range(u0, p.shared[q + 1].use):
        least = p.use[i].amount
        s.more[i - u0] = sections_above(p, q, after, least) - sections_above(p, q, before, least)


@bare
def book(p, c, m, s, u, week, weekly, sign):
    """Add (sign 1) or take away (sign -1) a module that fits; peaks only ever rise here."""
    for i in range(p.module[m].date, p.module[m + 1].date):
        if p.pairs[i, 0] == week and p.pairs[i, 1] >= 0:
            u.begun[p.pairs[i, 1]] += sign * p.cohort[c].size
    q = p.module[m].shared
    if q >= 0:
        _end, course, lessons = signature(p, c, m, s, week, weekly, s.states.shape[0])
        students = sign * p.cohort[c].size
        before = change(p, u, q, week, weekly, course, lessons, students)
        more_sections(p, q, before, before + students, s)
        s.memo[0] = -1
        u0, u1 = p.shared[q].use, p.shared[q + 1].use
    else:
        u0, u1 = p.module[m].use, p.module[m + 1].use
    left = p.module[m].minutes
    w = week
    while left > 0:
        d = s.states[w]
        if d > 0:
            take = weekly * d // 5
            if take > left:
                take = left
            left -= take
            s.room[w] -= sign * take
            for i in range(u0, u1):
                r = p.use[i].resource
                u.use[r, w] += take * s.more[i - u0] if q >= 0 else sign * take * p.use[i].amount
                if sign > 0 and p.offered[r, w] > 0:
                    share = u.use[r, w] / p.offered[r, w]
                    if share > u.peak[r]:
                        u.peak[r] = share
        w += 1


@bare
def uses_of(p, m):
    """Where in `p.use` stands what a module asks for: of a shared one once for all its cohorts."""
    q = p.module[m].shared
    if q >= 0:
        return p.shared[q].use, p.shared[q + 1].use
    return p.module[m].use, p.module[m + 1].use


@bare
def peak_rise(p, m, s, u, week, weekly):
    """What booking the module that `fit` looked at last would add to the peaks, weighted."""
    total = 0.0
    q = p.module[m].shared
    u0, u1 = uses_of(p, m)
    for i in range(u0, u1):
        r = p.use[i].resource
        if p.resource[r].peak_weight <= 0.0:
            continue
        times = s.more[i - u0] if q >= 0 else p.use[i].amount
        base = max(u.peak[r], p.resource[r].unavoidable)
        highest = base
        left = p.module[m].minutes
        w = week
        while left > 0:
            d = s.states[w]
            if d > 0:
                take = weekly * d // 5
                if take > left:
                    take = left
                left -= take
                if p.offered[r, w] > 0:
                    share = (u.use[r, w] + take * times) / p.offered[r, w]
                    if share > highest:
                        highest = share
            w += 1
        total += p.resource[r].peak_weight * (highest - base)
    return total


@bare
def lag_cost(p, m, k, end, option):
    """Weighted lag of module `m` of calendar `k` when it ends in `end`."""
    total = 0
    for a in range(p.module[m].apply, p.module[m + 1].apply):
        o = option[p.items[a]]
        early = p.teaching[k, p.option[o].first] - p.teaching[k, end]
        late = p.teaching[k, end] - p.teaching[k, p.option[o].end]
        total += max(0, early, late)
    return p.weights[LAG] * total


@bare
def moved_cost(p, m, week):
    """What beginning module `m` in `week` costs for being away from where a published plan has it."""
    weight = p.module[m].near_weight
    return p.weights[MOVED] * weight * abs(week - p.module[m].near) if weight > 0.0 else 0.0


@bare
def _first_use(p, m, option):
    """First week of the earliest block that applies module `m`: ending before it, lag only grows."""
    first = p.days.shape[1]
    for a in range(p.module[m].apply, p.module[m + 1].apply):
        first = min(first, p.option[option[p.items[a]]].first)
    return first


@bare
def _date_price(p, c, i, u, begin_price):
    """What the places of a fixed date cost the cohort where they are over."""
    g = p.pairs[i, 1]
    if g < 0:
        return 0.0
    size = p.cohort[c].size
    return begin_price[g] * max(0, min(size, u.begun[g] + size - p.limit[g]))


@bare
def cheapest(p, c, m, s, u, prices, bounds, weekly, option, last, later, limit, found):
    """Put the cheapest start of module `m` at `weekly` in `found` (week, end) and return its cost.

    `bounds` are earliest start, latest start, earliest end, latest end. A module that a block applies is tried from
    late to early, so that the first week before its use whose lag alone exceeds the best ends the scan; others from
    early to late (`later`: from late to early). Costs of `limit` and more are not looked for. Only joining a course
    may cost less than nothing.
    """
    k = p.cohort[c].calendar
    d0, d1 = p.module[m].date, p.module[m + 1].date
    shares = p.module[m].shared >= 0
    best = limit
    got = False
    has_lag = p.module[m + 1].apply > p.module[m].apply
    backward = has_lag or later
    first_use = _first_use(p, m, option)
    early, late = bounds[0], bounds[1]
    for t in range(d1 - d0 if d1 > d0 else late - early + 1):
        extra = 0.0
        if d1 > d0:
            i = d1 - 1 - t if backward else d0 + t
            week = p.pairs[i, 0]
            if week < early or week > late:
                continue
            extra = _date_price(p, c, i, u, prices[2])
        else:
            week = late - t if backward else early + t
        if s.states[week] <= 0:
            continue
        extra += moved_cost(p, m, week)
        if extra >= best and not shares:
            continue
        end = fit(p, c, m, s, u, prices[0], week, weekly, bounds[3], best)
        if end < 0 or end < bounds[2]:
            continue
        cost = lag_cost(p, m, k, end, option)
        if backward and has_lag and cost >= best:
            if end <= first_use:
                break
            continue
        if end > last:
            over = p.teaching[k, end] - max(p.cohort[c].due, p.teaching[k, last])
            if over > 0:
                cost += p.weights[LATE] * over
                if not backward and cost >= best and not shares:
                    break
        cost += s.paid[0] + extra
        if cost < best:
            cost += peak_rise(p, m, s, u, week, weekly)
            if cost < best:
                best = cost
                got = True
                found[0] = week
                found[1] = end
                if best <= 1e-9 and not shares:
                    break
    return best if got else INFEASIBLE


@bare
def cheapest_weekly(p, c, m, s, u, prices, bounds, gene, option, last, later, limit, chance):
    """As `cheapest`, over the weekly minutes: the gene's first; another where that fits nowhere, or by chance."""
    found = s.found
    best = cheapest(p, c, m, s, u, prices, bounds, gene, option, last, later, limit, found)
    found[2] = gene
    if (best <= 1e-9 and p.module[m].shared < 0) or (best < INFEASIBLE and unit(chance) < 0.7):
        return best
    other = found[3:5]
    for j in range(p.weekly.shape[1]):
        weekly = p.weekly[m, j]
        if weekly > 0 and weekly != gene:
            cost = cheapest(p, c, m, s, u, prices, bounds, weekly, option, last, later, min(limit, best), other)
            if cost < best:
                best = cost
                found[0], found[1], found[2] = other[0], other[1], weekly
    return best
