"""Placement: students to positions, stable, lawful, ready and explained."""
