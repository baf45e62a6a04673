"""Mend: the best single moves that remove working before learning from a recorded plan."""
