"""`alternance recommend`: what to change in a programme so that it gives more of what is demanded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alternance.cli.applying import keep_changed
from alternance.cli.inputs import COMMUNITY, read_community
from alternance.text import N_, _, many, say

if TYPE_CHECKING:
    from alternance.gap.recommend import Recommendation
    from alternance.gap.recommend.recommendation import Action, Purchase

__all__ = ["command"]

_KINDS = {
    "add": N_("add to {place}: {title}, to level {after}"),
    "raise": N_("raise in {place}: {title}, from level {before} to {after}"),
    "practise": N_("practise in {place}, phase {phase}: {title}, from level {before} to {after}"),
    "move": N_("less in {place}, because practice gives it: {title}, from level {before} to {after}"),
    "trim": N_("less in {place}, because nobody asks for so much: {title}, from level {before} to {after}"),
    "drop": N_("drop from {place}, because nobody asks for it: {title}"),
}


@click.command(
    "recommend",
    help=_(
        "Say what to change in a programme so that it gives more of what is demanded, within its own hours: proven "
        "best, with every step of coverage against hours moved, and against the cost of improvements.\n\n"
        "Nothing is changed: `alternance plan DIR --apply FILE` plans the community as it would be.\n\n"
        "Exit code 0: told, and written; 2: bad input."
    ),
    short_help=_("Say what to change in a programme."),
)
@click.argument("community", metavar="DIR", type=COMMUNITY)
@click.option("--programme", required=True, metavar="P", help=_("Id of the programme."))
@click.option(
    "--hours", type=click.FloatRange(min=0), metavar="H",
    help=_("Hours of 60 minutes that may be moved; by default as many as it takes."),
)  # fmt: skip
@click.option(
    "--extra", type=click.FloatRange(min=0), default=0.0, show_default=True, metavar="H",
    help=_("Hours of an extra qualification that may lie beside the programme's own."),
)  # fmt: skip
@click.option(
    "--budget", type=click.IntRange(min=0), default=0, show_default=True, metavar="N",
    help=_("What improvements may cost together, in the currency of the table improvements."),
)  # fmt: skip
@click.option(
    "--changed", type=click.Path(path_type=Path, file_okay=False), metavar="NEW",
    help=_("Also write the community as it would be, into this new folder."),
)  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help=_("The file to write."))
def command(
    community: Path, programme: str, hours: float | None, extra: float, budget: int, changed: Path | None, out: Path
) -> None:
    """Recommend, write, tell."""
    given = read_community(community)

    from alternance.framework import known
    from alternance.gap import recommend
    from alternance.planner.stages.recommendation import recommended

    allowed = None if hours is None else round(hours * 60)
    advice = recommended(given, known(), programme, allowed, round(extra * 60), budget)
    if changed is not None:
        keep_changed(recommend.apply(given, advice), changed)
    out.write_text(recommend.write(advice), encoding="utf-8")
    for line in _lines(advice):
        click.echo(line)
    click.echo(say("written: {path}   plan with it: alternance plan {community} --apply {path} --out NEW",
                   path=out, community=community))  # fmt: skip


def _lines(advice: Recommendation) -> Iterator[str]:
    before, after, bound = (share or 0.0 for share in (advice.before, advice.after, advice.bound))
    text = N_("{title}: {before:.1%} of the levels demanded are covered now, {after:.1%} with these changes; {proof}")
    proof = _("proven best") if advice.status == "optimal" else say("at most {bound:.1%}", bound=bound)
    yield say(text, title=advice.title, before=before, after=after, proof=proof)
    text = N_("{hours:,.1f} of {total:,.0f} hours of school are moved")
    yield say(text, hours=advice.minutes / 60, total=advice.total / 60)
    if not advice.actions:
        yield _("Nothing need be changed") if after >= 1 else _("Nothing can be changed within these limits")
    for action in advice.actions:
        yield f"  {action.id} {_action(action)}"
    for bought in advice.improvements:
        yield f"  {_bought(bought)}"
    for module in advice.hours:
        both = {"before": module.before / 60, "after": module.after / 60}
        yield say("  hours of {module}: {before:,.1f} → {after:,.1f}", module=module.module, **both)
    for size in advice.sizes:
        both = {"before": size.before, "after": size.after}
        yield say("  students of {cohort}: {before} → {after}", cohort=size.cohort, **both)
    yield _("Coverage against hours moved:")
    for step in advice.frontier:
        opened = many("opens {n} demand or position", "opens {n} demands and positions", len(step.opens))
        yield say(
            "  {hours:>8,.1f} h  {share:.1%}  {opened}", hours=step.minutes / 60, share=step.coverage, opened=opened
        )
    if advice.costs:
        yield say("Coverage against the cost of improvements, in {currency}:", currency=advice.currency)
    for step in advice.costs:
        text = N_("  {cost:>12,}  {share:.1%}  {what}")
        yield say(text, cost=step.cost, share=step.coverage, what=", ".join(step.improvements) or "–")
    for limit in advice.limits:
        yield say("{what}: {share:.1%}", what=_held(limit.limit), share=limit.coverage)
    for sentence in advice.assumed:
        yield say("assumed: {what}", what=sentence)


def _bought(bought: Purchase) -> str:
    text = N_("{id}: {title}, {cost:,} {currency}, by {owner}, from {day}; for {actions}")
    values = {"id": bought.id, "title": bought.title, "cost": bought.cost, "currency": bought.currency}
    day = bought.ready_from or _("the beginning")
    return say(text, owner=bought.owner, day=day, actions=", ".join(bought.actions), **values)


def _held(limit: str) -> str:
    from alternance.gap.recommend.explain import HELD

    return _(HELD[limit]) if limit in HELD else limit


def _action(action: Action) -> str:
    values = {"place": action.place, "phase": action.phase, "before": action.before, "after": action.after}
    text = say(_KINDS[action.kind], title=action.title, **values)
    if action.minutes > 0:
        text += " " + say("({hours:,.1f} hours)", hours=action.minutes / 60)
    if action.minutes < 0:
        text += " " + say("(sets up to {hours:,.1f} hours free)", hours=-action.minutes / 60)
    return text
