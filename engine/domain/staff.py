"""Who answers for whom in an office on one day: superiors, holders of roles, deputies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from engine.domain import user
from engine.domain.errors import NotFoundError
from engine.domain.permissions import acting_roles
from engine.domain.user import People, User


@dataclass(frozen=True, kw_only=True)
class Staff:
    """`people` are everybody by id, in the order of their names; `away` are absent that day.

    `deputies` tell who stands in for whom.
    """

    people: People
    away: frozenset[UUID] = frozenset()
    deputies: Mapping[UUID, UUID]

    def superiors(self, user_id: UUID) -> tuple[User, ...]:
        """Return the active people above a person, nearest first; each once, should they go round.

        A closed account is passed over: its own superior follows. Raises NotFoundError for nobody.
        """
        if user_id not in self.people:
            raise NotFoundError
        return tuple(it for it in user.superiors(user_id, self.people) if it.is_active)

    def holders(self, role: str) -> tuple[User, ...]:
        """Return the active people who do the tasks of a role, by name."""
        acting = acting_roles(role)
        found = self.people.values()
        return tuple(it for it in found if it.is_active and not acting.isdisjoint(it.roles))

    def reachable(self, user_ids: Iterable[UUID]) -> tuple[User, ...]:
        """Return whom to turn to, by name: deputies take the place of the absent.

        Absent people without a deputy are left out, unless nobody would be left: then all stay.
        """
        wanted = frozenset(user_ids)
        present = wanted - self.away
        instead = {self.deputies[it] for it in wanted & self.away if it in self.deputies}
        return self._active(present | instead) or self._active(wanted)

    def _active(self, user_ids: frozenset[UUID]) -> tuple[User, ...]:
        return tuple(it for it in self.people.values() if it.id in user_ids and it.is_active)
