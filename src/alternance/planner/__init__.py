"""The planner: the engines in their order, within a budget."""
