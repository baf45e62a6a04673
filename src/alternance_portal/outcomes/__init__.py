"""What came of it: graduated cohorts against their targets, and what is done about findings."""
