"""Who answers for whom: superiors, and holders of roles."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from engine.domain.permissions import acting_roles
from engine.domain.user import User
from engine.persistence.unit_of_work import UnitOfWork


def superiors(work: UnitOfWork, user_id: UUID) -> tuple[User, ...]:
    """Return the active people above a person, nearest first; each once, should they go round."""
    everybody = {it.id: it for it in work.users.all()}
    return tuple(it for it in _above(everybody, user_id) if it.is_active)


def _above(everybody: dict[UUID, User], user_id: UUID) -> Iterator[User]:
    seen = {user_id}
    above = everybody[user_id].superior_id
    while above is not None and above not in seen:
        seen.add(above)
        yield everybody[above]
        above = everybody[above].superior_id


def holders(work: UnitOfWork, role: str) -> tuple[User, ...]:
    """Return the active people who do the tasks of a role, by name."""
    found = {it.id: it for acting in acting_roles(role) for it in work.users.with_role(acting)}
    return tuple(sorted(found.values(), key=lambda it: (it.name.casefold(), it.login)))


def reachable(_work: UnitOfWork, user_ids: Iterable[UUID], *, on: date) -> set[UUID]:
    """Return whom to turn to on a day of the office."""
    del on
    return set(user_ids)
