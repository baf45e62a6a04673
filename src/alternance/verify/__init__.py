"""The verifier: every hard rule recomputed from the raw tables."""
