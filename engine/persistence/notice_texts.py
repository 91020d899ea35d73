"""An office's own words for notices."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from engine.domain.notice_text import Audience
from engine.persistence import tables
from engine.persistence.binds import given, in_office
from engine.persistence.transaction import Transaction

_text = tables.notice_text.c
_FOR = sa.and_(in_office(tables.notice_text), _text.audience == given(_text.audience)["audience"])

_insert = insert(tables.notice_text)
_PUT = _insert.on_conflict_do_update(
    index_elements=[_text.office_id, _text.audience, _text.code],
    set_={"text": _insert.excluded["text"]},
)
_ALL = sa.select(_text.code, _text.text).where(_FOR)
_DELETE = sa.delete(tables.notice_text).where(_FOR, _text.code == given(_text.code)["code"])


class NoticeTexts:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def put(self, audience: Audience, code: str, *, text: str) -> None:
        """Keep the office's words for a code in place of those before."""
        self._transaction.run(_PUT, audience=audience, code=code, text=text)

    def all(self, audience: Audience) -> Mapping[str, str]:
        """Return the office's own words by code; codes that it left alone are not in it."""
        rows = self._transaction.rows(_ALL, audience=audience)
        return {row["code"]: row["text"] for row in rows}

    def remove(self, audience: Audience, code: str) -> None:
        """Forget the office's words for a code."""
        self._transaction.run(_DELETE, audience=audience, code=code)
