"""Lists that schools have, of students, positions, enterprises, as rows of a table: proposed, confirmed, taken in."""

from alternance.io.any_sheet.confirmed import Confirmed, ConfirmedError, as_toml, read_confirmed
from alternance.io.any_sheet.propose import Proposal, propose
from alternance.io.any_sheet.take_in import TakenIn, names_of, take_in

__all__ = [
    "Confirmed", "ConfirmedError", "Proposal", "TakenIn", "as_toml", "names_of", "propose", "read_confirmed", "take_in",
]  # fmt: skip
