"""Checks and makers of the repository itself; standard library only. `make check` calls them."""
