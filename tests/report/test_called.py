"""Every code that a plan may hold has a name, and the verifier's rules are called as it calls them."""

from __future__ import annotations

from alternance.placement.reasons import REASONS as WHY
from alternance.report import called
from alternance.verify.rules import RULES


def test_rules_are_called_as_the_verifier_calls_them() -> None:
    assert {rule.id: rule.title for rule in RULES} == called.RULES


def test_every_reason_has_a_short_name() -> None:
    assert set(WHY) <= set(called.REASONS)


def test_a_code_that_nothing_calls_is_said_in_its_own_words() -> None:
    assert called.called("learn-before-work") == "Learn before work"
    assert called.called("over_the-moon") == "over the moon"
