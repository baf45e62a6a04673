"""The rules as a page for people: `python -m alternance.verify.document > docs/rules.md`."""

from __future__ import annotations

from alternance.verify.rule import Rule
from alternance.verify.rules import SUBJECTS

__all__ = ["markdown"]

_BEGIN = """# What a plan must keep
Every rule that `alternance verify DIR OUT` recomputes, from the raw tables of the community and of the plan, with
code that shares nothing with what made the plan. The words behind them stand in [engines](engines.md).

This page is written by `python -m alternance.verify.document`; a test holds it against the rules.

- A case that breaks a **hard** rule is a violation: the last line counts them, and the exit code is 1. A **soft**
  rule warns.
- A rule that the plan's mode does not keep is counted apart: the traditional mode does not keep `learn-before-work`
  (nor `student-ready`, a part of it), whose cases print as red weeks. No plan may switch off another; `rules-off`
  says so.
- A rule is *not checked* where a recorded plan does not say a table that it needs, or where it has cases and the
  community lacks a table to judge them by; single cases are not checked where a fact is missing, such as a date of
  birth. The exit code is then 3, if there are no violations.
- A row of the plan that is not in form (an unknown id, a week outside the horizon) is named by the rules of form and
  counts for no other rule.
"""


def markdown() -> str:
    """Return the content of `docs/rules.md`."""
    return _BEGIN + "".join(_subject(subject.__doc__ or "", _rules(subject)) for subject in SUBJECTS)


def _rules(subject: object) -> list[Rule]:
    own = [value for value in vars(subject).values() if isinstance(value, Rule)]
    return [rule for rule in own if rule.function.__module__ == subject.__name__]  # type: ignore[attr-defined]


def _subject(title: str, rules: list[Rule]) -> str:
    head = title.strip().splitlines()[0].rstrip(".")
    lines = [
        "",
        f"## {head}",
        "| rule | what must hold | of the plan | of the community |",
        "| --- | --- | --- | --- |",
    ]
    return "\n".join([*lines, *map(_row, rules)]) + "\n"


def _row(rule: Rule) -> str:
    name = f"`{rule.id}`" if rule.force == "hard" else f"`{rule.id}` (soft)"
    plan, community = (", ".join(tables) or "–" for tables in (rule.plan, rule.community))
    return f"| {name} | **{rule.title}.** {rule.sentence} | {plan} | {community} |"


if __name__ == "__main__":
    print(markdown(), end="")
