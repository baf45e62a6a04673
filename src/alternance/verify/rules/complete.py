"""Everything that is to be planned is planned once: modules, sections, blocks."""

from __future__ import annotations

from alternance.text import N_
from alternance.verify.facts import Facts
from alternance.verify.rule import Check, rule
from alternance.verify.sizes import sections_wanted


@rule(
    "modules-once",
    N_("Every module planned"),
    N_("Each cohort is taught each module of its programme, and no other; those outside the horizon are not planned."),
    plan=("sections", "sessions"),
    community=("programme_modules",),
)
def modules_once(facts: Facts, check: Check) -> None:
    """One case a cohort and module, whether wanted or planned; a recorded plan need not name all."""
    for cohort in facts.planned.cohorts.values():
        planned = {lessons.module for lessons in facts.planned.lessons_of.get(cohort.id, ())}
        absent, stray = N_("not taught at all"), N_("taught, but it is not to be planned for this cohort")
        _once(facts, check, cohort.id, set(facts.modules(cohort)), planned, absent, stray)


@rule(
    "blocks-once",
    N_("Every practice block planned"),
    N_(
        "Each cohort is away in each block of its programme, and in no other; those outside the horizon are not "
        "planned."
    ),
    plan=("spans",),
    community=("blocks",),
)
def blocks_once(facts: Facts, check: Check) -> None:
    """One case a cohort and block, whether wanted or planned; a recorded plan need not name all."""
    for cohort in facts.planned.cohorts.values():
        planned = {stay.block for stay in facts.planned.stays_of.get(cohort.id, ())}
        absent, stray = N_("not planned at all"), N_("planned, but it is not to be planned for this cohort")
        _once(facts, check, cohort.id, set(facts.blocks_of(cohort)), planned, absent, stray)


def _once(
    facts: Facts, check: Check, cohort: str, wanted: set[str], planned: set[str], absent: str, stray: str
) -> None:
    """One case an item; what a recorded plan does not name is not asked of it."""
    if facts.planned.recorded:
        wanted = wanted & planned
    for item in sorted(wanted | planned):
        check.that(item in wanted and item in planned, (cohort, item), absent if item in wanted else stray)


@rule(
    "sections-add-up",
    N_("Sections add up"),
    N_(
        "A module of a cohort is taught in as few sections as its largest section allows, or, where it has an ideal "
        "size, in as many as bring their mean nearest to it; they are equal but for one student, and together they are "
        "the cohort. Of a shared module no section is larger."
    ),
    plan=("sections",),
)
def sections_add_up(facts: Facts, check: Check) -> None:
    """One case a cohort and module."""
    for (cohort, module), rows in _sections(facts).items():
        sizes, numbers = zip(*rows, strict=True)
        whole, asked = facts.planned.cohorts[cohort].size, facts.given.modules[module]
        if whole is None:
            check.cannot(N_("the size of a cohort is not known"))
            continue
        known = [size for size in sizes if size is not None]
        wanted = sections_wanted(asked, whole)
        good = len(known) == len(sizes) and sum(known) == whole
        if asked["shared"]:
            good = good and all(1 <= size <= (asked["section_max"] or whole) for size in known)
        else:
            good = good and len(known) == wanted and max(known) - min(known) <= 1
            good = good and set(numbers) == set(range(1, wanted + 1))
        check.that(
            good,
            (cohort, module),
            N_("sections of {found} students; {whole} students ask for {wanted} sections"),
            found=", ".join(str(size) for size in sizes),
            whole=whole,
            wanted=wanted,
        )


def _sections(facts: Facts) -> dict[tuple[str, str], list[tuple[int | None, int | None]]]:
    """Return (cohort, module) → size and number of each section."""
    found: dict[tuple[str, str], list[tuple[int | None, int | None]]] = {}
    for row in facts.plan["sections"].iter_rows(named=True):
        if row["cohort"] in facts.planned.cohorts and row["module"] in facts.given.modules:
            found.setdefault((row["cohort"], row["module"]), []).append((row["size"], row["number"]))
    return found


@rule(
    "sections-together",
    N_("Sections at the same time"),
    N_("The sections of a module of a cohort are taught in the same weeks with the same minutes."),
    plan=("sections", "sessions"),
)
def sections_together(facts: Facts, check: Check) -> None:
    """One case a cohort and module."""
    count = {key: len(rows) for key, rows in _sections(facts).items()}
    for (cohort, module), lessons in facts.planned.lessons.items():
        times = {tuple(run.time for run in section.runs) for section in lessons.sections}
        good = len(times) == 1 and len(lessons.sections) == count[cohort, module]
        check.that(
            good,
            (cohort, module),
            N_("its {count} sections are not taught at the same time"),
            count=count[cohort, module],
        )
