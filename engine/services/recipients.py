"""Whom the ladder turns to: who holds a task, and who is above."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from engine.domain.ladder import FIRST_SUPERIOR, SECOND_SUPERIOR, LadderPlan, Party, Told
from engine.domain.permissions import LEADER, SUPERVISOR
from engine.domain.staff import Staff
from engine.domain.task import Task
from engine.domain.user import User

SUPERIORS = (FIRST_SUPERIOR, SECOND_SUPERIOR)
# Whom to turn to when nobody is above: the head of an office is reminded by its secretary.
SECRETARY = "sekretaris"


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipients:
    """The people around one task, or with none around a case's clock."""

    staff: Staff
    plan: LadderPlan
    task: Task | None = None

    def people(self, told: Iterable[Told]) -> Sequence[User]:
        """Return those people, deputies in place of the absent, each once and by name."""
        return self.staff.reachable({it.id for kind in told for it in self._of(kind)})

    def _of(self, kind: Told) -> Sequence[User]:
        # Another institution is not alarmed; whoever in the office keeps in touch with it is.
        inside = self.task is not None and self.plan.party is not Party.INSTITUTION
        if kind is Told.HOLDER and inside:
            return self._holders()
        return self._named(self.plan.above[Told.FIRST if kind is Told.HOLDER else kind])

    def _holders(self) -> Sequence[User]:
        if self.task is None:
            return ()
        if self.task.assignee_id is not None:
            return (self.staff.people[self.task.assignee_id],)
        return self.staff.holders(self.task.role)

    def _named(self, name: str) -> Sequence[User]:
        if not name:
            return ()
        if name in SUPERIORS:
            return self._superiors(SUPERIORS.index(name))
        found = self.staff.holders(name)
        # Of several who hold a role the holder's own superior is meant.
        return [it for it in found if it.id in self._above()] or found or self._overseers()

    def _overseers(self) -> Sequence[User]:
        """Return who is told instead when nobody holds a role that a diagram names."""
        return self.staff.holders(SUPERVISOR) or self.staff.holders(LEADER)

    def _superiors(self, index: int) -> Sequence[User]:
        """Return who stands so high above each holder, or at the end of a shorter chain."""
        chains = [self.staff.superiors(it.id) for it in self._holders()]
        found = [it[min(index, len(it) - 1)] for it in chains if it]
        return found or self.staff.holders(SECRETARY)

    def _above(self) -> set[UUID]:
        return {it.id for holder in self._holders() for it in self.staff.superiors(holder.id)}
