"""Who asks: a user with their roles, read once a request."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from alternance_portal.people.models.account import User
from alternance_portal.people.models.roles import ALL_OF, OWN_OF, Kind, Role
from alternance_portal.rows import Everyones, Subject

__all__ = ["NOBODY", "UserActor", "actor_of"]


@dataclass(frozen=True)
class UserActor:
    """Somebody who asks.

    Attributes
    ----------
    roles : tuple of (str, int or None)
        Role and organisation; no organisation: of the whole alliance.
    persons : frozenset of str
        Ids of the community's persons who they are.
    """

    roles: tuple[tuple[str, int | None], ...] = ()
    persons: frozenset[str] = frozenset()

    def has(self, *kinds: Kind) -> bool:
        """Return whether they have one of these roles."""
        return any(kind in kinds for kind, _organisation in self.roles)

    def sees(self, subject: Subject) -> Collection[int] | type[Everyones]:
        """Return the organisations of whose rows they see those about a subject."""
        if subject is Subject.OPEN:
            return Everyones if self.roles else ()
        if any(subject in ALL_OF.get(kind, ()) for kind, _organisation in self.roles):
            return Everyones
        own = [organisation for kind, organisation in self.roles if subject in OWN_OF.get(kind, ())]
        return Everyones if None in own else frozenset(number for number in own if number is not None)


#: Who has not signed in.
NOBODY = UserActor()


def actor_of(user: User) -> UserActor:
    """Return a user as who asks; whoever may not sign in any more is nobody."""
    return _made(Role.objects.filter(user=user)) if user.is_active else NOBODY


def _made(roles: Iterable[Role]) -> UserActor:
    known = list(roles)
    return UserActor(
        tuple((role.kind, role.organisation_id) for role in known),
        frozenset(role.person for role in known if role.person),
    )
