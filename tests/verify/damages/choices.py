"""Damages to what binds beyond limits: kept seats, openings, groups, own searches, rotation, exceptions listed."""

from __future__ import annotations

from tests.verify.damages.case import Case, Damage
from tests.verify.recount.world import Row


def _placed(case: Case) -> Row:
    return case.position(lambda row: row["door"] == "round")[0]


def _search(case: Case, row: Row) -> None:
    case.c("searches").append({"student": row["student"], "block": row["block"], "status": "searching"})


def searches_though_placed(case: Case) -> None:
    _search(case, _placed(case))


def a_class_searches(case: Case) -> None:
    one = _placed(case)
    for row in case.p("placements"):
        if (row["cohort"], row["block"]) == (one["cohort"], one["block"]):
            _search(case, row)


def help_no_longer_wanted(case: Case) -> None:
    for row in case.p("placements"):
        if row["block"] == _placed(case)["block"]:
            _search(case, row)


def _rotates(asked: str) -> Damage:
    def rotates(case: Case) -> None:
        case.one("blocks", _placed(case)["block"])["rotation"] = asked

    return rotates


def every_block_elsewhere(case: Case) -> None:
    for row in case.c("blocks"):
        row["rotation"] = "other enterprise"


def sent_elsewhere(case: Case) -> None:
    for row in case.c("blocks"):
        row["rotation"] = "same enterprise"
    placed = _placed(case)
    placed["position"] = case.pick(case.c("positions"), lambda row: row["id"] != placed["position"])["id"]


def _keep(case: Case, position: str, holder: str, seats: int) -> None:
    rows = case.c("reserved_seats")
    rows[:] = [row for row in rows if (row["position"], row["for"]) != (position, holder)]
    rows.append({"position": position, "for": holder, "seats": seats})


def kept_for_another_class(case: Case) -> None:
    placed, position = case.position()
    other = case.pick(case.c("cohorts"), lambda row: row["id"] != placed["cohort"])
    _keep(case, position["id"], other["id"], position["seats"])


def kept_for_another_school(case: Case) -> None:
    _placed_there, position = case.position()
    other = case.pick(case.c("organisations"), lambda row: row["kind"] == "enterprise")  # that of nobody there
    _keep(case, position["id"], other["id"], position["seats"])


def more_kept_than_there_is(case: Case) -> None:
    placed, position = case.position()
    other = case.pick(case.c("cohorts"), lambda row: row["id"] != placed["cohort"])
    _keep(case, position["id"], other["id"], position["seats"] + case.few())
    _keep(case, position["id"], placed["cohort"], 1)


def _at_kept(case: Case) -> Row:
    kept = {row["position"] for row in case.c("reserved_seats")}
    return case.position(lambda row: row["position"] in kept)[0]


def on_a_seat_of_another(case: Case) -> None:
    placed = _at_kept(case)
    placed["seat_of"] = case.pick(case.c("cohorts"), lambda row: row["id"] != placed["cohort"])["id"]


def seats_not_told(case: Case) -> None:
    for row in case.p("placements"):
        row["seat_of"] = None
    if not case.c("reserved_seats"):
        kept_for_own_class(case)


def kept_for_own_class(case: Case) -> None:
    placed, position = case.position()
    _keep(case, position["id"], placed["cohort"], 1)


def kept_where_no_seat_is(case: Case) -> None:
    placed = _placed(case)
    placed["seat_of"] = placed["cohort"]


def _opens(case: Case, more: int) -> None:
    placed = _placed(case)
    there = [
        row
        for row in case.p("placements")
        if (row["position"], row["from"], row["to"]) == (placed["position"], placed["from"], placed["to"])
    ]
    case.one("positions", placed["position"])["seats_min"] = max(2, len(there) + more)


def opens_with_one_more(case: Case) -> None:
    _opens(case, 1)


def opens_with_many(case: Case) -> None:
    _opens(case, case.few() + 1)


def one_goes_away(case: Case) -> None:
    _opens(case, 0)
    placed = _placed(case)
    placed["position"] = case.pick(case.c("positions"), lambda row: row["id"] != placed["position"])["id"]


def _befriend(case: Case, rows: list[Row]) -> None:
    for student in sorted({row["student"] for row in rows}):
        case.c("peer_groups").append({"group": "friends", "student": student})


def friends_apart(case: Case) -> None:
    one = _placed(case)
    _befriend(
        case, [one, case.pick(case.p("placements"), lambda r: r["block"] == one["block"] and r["from"] == one["from"])]
    )


def a_class_of_friends(case: Case) -> None:
    one = _placed(case)
    _befriend(case, [row for row in case.p("placements") if row["cohort"] == one["cohort"]])


def a_friend_left_out(case: Case) -> None:
    one = _placed(case)
    rows = [row for row in case.p("placements") if (row["cohort"], row["block"]) == (one["cohort"], one["block"])]
    _befriend(case, rows)
    case.p("placements").remove(one)
    left = {name: one[name] for name in ("student", "cohort", "block", "from", "to")}
    case.p("unplaced").append({**left, "reason": "full", "count": 1})


def _listed(case: Case, kind: str) -> None:
    placed, position = case.position(lambda row: row["door"] == "round")
    site = case.one("hiring_units", position["unit"])["site"]
    named: Row = {
        "pair": {"student": placed["student"], "position": position["id"]},
        "opening": {"position": position["id"]},
        "group": {"group": "friends", "site": site},
    }[kind]
    row = {"id": "x-0009", "from": placed["from"], "kind": kind, "why": "none found stable", **named}
    case.p("blocking").append(row)


def pair_listed(case: Case) -> None:
    _listed(case, "pair")


def opening_listed(case: Case) -> None:
    _listed(case, "opening")


def group_listed(case: Case) -> None:
    _listed(case, "group")


#: Rule → damages.
DAMAGES: dict[str, tuple[Damage, ...]] = {
    "searching-apart": (searches_though_placed, a_class_searches, help_no_longer_wanted),
    "rotation": (_rotates("other enterprise"), _rotates("same enterprise"), every_block_elsewhere, sent_elsewhere),
    "reserved-seats": (kept_for_another_class, kept_for_another_school, more_kept_than_there_is),
    "kept-seats-said": (on_a_seat_of_another, seats_not_told, kept_for_own_class, kept_where_no_seat_is),
    "opens-with-enough": (opens_with_one_more, opens_with_many, one_goes_away),
    "groups-together": (friends_apart, a_class_of_friends, a_friend_left_out),
    "blocking-listed": (pair_listed, opening_listed, group_listed),
}
