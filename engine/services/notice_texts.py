"""An office's own words for notices."""

from collections.abc import Collection

from engine.domain.actor import Actor
from engine.domain.errors import InvalidSubmissionError
from engine.domain.notice_text import Audience, text_problems
from engine.domain.permissions import Permission, require
from engine.persistence.unit_of_work import UnitOfWork

FIELD = "isi"


def save(
    work: UnitOfWork,
    *,
    audience: Audience,
    code: str,
    text: str,
    allowed: Collection[str],
    actor: Actor,
) -> None:
    """Say a notice in these words from now on; they may name the `allowed` facts only.

    Raises InvalidSubmissionError with everything that is wrong with them.
    """
    require(actor, Permission.EDIT_NOTICE_TEXTS)
    problems = list(text_problems(text, allowed=allowed))
    if problems:
        raise InvalidSubmissionError({FIELD: problems})
    work.notice_texts.put(audience, code, text=text)


def restore(work: UnitOfWork, *, audience: Audience, code: str, actor: Actor) -> None:
    """Say a notice in the default words again."""
    require(actor, Permission.EDIT_NOTICE_TEXTS)
    work.notice_texts.remove(audience, code)
