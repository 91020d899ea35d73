"""A person's own addresses outside the pages."""

from dataclasses import replace

from engine.domain.actor import Actor
from engine.domain.contact import Contact
from engine.persistence.unit_of_work import UnitOfWork


def save(work: UnitOfWork, *, contact: Contact, actor: Actor) -> None:
    """Keep where the actor is reached, in place of what was said before."""
    person = work.users.get(actor.user_id)
    work.users.save_contact(
        replace(person, email=contact.email, phone=contact.phone, mails=contact.mails)
    )
