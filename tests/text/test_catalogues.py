"""Catalogues: plural forms, the language of an environment, and a gathering that misses no kind of text."""

from __future__ import annotations

from functools import cache

import pytest
from tools import messages
from tools.messages import problems

from alternance.text import LANGUAGES, from_environment, in_language, language, many, padded

#: Gathering reads every source: once is enough.
gathered = cache(messages.gathered)


def test_the_number_decides_the_form_and_can_be_written_otherwise() -> None:
    assert many("{n} row of {file}", "{n} rows of {file}", 1, file="a") == "1 row of a"
    assert many("{n} row", "{n} rows", 2000, n="2 000") == "2 000 rows"


def test_a_language_holds_inside_its_block_only() -> None:
    with pytest.raises(ZeroDivisionError), in_language("ru"):
        assert language() == "ru"
        raise ZeroDivisionError
    assert language() == "en"


@pytest.mark.parametrize(
    ("variables", "found"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh-Hans"),
        ({"LANG": "de_DE.UTF-8", "ALTERNANCE_LANGUAGE": "ru"}, "ru"),
        ({"LANGUAGE": "fr:ru", "LANG": "en_US.UTF-8"}, "ru"),
        ({"LC_ALL": "ru_RU.UTF-8", "LANG": "zh_CN.UTF-8"}, "ru"),
    ],
)
def test_the_language_of_an_environment(variables: dict[str, str], found: str) -> None:
    assert from_environment(variables) == found


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("Plan a community.", "cli/plan.py"),
        ("Most students in one section; empty: no limit", "community/schema/taught.py"),
        ("order class", "community/schema/practised.py"),
        ("minutes a week", "community/schema/people.py"),
        ("Where it is held: the occupation of the hiring units (of the room kind, for a studio or joint platform)",
         "community/schema/practised.py"),
        ("Place the student in a later block, or let the cohort begin later", "policy/packs/alternance-core.toml"),
        ("Module or block", "report/templates/cohort.html.j2"),
    ],
)  # fmt: skip
def test_every_kind_of_text_is_gathered(text: str, file: str) -> None:
    assert file in gathered()[text]


@pytest.mark.parametrize("name", [name for name in LANGUAGES if name != "en"])
def test_every_language_is_complete(name: str) -> None:
    texts = gathered()
    assert problems(name, texts) == []
    lacking = {**texts, "a text that nobody has translated": {"nowhere.py"}}
    assert any("not translated: a text that nobody has translated" in line for line in problems(name, lacking))


def test_a_chinese_letter_takes_two_columns() -> None:
    assert [padded(text, 5) for text in ("plan", "方案", "方案一", "")] == ["plan ", "方案 ", "方案一", "     "]
