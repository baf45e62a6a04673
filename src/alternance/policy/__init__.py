"""Rules as data: packs of limits, each with its clause, read by engines and verifier alike."""

from alternance.policy.limit import Limit
from alternance.policy.limits import Limits
from alternance.policy.reading import PackError, load_pack, packs, read_pack

__all__ = ["Limit", "Limits", "PackError", "load_pack", "packs", "read_pack"]
