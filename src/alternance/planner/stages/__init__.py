"""The stages of planning, a small function each, with named inputs and outputs."""
