"""From rows to plans: the community as planning reads it, runs, and what is published."""
