"""Where a person of the office is reached outside the pages, as they say it themselves."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from email.errors import MessageError
from email.headerregistry import Address

from engine.domain.errors import FieldProblem, InvalidSubmissionError
from engine.domain.form_texts import EMAIL, LONGEST_EMAIL
from engine.domain.identity_numbers import normalise_phone


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """`phone` is `+62…`; `mails` says whether notices are wanted by e-mail as well."""

    email: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    mails: bool = True


def read_contact(*, email: str, phone: str, mails: bool) -> Contact:
    """Return what was typed; an empty text is no address.

    Raises InvalidSubmissionError with what is wrong with `email` and `phone`.
    """
    email, phone = email.strip(), phone.strip()
    problems = dict(_problems(email, phone))
    if problems:
        raise InvalidSubmissionError(problems)
    return Contact(email=email or None, phone=normalise_phone(phone), mails=mails)


def is_address(text: str) -> bool:
    """Tell whether a text is one plain e-mail address, which no mail server misreads."""
    if len(text) > LONGEST_EMAIL or not text.isascii() or not EMAIL.fullmatch(text):
        return False
    try:
        return Address(addr_spec=text).addr_spec == text
    except (ValueError, MessageError):
        return False


def _problems(email: str, phone: str) -> Iterator[tuple[str, list[FieldProblem]]]:
    if email and not is_address(email):
        yield "email", [FieldProblem(code="email")]
    if phone and normalise_phone(phone) is None:
        yield "phone", [FieldProblem(code="phone")]
