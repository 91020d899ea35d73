"""What a case's pages do not show to a person."""

from collections.abc import Iterable, Iterator

from engine.domain.actor import Actor
from engine.domain.form_shown import PARTIES_CLASS, WITHHELD_CLASS
from engine.domain.history import Happening, HistoryEntry
from engine.domain.permissions import Permission, may
from engine.persistence.unit_of_work import UnitOfWork
from engine.services.case import Case


def withheld_classes(work: UnitOfWork, found: Case, *, actor: Actor) -> frozenset[str]:
    """Return the classes that no list of answers shows to the actor."""
    hidden = frozenset({WITHHELD_CLASS})
    return hidden if _handles(work, found, actor) else hidden | {PARTIES_CLASS}


def _handles(work: UnitOfWork, found: Case, actor: Actor) -> bool:
    return may(actor, Permission.SEE_SENSITIVE) or any(
        task.role in actor.roles for task in work.tasks.of_instance(found.instance.id)
    )


def told(history: Iterable[HistoryEntry], *, actor: Actor) -> Iterator[HistoryEntry]:
    """Yield what the actor may read of a history: how decisions came out is for overseers."""
    oversees = may(actor, Permission.SEE_ALL_CASES)
    return (it for it in history if oversees or it.happening is not Happening.DECIDED)
