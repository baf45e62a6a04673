"""From a community to the calendar problem, one concept a file."""
