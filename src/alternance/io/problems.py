"""What can be wrong with a school's own sheets: codes added to the catalogue of findings."""

# ruff: noqa: E501 - one problem a line reads best

from __future__ import annotations

from dataclasses import dataclass, field

from alternance.community.findings import Finding, Place, Problem, register
from alternance.text import N_

__all__ = ["PROBLEMS", "Found"]

_IGNORE = N_("Name the headings under [headings] of the mapping file, or list the sheet under `ignore`")

PROBLEMS = (
    # the mapping file
    Problem("mapping-unreadable", N_("the mapping file cannot be read: {why}"), N_("Mend the line; see docs/record.md")),
    Problem("mapping-unknown", N_("the mapping file knows no such entry"), N_("Take it out, or correct its name{guess}")),
    Problem("mapping-value", N_("{entry} is not {expected}"), N_("Write {expected}")),
    Problem("mapping-refers", N_("{entry} names what is not there"), N_("Name a programme, module or block of the community, or a sheet of the file")),
    Problem("mapping-unconfirmed", N_("the mapping file was proposed and is not confirmed yet"), N_("Look at every line, correct it, then write confirmed = true")),
    # sheets and their headings
    Problem("no-sheet", N_("there is no such file"), N_("Name the .xlsx file with the calendar, or with the placements")),
    Problem("hidden", N_("the sheet is hidden and was not read"), N_("Show it in the workbook if it is wanted"), "warning"),
    Problem("no-heads", N_("no table was found on the sheet: {missing}"), _IGNORE),
    Problem("head-twice", N_("two columns are headed as {field}: {first} and {second}"), N_("Name the one meant under [headings] of the mapping file")),
    Problem("no-rows", N_("the table has a heading and no rows"), N_("Fill it in, or list the sheet under `ignore`")),
    Problem("week-heads", N_("the week columns do not rise: {before} stands before {after}"), N_("Correct the heading of the column")),
    Problem("note", N_("taken as a note and not read"), N_("If it is a row of the table, fill in its cells"), "warning"),
    Problem("row-incomplete", N_("{missing} is empty"), N_("Fill it in")),
    Problem("beside", N_("the cell stands beside the table, under no heading"), N_("Clear it, or give its column a heading")),
    # weeks and numbers
    Problem("weeks-form", N_("not weeks"), N_("Write them as 36–41, as 36, 38–40, or as dates such as 08.09.2025–17.10.2025")),
    Problem("weeks-date", N_("a date where weeks are wanted: spreadsheets turn 3-5 into a date"), N_("Write the weeks again into a cell formatted as text")),
    Problem("weeks-backwards", N_("the first week comes after the last in the school year from {first}"), N_("Turn the two, or correct `first_week` of the mapping file")),
    Problem("weeks-slash", N_("may mean week {first} of {year}, or weeks {first} and {second}"), N_("Write {first}–{second}, or {first}/{year}")),
    Problem("week-far", N_("the week of {week} is not in the school year from {first}"), N_("Correct the year, or `first_week` of the mapping file")),
    Problem("week-none", N_("the school year from {first} has no week {week}"), N_("Correct the week, or `first_week` of the mapping file")),
    Problem("number-form", N_("not a whole number above 0"), N_("Write the number alone")),
    # classes, modules, blocks
    Problem("programme-unknown", N_("no programme is called so"), N_("Use its id or title{guess}, or say it under [classes] of the mapping file")),
    Problem("class-programme", N_("the programme that the class follows is not said and not to be guessed"), N_("Say it under [classes.\"{name}\"] of the mapping file, or add a column")),
    Problem("class-programmes", N_("the class has {first} here and {second} before"), N_("Correct one of the two")),
    Problem("size-missing", N_("the number of students of the class is not said"), N_("Add a column, or say it under [classes.\"{name}\"] of the mapping file")),
    Problem("class-size", N_("the class has {first} students here and {second} before"), N_("Correct one of the two")),
    Problem("item-unknown", N_("no module or block is called so"), N_("Use its id or title{guess}, or say under [items] of the mapping file what it means")),
    Problem("item-several", N_("it may mean {names}"), N_("Write more of the title, or say under [items] of the mapping file what it means")),
    Problem("item-programme", N_("the block belongs to {other}, the class follows {programme}"), N_("Correct the block or the programme")),
    Problem("block-before", N_("practice before the year cannot be read from here"), N_("Put it into the table outside_horizon of the community")),
    Problem("practice-weeks", N_("{found} weeks of practice in {runs} runs cannot be parted among the blocks {blocks} of {weeks} weeks"), N_("Correct the weeks, name the block in the cells, or say under [classes.\"{name}\"] of the mapping file which blocks lay in this year")),
    Problem("two-blocks", N_("the class is in {first} and in {second} in the week of {week}"), N_("Correct the weeks of one of them")),
    Problem("block-length", N_("{block} lasts {found} weeks here and {weeks} in the community; its phases follow each other as far as they go"), N_("Look whether the weeks are right"), "warning"),
    Problem("taught-away", N_("{module} is taught in weeks in which the class is away; {how}"), N_("Look whether the weeks are right"), "warning"),
    Problem("no-modules", N_("the weeks of no module were found: nothing can be said about work before learning"), N_("Add a sheet with a row for each class and module and its weeks")),
    Problem("class-modules", N_("no module of the class was found: all its work counts as not taught before"), N_("Add the weeks of its modules; what was taught before has `before` for its weeks"), "warning"),
    Problem("class-blocks", N_("no practice of the class was found"), N_("Add it if there was any"), "warning"),
    # placements
    Problem("class-unknown", N_("the calendar has no class of this name"), N_("Write it as in the calendar{guess}")),
    Problem("no-practice", N_("the class has no practice block in the calendar"), N_("Add it to the calendar, or take the student out")),
    Problem("placement-block", N_("none of the class's blocks lies in these weeks"), N_("Correct the weeks, or name the block")),
    Problem("placement-twice", N_("the student is placed in {block} twice"), N_("Keep one of the rows; where they are two students, give each a number or the full name")),
    Problem("placement-weeks", N_("these are not the weeks of {block} ({first} to {last}); the calendar's are taken"), N_("Look which of the two is right"), "warning"),
    Problem("no-firm", N_("no enterprise: the student counts as not placed"), N_("Fill in the enterprise if there was one"), "warning"),
    Problem("firm-joined", N_("taken as the same enterprise as “{name}”"), N_("If they are two, say so under [enterprises] of the mapping file"), "warning"),
    Problem("firm-alike", N_("looks like “{name}” and is taken as another enterprise"), N_("If they are one, say so under [enterprises] of the mapping file"), "warning"),
)  # fmt: skip

register(*PROBLEMS)


@dataclass
class Found:
    """The findings of one reading, gathered as it goes."""

    findings: list[Finding] = field(default_factory=list)

    def note(self, code: str, place: Place, value: str | None = None, **facts: object) -> None:
        """Note a finding."""
        self.findings.append(Finding(code, place, value, facts))

    @property
    def fatal(self) -> bool:
        """Whether any of them forbids reading on."""
        return any(finding.severity == "error" for finding in self.findings)

    def in_order(self) -> tuple[Finding, ...]:
        """Return them by place."""
        keyed = sorted(self.findings, key=lambda f: (f.place.file, f.place.row or 0, f.place.column or "", f.code))
        return tuple(keyed)
