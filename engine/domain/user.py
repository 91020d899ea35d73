"""People who sign in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from engine.domain.actor import Actor, Principal
from engine.domain.delivery import ChannelKind
from engine.domain.permissions import roles_with_deputies


@dataclass(frozen=True, kw_only=True, slots=True)
class User:
    """`password_hash` is an argon2id string; `session_version` ends all sessions when raised.

    `unit` is where they work in the office; `superior_id` is another person of the same office.
    `mails` says whether they want notices by e-mail as well.
    """

    id: UUID
    office_id: UUID
    login: str
    name: str
    position: str
    roles: frozenset[str]
    password_hash: str
    is_active: bool = True
    is_demonstration: bool = False
    session_version: int = 1
    unit: str = ""
    superior_id: UUID | None = None
    email: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    mails: bool = True

    def address(self, channel: ChannelKind) -> str | None:
        """Return where the person wants to be reached by a channel, None where nowhere."""
        wanted = {
            ChannelKind.MAIL: self.email if self.mails else None,
            ChannelKind.GATEWAY: self.phone,
        }
        return wanted[channel] if self.is_active else None

    def as_actor(self, *, principals: Iterable[Principal] = ()) -> Actor:
        """Return the person as they act, with the roles of those for whom they stand in."""
        own = roles_with_deputies(self.roles)
        principals = tuple(replace(it, roles=it.roles - own) for it in principals)
        return Actor(
            office_id=self.office_id,
            user_id=self.id,
            name=self.name,
            roles=own.union(*(it.roles for it in principals)),
            principals=principals,
        )


People = Mapping[UUID, User]


def superiors(user_id: UUID, people: People) -> tuple[User, ...]:
    """Return the people above somebody, nearest first; each once, should they go round."""
    found: dict[UUID, User] = {}
    above = people[user_id].superior_id
    while above is not None and above != user_id and above not in found:
        found[above] = people[above]
        above = found[above].superior_id
    return tuple(found.values())
