"""Findings: what is wrong with an input, each with place, value, rule and remedy; a report is data."""

# ruff: noqa: E501 - one problem a line reads best

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from alternance.community.showing import as_html
from alternance.text import N_, _, say

__all__ = ["CATALOGUE", "GROUPS", "TOLD", "Finding", "Place", "Problem", "Report", "register"]

#: Of one kind of finding in one column so many are told: whoever mends these will check again.
TOLD = 10_000
#: Findings that a notebook shows.
_FEW = 20
#: How much a finding weighs.
SEVERITIES = (N_("error"), N_("warning"))
#: Longest value that a finding shows.
_SHOWN = 200


@dataclass(frozen=True)
class Problem:
    """One entry of the error catalogue: texts in English, with the names of the values that are put in."""

    code: str
    message: str
    remedy: str
    severity: str = "error"


@dataclass(frozen=True)
class Place:
    """Where: the file or sheet, and as far as they are known the row (as a spreadsheet counts) and the column."""

    file: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        row = "" if self.row is None else say(", row {row}", row=self.row)
        column = "" if self.column is None else say(", column {column}", column=self.column)
        return f"{self.file}{row}{column}"


@dataclass(frozen=True)
class Finding:
    """One problem at one place."""

    code: str
    place: Place
    value: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.value is not None and len(self.value) > _SHOWN:
            object.__setattr__(self, "value", f"{self.value[: _SHOWN - 3]}...")

    @property
    def problem(self) -> Problem:
        """Its entry in the catalogue."""
        return CATALOGUE[self.code]

    @property
    def severity(self) -> str:
        """``error`` or ``warning``."""
        return self.problem.severity

    def _say(self, text: str) -> str:
        return say(text, value=self.value, **self.facts)

    @property
    def message(self) -> str:
        """What is wrong, in the language in use."""
        return self._say(self.problem.message)

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return self._say(self.problem.remedy)

    def as_json(self) -> dict[str, Any]:
        """Return the finding as data."""
        return {
            "code": self.code,
            "severity": self.severity,
            "file": self.place.file,
            "row": self.place.row,
            "column": self.place.column,
            "value": self.value,
            "message": self.message,
            "remedy": self.remedy,
        }


@dataclass(frozen=True)
class Report:
    """All findings of one input, in the order of places."""

    source: str
    findings: tuple[Finding, ...]

    def __repr__(self) -> str:
        return f"<Report on {self.source}: {len(self.errors)} errors, {len(self.warnings)} warnings>"

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the first findings, each with its place and remedy."""
        first = self.findings[:_FEW]
        rows = [(f"{_(one.severity)} {one.place}", f"{one.message}. {one.remedy}.") for one in first]
        return as_html(self.summary, rows)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Findings that forbid planning."""
        return tuple(finding for finding in self.findings if finding.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Findings that a person should look at."""
        return tuple(finding for finding in self.findings if finding.severity == "warning")

    def lines(self) -> Iterator[str]:
        """Yield the report as lines of text."""
        for finding in self.findings:
            value = "" if finding.value is None else say(" (found: {value})", value=_short(finding.value))
            text = N_("{severity} {place}: {message}{value}. {remedy}. [{code}]")
            yield say(
                text, severity=_(finding.severity), place=finding.place, message=finding.message, value=value,
                remedy=finding.remedy, code=finding.code,
            )  # fmt: skip
        yield self.summary

    @property
    def summary(self) -> str:
        """How much was found."""
        counts = {"errors": len(self.errors), "warnings": len(self.warnings)}
        return say("{source}: {errors} errors, {warnings} warnings", source=self.source, **counts)

    def as_json(self) -> dict[str, Any]:
        """Return the report as data."""
        return {
            "source": self.source,
            "errors": len(self.errors),
            "warnings": len(self.warnings),
            "findings": [finding.as_json() for finding in self.findings],
        }


def _short(value: str) -> str:
    return value if len(value) <= 60 else value[:57] + "..."


#: Every problem that reading and checking a community can find, by where it lies.
GROUPS: dict[str, tuple[Problem, ...]] = {
    N_("The folder or the spreadsheet"): (
        Problem("no-source", N_("there is nothing to read"), N_("Name a folder with community.json or an .xlsx file; `alternance new` writes one")),
        Problem("no-facts", N_("the folder has no community.json"), N_("Add it; `alternance new` writes one")),
        Problem("json", N_("this is not JSON, as community.json must be"), N_("Look for a comma, quote or brace too many or too few, here or in the row before")),
        Problem("unreadable", N_("it cannot be read: {why}"), N_("Save it again, or restore it from a copy")),
        Problem("not-xlsx", N_("it is {what}, not a spreadsheet"), N_("Name a folder, or save it as an Excel workbook (.xlsx)")),
        Problem("too-big", N_("more than {limit} to read"), N_("Split the community, or remove what is not a table of it")),
        Problem("many-sheets", N_("it has {found} sheets, at most {limit} are read"), N_("Take out what is not a table of the community")),
        Problem("many-cells", N_("more than {limit} cells to read"), N_("Split the community, or delete what stands far from the tables")),
        Problem("far-cell", N_("sheet {sheet} reaches as far as cell {cell}"), N_("Delete what stands far from the table")),
        Problem("outside", N_("the path leads outside the folder"), N_("Put the file itself into the folder")),
        Problem("encoding", N_("the text is not UTF-8 but {encoding}"), N_("Save it as CSV UTF-8")),
        Problem("table-missing", N_("table {table} is needed and absent"), N_("Add it; `alternance new` writes an empty one")),
        Problem("table-empty", N_("table {table} is needed and has no rows"), N_("Fill it in")),
        Problem("table-twice", N_("table {table} is there twice"), N_("Keep one of the two")),
        Problem("table-alike", N_("there is no table of this name"), N_("Rename it{guess}, or take it out")),
        Problem("table-unknown", N_("there is no table of this name; it is not read"), N_("Rename it if it is a table"), "warning"),
        Problem("file-unread", N_("not read: in a folder, tables are CSV or Parquet files"), N_("Save it as CSV UTF-8"), "warning"),
        Problem("separator", N_("cells are parted by {separator}, not by commas; read so"), N_("Nothing need be done"), "warning"),
        Problem("quotes", N_("the quotes of this row make no sense: one is not closed, or stands within a cell"), N_("Close the quote; double quotes that are meant")),
    ),
    N_("Headings and rows"): (
        Problem("no-heading", N_("no row holds headings"), N_("Write the column names into the first row")),
        Problem("above", N_("the row stands above the headings"), N_("Put # before it, or take it out")),
        Problem("heading-empty", N_("column {column} has no heading, and row {row} fills it"), N_("Give it a heading, one that begins with # if it is a note, or empty it")),
        Problem("column-missing", N_("column {missing} is missing"), N_("Add the column; see docs/data/tables.md")),
        Problem("column-unknown", N_("there is no column of this name"), N_("Rename it{guess}, put # before it if it is a note, or take it out")),
        Problem("column-twice", N_("the heading stands twice"), N_("Keep one of the two columns")),
        Problem("column-nested", N_("column {column} holds lists or parts of values"), N_("Write one value into each cell")),
        Problem("row-length", N_("the row has {found} cells, the heading {wanted}"), N_("Quote cells that hold commas; fill or empty the row")),
        Problem("merged", N_("cells are merged ({range})"), N_("Unmerge them and write the value into each row")),
        Problem("formula-error", N_("the formula gives an error or was never computed"), N_("Mend the formula, or write the value")),
    ),
    N_("Cells"): (
        Problem("empty", N_("the cell is empty"), N_("Fill it in: {says}")),
        Problem("type", N_("not {expected}"), N_("Write {expected}")),
        Problem("word", N_("none of the words {expected}"), N_("Write one of them{guess}")),
        Problem("date-style", N_("a date in another style"), N_("Write {guess}")),
        Problem("number-style", N_("a number in another style"), N_("Write {guess}")),
        Problem("unseen", N_("it holds characters that cannot be seen or were broken"), N_("Type it again")),
        Problem("id-form", N_("not an id"), N_("Use letters, digits and : . / _ - without blanks")),
        Problem("not-monday", N_("a week is named by its Monday"), N_("Write {guess}")),
        Problem("too-small", N_("less than {limit}"), N_("Write {limit} or more")),
        Problem("too-large", N_("more than {limit}"), N_("Write {limit} or less")),
        Problem("cell-long", N_("the cell holds {length} characters, at most {limit}"), N_("Shorten it")),
        Problem("twice", N_("the key {key} stands {count} times"), N_("Keep one of the rows, or give the others ids of their own")),
        Problem("id-alike", N_("another id, {other}, differs in capitals alone; they are taken as two"), N_("If they are one, write it alike everywhere"), "warning"),
        Problem("row-rule", N_("{rule}: this row breaks it"), N_("Change one of the values so that it holds")),
    ),
    N_("The community's own facts"): (
        Problem("meta-missing", N_("{member} is missing"), N_("Add {member}: {says}")),
        Problem("meta-value", N_("{member} is not {expected}"), N_("Write {expected}")),
        Problem("meta-unknown", N_("there is no member of this name"), N_("Rename it{guess}, put # before it if it is a note, or take it out")),
        Problem("meta-twice", N_("{member} stands twice"), N_("Keep one of the two")),
        Problem("holidays", N_("no public holidays are known by this code"), N_("Correct it, or list the school's weeks in school_weeks"), "warning"),
        Problem("format-newer", N_("the format is newer than {known}, the newest that this version reads"), N_("Install a newer version of Alternance")),
    ),
    N_("Between tables"): (
        Problem("unknown", N_("{table} has no row with this id"), N_("Add it to {table}{guess}, or name another")),
        Problem("table-referred", N_("it names rows of {table}, which is absent or empty"), N_("Add {table}, or leave the column empty")),
        Problem("cycle", N_("a cycle of prerequisites: {path}"), N_("Take out one of these rows of module_order")),
        Problem("aims-cycle", N_("a cycle of parents: {path}"), N_("Take out one of these parents")),
        Problem("no-giver", N_("{role} on {aim} in phase {phase} needs level {level}, and nobody gives it before"), N_("Let a module or an earlier phase give it, mark it as instructed here, or let students assist")),
        Problem("no-safety", N_("this safety aim needs level {level} before phase {phase}, the first with work, and nobody gives it"), N_("Let a module or an earlier block give it, or instruct it in the first days of that phase")),
        Problem("no-phase", N_("the block has no phase of this order"), N_("Add the phase, or name another")),
        Problem("block-empty", N_("the block has no phase"), N_("Add its phases")),
        Problem("no-weeks", N_("the position has seats and no weeks"), N_("Add its weeks to position_weeks")),
        Problem("weeks-overlap", N_("spans of one position overlap"), N_("Part the spans, so that each week has one row")),
        Problem("starts-form", N_("not a list of starts"), N_("Write `any`, `every 4 from 2026-09-07`, or Mondays parted by blanks")),
        Problem("few-seats", N_("{students} students of {block} need a seat at the same time and {place} has at most {seats} in any week"), N_("Win more seats, or part the cohort")),
        Problem("no-place", N_("no position serves {block} ({place})"), N_("Add positions of this occupation, or list them in position_blocks")),
        Problem("no-room", N_("no room of kind {kind} at {school}"), N_("Add such a room, or change the room kind")),
        Problem("nobody-qualified", N_("no teacher of {school} is qualified for {qualification}"), N_("Add the qualification to a teacher")),
        Problem("programme-empty", N_("the programme has no modules"), N_("Add rows to programme_modules")),
        Problem("size-differs", N_("the cohort's size is {size}, and it has {students} students"), N_("Correct the size, or the students")),
        Problem("age-unknown", N_("{count} of {students} students have no date of birth: where a rule pack asks an age, they begin at no position"), N_("Enter the dates of birth in students.birth_date"), "warning"),
        Problem("outside-horizon", N_("outside the horizon ({first} to {last})"), N_("Move the week, or lengthen the horizon")),
        Problem("too-little-time", N_("{asked} minutes of lessons and {weeks} practice weeks do not fit into {offered} minutes and {has} weeks"), N_("Lengthen the horizon, or put what lies outside into outside_horizon")),
        Problem("number-order", N_("it cannot follow {before}, the number of the week of {week}"), N_("Numbers rise by 1 or more, and by no more than the weeks that passed; 1 begins a new part of the year"), "warning"),
        Problem("tutor-elsewhere", N_("the tutor is not of {school}, the programme's school, and will visit nobody"), N_("Name a teacher of that school"), "warning"),
        Problem("record-uncounted", N_("the rule counts no records, or is of another school: this record gives no points"), N_("Name a rule of the teacher's school that counts records"), "warning"),
        Problem("head-elsewhere", N_("the teacher who heads the class is not of {school}, the cohort's school"), N_("Name a teacher of that school"), "warning"),
        Problem("offer-outside", N_("nobody can begin the module then: it may begin from {first} to {last}"), N_("Move the week, or widen the module's window"), "warning"),
        Problem("offers-none", N_("module {module} may begin from {first} to {last}, and is offered in none of these weeks"), N_("Offer it in one of them, or widen its window")),
        Problem("offers-few", N_("{students} students take {module}, and its offers have fewer places together"), N_("Raise the places, or offer it once more")),
        Problem("group-alone", N_("fewer than two modules are in this group: it orders nothing"), N_("Name the group in two modules, or take it out"), "warning"),
        Problem("spacing-long", N_("{count} courses so far apart need {needs} weeks, and {cohort} has {has}"), N_("Lessen the weeks between them, or lengthen the horizon")),
        Problem("share-above", N_("{room} has {places} places"), N_("Write {places} or less")),
        Problem("share-overlap", N_("spans of one room and school overlap"), N_("Part the spans, so that each week has one row")),
        Problem("opens-never", N_("it opens with this many students, and takes {most} at most by its seats, its unit's and its mentor's"), N_("Write {most} or less")),
        Problem("kept-above", N_("{kept} seats of the position are kept, and it has {seats}"), N_("Keep fewer, or raise its seats")),
        Problem("promised-above", N_("more seats are promised than the {seats} that there are in these weeks"), N_("Write {seats} or less, or raise the seats"), "warning"),
        Problem("peer-twice", N_("the student is in group {other} too"), N_("Keep one of the two rows, or make one group of both")),
        Problem("peer-alone", N_("nobody else is in this group: it changes nothing"), N_("Add its other students, or take it out"), "warning"),
        Problem("block-elsewhere", N_("the block is not of {programme}, the programme of {student}"), N_("Name a block of that programme")),
        Problem("search-over", N_("{student} searches for a position, and has one for this block in fixed"), N_("Take out the row here, or the one in fixed"), "warning"),
        Problem("fixed-forbidden", N_("{student} is fixed to a position that is forbidden to the student"), N_("Take out the row here, or the one in forbidden")),
        Problem("ranking-unread", N_("the unit ranks by what students can (ranks_by is fit): its ranking is not read"), N_("Take the ranking out, or write ranking there"), "warning"),
        Problem("own-ranking-unit", N_("the position ranks for itself, and its unit {name} takes {most} students at one time, where its positions have {seats} seats together (week of {week}): no stable placement may exist then"), N_("Raise seats_total of {name} to {seats}, or give the unit one ranking for all its positions (unit_rankings)")),
        Problem("own-ranking-mentor", N_("the position ranks for itself, and its mentor {name} guides {most} students at one time, where the mentor's positions have {seats} seats together (week of {week}): no stable placement may exist then"), N_("Raise students_max of {name} to {seats}, or give the unit one ranking for all its positions (unit_rankings)")),
        Problem("own-ranking-enterprise", N_("the position ranks for itself, and of what {name} takes in all, {most} fall to its unit, whose positions have {seats} seats together (week of {week}): no stable placement may exist then"), N_("Raise the total of {name}, leave it empty, or take these rankings out")),
        Problem("own-ranking-narrower", N_("the position ranks for itself, and does not name {student}, whom its unit ranks ({count} such students): here they come last, all alike"), N_("Name them here too, or leave it as it is"), "warning"),
        Problem("few-days", N_("the position has {days} days a week, and {block} sends students on {asked}"), N_("Raise its days, or list it for other blocks"), "warning"),
        Problem("graduated-planned", N_("the cohort is in cohorts too: lessons and practice are planned for it"), N_("Take it out of cohorts, with its students, or out of here"), "warning"),
        Problem("leaver-there", N_("the student left and is still in students: a place is planned for the student"), N_("Take the student out of students, and lower the cohort's size"), "warning"),
        Problem("measure-unknown", N_("nothing of this name is measured of a cohort"), N_("Write quality, structure, quantity or type, or an indicator that is told of cohorts{guess}; see docs/indicators.md")),
        Problem("target-occupation", N_("structure is aimed at by occupation, and nothing else is"), N_("Name the occupation of a target of structure, and of no other")),
        Problem("target-twice", N_("{cohort} has another target of the same measure"), N_("Keep one of the two rows")),
        Problem("target-shares", N_("the shares of occupations aimed at with {cohort} are no shares of one whole"), N_("Write shares from 0 on that make 1 at most, together")),
        Problem("target-late", N_("the target was set when the first results were known ({first}): it is shown, and not counted"), N_("Set targets beforehand; correct the day if it is wrong"), "warning"),
        Problem("indicator-unknown", N_("there is no indicator of this name"), N_("Write the id of one{guess}; see docs/indicators.md")),
        Problem("currency-mixed", N_("costs in several currencies cannot be added up; the first is in {first}"), N_("Write all costs in one currency")),
        Problem("improvement-idle", N_("no row of improvement_aims names this improvement: it makes nothing possible"), N_("Say there what it makes possible, or take it out"), "warning"),
        Problem("improvement-elsewhere", N_("the module or block is not of {programme}, the improvement's programme"), N_("Name one of that programme, or leave the improvement's programme empty")),
        Problem("total-elsewhere", N_("only an enterprise takes trainees, and this is a {kind}: its total is not read"), N_("Leave it empty, or write enterprise as its kind"), "warning"),
        Problem("total-fixed", N_("more students of {cohort} are fixed at {enterprise} than the {total} that it takes in all"), N_("Raise its total, or move a student")),
        Problem("unit-without", N_("{enterprise} takes {total} trainees in all, split over its units by how many ask; none falls to this unit, for which {asked} students ask"), N_("Agree on a higher total, or leave it empty and give each unit a total of its own"), "warning"),
        Problem("lock-form", N_("a lock of this kind needs {wanted}"), N_("Fill it in")),
        Problem("double-fixed", N_("{count} students are fixed to a position of {seats} seats"), N_("Raise the seats, or move a student")),
    ),
}  # fmt: skip

#: Every problem by code, also those that other packages register.
CATALOGUE: dict[str, Problem] = {}


def register(*problems: Problem) -> None:
    """Add problems to the catalogue.

    Raises
    ------
    ValueError
        When a code is taken: two problems of one code would speak with one voice.
    """
    for problem in problems:
        if CATALOGUE.setdefault(problem.code, problem) != problem:
            raise ValueError(f"two problems have the code {problem.code}")


for _problems in GROUPS.values():
    register(*_problems)
