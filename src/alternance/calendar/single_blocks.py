"""Blocks in the model of one cohort."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from alternance.calendar.axis import Axis, Linear
from alternance.calendar.problem import Block, Cohort


@dataclass(frozen=True, slots=True)
class BlockVars:
    """One literal an option, and what follows from it, in teaching weeks."""

    chosen: list[cp_model.IntVar]
    begin: Linear
    end: Linear
    phases: list[Linear]
    away: dict[int, list[cp_model.IntVar]]  # by teaching week: the literals of the options without a lesson in it
    released: dict[int, list[cp_model.IntVar]]  # the same, of a day release that leaves days for lessons
    interrupts: bool
    release: int
    firsts: list[int]  # first week of each option

    def phase(self, k: int) -> Linear:
        """Teaching weeks before the first practice week of a phase."""
        return self.phases[k]


def add_blocks(model: cp_model.CpModel, axis: Axis, cohort: Cohort, usable: Sequence[Sequence[int]]) -> list[BlockVars]:
    """Exactly one option of each block, in order and without overlap (in calendar weeks)."""
    out: list[BlockVars] = []
    ended: Linear | None = None
    for block, options in zip(cohort.blocks, usable, strict=True):
        literals = [model.new_bool_var("") for _ in options]
        model.add_exactly_one(literals)
        first = _value(model, literals, [block.options[k].first for k in options])
        if ended is not None:
            model.add(first >= ended)
        ended = _value(model, literals, [block.options[k].end for k in options])
        out.append(_vars(model, axis, block, options, literals))
    return out


def _value(model: cp_model.CpModel, literals: Sequence[cp_model.IntVar], values: Sequence[int]) -> Linear:
    """What the chosen literal stands for, as a variable (propagates better than the bare sum)."""
    domain = cp_model.Domain.from_values(list(values))
    x = model.new_int_var_from_domain(domain, "")
    model.add(x == sum(v * on for v, on in zip(values, literals, strict=True)))
    return x


def _vars(
    model: cp_model.CpModel, axis: Axis, block: Block, options: Sequence[int], literals: list[cp_model.IntVar]
) -> BlockVars:
    def position(weeks: Sequence[int]) -> Linear:
        return _value(model, literals, [axis.index(w) for w in weeks])

    taken = [block.options[k] for k in options]
    away: dict[int, list[cp_model.IntVar]] = {}
    teaching = set(axis.weeks.tolist())
    released: dict[int, list[cp_model.IntVar]] = {}
    release = block.release or 0
    for on, o in zip(literals, taken, strict=True):
        for w in o.away:
            if w in teaching:
                t = axis.index(w)
                leaves = 0 < release < axis.days[t]
                (released if leaves else away).setdefault(t, []).append(on)
    begin = position([o.first for o in taken])
    count = min(len(o.phases) for o in taken)
    phases = [begin if k == 0 else position([o.phases[k] for o in taken]) for k in range(count)]
    return BlockVars(
        literals,
        begin,
        position([o.end for o in taken]),
        phases,
        away,
        released,
        block.interrupts,
        release,
        [o.first for o in taken],
    )
