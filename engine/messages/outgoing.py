"""Notices as they leave the pages: e-mail for the people of the office, a text for citizens."""

from collections.abc import Callable, Mapping
from datetime import datetime
from html import escape

from engine.channels import Message
from engine.domain.delivery import Delivery
from engine.domain.notice_text import Audience
from engine.messages.citizens import describe_to_citizen
from engine.messages.notices import describe_notice, subject_of
from engine.services.deliveries import Addressed

CASE, INBOX, OWN_PAGE = "kasus/{id}", "kabar", "saya"
OPEN_CASE, OPEN_INBOX = "Buka kasus", "Buka kabar"
WHY = "Anda menerima surel ini karena kabar dari Alur dikirim juga ke alamat Anda. Ubah di: {page}"

PAGE = """\
<!doctype html>
<html lang="id">
<body style="font-family: sans-serif; line-height: 1.5; color: #1f2933; max-width: 36em">
<p>{sentence}</p>
<p><a href="{link}">{label}</a></p>
<p style="color: #52606d; font-size: 0.875em">{office}<br>{why}</p>
</body>
</html>
"""


def message_of(addressed: Addressed, *, to: str, public_url: str, at: datetime) -> Message:
    """Return what is sent to `to`. `public_url` is where the pages are, without a last slash."""
    return WRITERS[addressed.audience](addressed, to, public_url, at)


def _mail(addressed: Addressed, to: str, public_url: str, at: datetime) -> Message:
    delivery, office = addressed.delivery, addressed.office
    facts = {"url": public_url, **delivery.facts}
    sentence = describe_notice(delivery.code, facts, own=addressed.own)
    path, label = _target(delivery)
    link, why = f"{public_url}/{path}", WHY.format(page=f"{public_url}/{OWN_PAGE}")
    shown = {"sentence": sentence, "link": link, "label": label, "office": office.name, "why": why}
    return Message(
        id=delivery.id,
        to=to,
        subject=subject_of(delivery.code),
        text=f"{sentence}\n\n{label}: {link}\n\n-- \n{office.name}\n{why}\n",
        html=PAGE.format_map({name: escape(value) for name, value in shown.items()}),
        office=office.name,
        at=at,
    )


def _target(delivery: Delivery) -> tuple[str, str]:
    if delivery.instance_id is None:
        return INBOX, OPEN_INBOX
    return CASE.format(id=delivery.instance_id), OPEN_CASE


def _text(addressed: Addressed, to: str, public_url: str, at: datetime) -> Message:
    delivery, office = addressed.delivery, addressed.office
    facts = {"url": public_url, "kota": office.town, **delivery.facts}
    return Message(
        id=delivery.id,
        to=to,
        text=describe_to_citizen(delivery.code, facts, own=addressed.own),
        office=office.name,
        at=at,
    )


WRITERS: Mapping[Audience, Callable[[Addressed, str, str, datetime], Message]] = {
    Audience.STAFF: _mail,
    Audience.CITIZEN: _text,
}
