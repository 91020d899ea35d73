"""Who acts, and for whom."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID


@dataclass(frozen=True, kw_only=True, slots=True)
class Principal:
    """Somebody absent for whom an actor stands in until the end of `last_day`, if it has one.

    `capacity` is how the actor holds their `position` meanwhile: Plh., or Plt. when it is vacant.
    `roles` are those that the actor has only by standing in for somebody.
    """

    user_id: UUID
    name: str
    position: str
    capacity: str
    roles: frozenset[str]
    last_day: date | None

    @property
    def title(self) -> str:
        """What the actor is meanwhile: "Plh. Kepala Dinas"."""
        return f"{self.capacity} {self.position}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """A signed-in person of one office. Every query is scoped to `office_id`.

    `roles` are the person's own and those that the `principals` lend.
    """

    office_id: UUID
    user_id: UUID
    name: str
    roles: frozenset[str]
    principals: tuple[Principal, ...] = ()

    @property
    def stands_in_for(self) -> frozenset[UUID]:
        return frozenset(it.user_id for it in self.principals)

    def acts_for(self, user_id: UUID | None) -> bool:
        """Tell whether it is the actor, or somebody for whom the actor stands in."""
        return user_id == self.user_id or user_id in self.stands_in_for

    def principal(self, roles: AbstractSet[str], *, holder: UUID | None = None) -> Principal | None:
        """Return for whom the actor does what one of `roles` may do; None for themselves.

        With a `holder`, who has taken the task: for them, and for nobody else.
        """
        if holder is not None:
            return next((it for it in self.principals if it.user_id == holder), None)
        lent = [it for it in self.principals if not it.roles.isdisjoint(roles)]
        has_own = self.roles.difference(*(it.roles for it in self.principals)) & roles
        return lent[0] if lent and not has_own else None

    def on_record(self, roles: AbstractSet[str], *, holder: UUID | None = None) -> "Actor":
        """Return the actor under the name that the history keeps: with the title, if only as that.

        For instance "Agung Prastowo (Plh. Kepala Dinas)".
        """
        principal = self.principal(roles, holder=holder)
        if principal is None:
            return self
        return replace(self, name=f"{self.name} ({principal.title})")
