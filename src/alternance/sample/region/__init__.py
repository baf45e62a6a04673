"""The region: 4 schools, 12 programmes, 120 enterprises, 40 cohorts, 1,200 students, 60 teachers, two years."""

from __future__ import annotations

from alternance.sample.region.region import region

__all__ = ["region"]
