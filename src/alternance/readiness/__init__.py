"""Readiness: what work needs, who gives it, and whether it is given in time."""
