"""Whom the ladder turns to: who holds a task, and who is above."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from engine.domain.ladder import FIRST_SUPERIOR, SECOND_SUPERIOR, LadderPlan, Party, Told
from engine.domain.task import Task
from engine.domain.user import User
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import staff

SUPERIORS = (FIRST_SUPERIOR, SECOND_SUPERIOR)
# Whom to turn to when nobody is above: the head of an office is reminded by its secretary.
SECRETARY = "sekretaris"


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipients:
    """The people around one task, or with none around a case's clock, on a day of the office."""

    work: UnitOfWork
    plan: LadderPlan
    on: date
    task: Task | None = None

    def people(self, told: Iterable[Told]) -> list[User]:
        """Return those people, deputies in place of the absent, each once and by name."""
        wanted = {it.id for kind in told for it in self._of(kind)}
        reached = staff.reachable(self.work, wanted, on=self.on) if wanted else set()
        found = [self.work.users.get(it) for it in reached]
        return sorted((it for it in found if it.is_active), key=lambda it: (it.name, it.login))

    def _of(self, kind: Told) -> Iterable[User]:
        # Another institution is not alarmed; whoever in the office keeps in touch with it is.
        outside = self.plan.party is Party.INSTITUTION
        if kind is Told.HOLDER and not outside and self.task is not None:
            return self._holders()
        return self._named(self.plan.above[Told.FIRST if kind is Told.HOLDER else kind])

    def _holders(self) -> tuple[User, ...]:
        assert self.task is not None  # noqa: S101 -- its callers have asked
        if self.task.assignee_id is not None:
            return (self.work.users.get(self.task.assignee_id),)
        return staff.holders(self.work, self.task.role)

    def _named(self, name: str) -> list[User]:
        if not name:
            return []
        if name in SUPERIORS:
            return self._superiors(SUPERIORS.index(name))
        found = staff.holders(self.work, name)
        above = {it.id for it in self._chains()}
        # Of several who hold a role the holder's own superior is meant.
        return [it for it in found if it.id in above] or list(found)

    def _superiors(self, index: int) -> list[User]:
        """Return who stands so high above each holder, or at the end of a shorter chain."""
        chains = [staff.superiors(self.work, it.id) for it in self._holding()]
        found = {it[min(index, len(it) - 1)].id: it[min(index, len(it) - 1)] for it in chains if it}
        return list(found.values()) or list(staff.holders(self.work, SECRETARY))

    def _chains(self) -> Iterator[User]:
        for holder in self._holding():
            yield from staff.superiors(self.work, holder.id)

    def _holding(self) -> tuple[User, ...]:
        return () if self.task is None else self._holders()
