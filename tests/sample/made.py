"""Samples made once for all tests that only look at them."""

from __future__ import annotations

from functools import cache

from alternance import gap
from alternance.community import Community
from alternance.framework import esco
from alternance.planner.stages.gap import requirements
from alternance.sample import Sample, sample
from alternance.sample.region.frame import Frame
from alternance.sample.region.region import framed


@cache
def made(size: str, seed: int) -> Sample:
    return sample(size, seed)


@cache
def frame(seed: int) -> Frame:
    return framed(seed)[0]


def gap_of(community: Community) -> gap.Result:
    """What the gap engine finds, with what ESCO asks of the occupations that are demanded."""
    asked = requirements(community, esco())
    named = {one.competence for wants in asked.values() for one in wants}
    named |= set(community["demand_aims"]["competence"])
    return gap.solve(gap.build(community, asked, esco().relatives(named), esco().labels))
