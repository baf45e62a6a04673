"""China's classification: whole, with the tasks of its occupations, and beside ESCO."""

from __future__ import annotations

from alternance.framework import csco, esco, known

MILLER = "csco/6-18-01-02"


def test_it_is_whole_and_every_id_stands_once() -> None:
    assert csco().occupations.height == csco().occupations["id"].n_unique() == 2_047
    assert csco().competences.height == csco().competences["id"].n_unique() == 10_575
    assert csco().occupations["level"].value_counts().sort("level")["count"].to_list()[0] == 8


def test_every_task_belongs_to_an_occupation_and_tasks_are_numbered_without_a_gap() -> None:
    assert set(csco().competences["occupation"]) <= set(csco().occupations["id"])
    numbers = csco().competences.group_by("occupation").agg("number")
    assert all(sorted(row) == list(range(1, len(row) + 1)) for row in numbers["number"].to_list())


def test_an_occupation_asks_its_tasks() -> None:
    assert csco().labels[MILLER] == "铣工"
    asked = csco().requires(MILLER)
    assert [task for task, _ in asked] == [f"{MILLER}/{number}" for number in range(1, 7)]
    assert csco().labels[f"{MILLER}/2"] == "选择、刃磨、安装刀具"
    assert csco().relatives({f"{MILLER}/2"}) == {}


def test_all_frameworks_answer_as_one() -> None:
    baker = "occupation/1aadb308-432a-4d01-b54b-b4f7f76dd419"
    assert known().requires(MILLER) == csco().requires(MILLER)
    assert known().requires(baker) == esco().requires(baker) != []
    assert known().labels == {**esco().labels, **csco().labels}
    some = {competence for competence, _ in esco().requires(baker)}
    assert known().relatives(some) == esco().relatives(some)
