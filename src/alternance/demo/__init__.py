"""The demo: the examples planned, last year mended, and what came out checked. `python -m alternance.demo`."""
