"""Cases that are about each other: a complaint, and the case that it complains of."""

from dataclasses import dataclass

from engine.domain.actor import Actor
from engine.domain.instance import LinkedCase
from engine.domain.permissions import Permission, may
from engine.persistence.unit_of_work import UnitOfWork
from engine.services.case import Case


@dataclass(frozen=True, kw_only=True)
class Links:
    """`number` is what this case was told to be about, `about` the case that has it, if any."""

    number: str | None = None
    about: LinkedCase | None = None
    others: tuple[LinkedCase, ...] = ()


def of_case(work: UnitOfWork, found: Case, *, actor: Actor) -> Links:
    """Return the links that the actor may follow.

    Only people who see all cases learn of other cases that are about this one, or that sent it
    here: others may be those complained of. A number that was told in this very case is theirs.
    """
    number = found.instance.about
    if not may(actor, Permission.SEE_ALL_CASES):
        return Links(number=number if found.deployed.property("about") else None)
    own = found.instance.business_key
    return Links(
        number=number,
        about=work.instances.numbered(number) if number else None,
        others=tuple(work.instances.about(own)) if own else (),
    )
