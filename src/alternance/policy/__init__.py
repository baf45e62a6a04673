"""Rules as data: packs of limits, each with its clause, read by engines and verifier alike."""

from alternance.policy.limits import Limit, Limits, PackError, load_pack, packs

__all__ = ["Limit", "Limits", "PackError", "load_pack", "packs"]
