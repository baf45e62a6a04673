"""Samples: communities composed from real programmes, of any size."""
