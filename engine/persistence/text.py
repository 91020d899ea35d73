"""The text by which people find cases: a case number, hyphens or not, or part of a name."""

import sqlalchemy as sa

from engine.persistence import tables

_ESCAPE = "!"

MATCHES = sa.or_(
    tables.instance.c.search_text.like(sa.bindparam("pattern"), escape=_ESCAPE),
    tables.instance.c.search_text.like(sa.bindparam("plain_pattern"), escape=_ESCAPE),
)


def searchable(business_key: str | None, subject: str | None) -> str:
    """Return what is stored for search: lower case, the number with and without hyphens."""
    number = business_key or ""
    return _normal(f"{number} {_plain(number)} {subject or ''}")


def patterns(text: str) -> dict[str, str]:
    """Return the values for `MATCHES`."""
    normal = _normal(text)
    return {"pattern": _part(normal), "plain_pattern": _part(_plain(normal))}


def _normal(text: str) -> str:
    return " ".join(text.lower().split())


def _plain(text: str) -> str:
    return text.replace("-", "")


def _part(text: str) -> str:
    """Return a LIKE pattern for texts that contain `text`, taken literally."""
    for special in (_ESCAPE, "%", "_"):
        text = text.replace(special, _ESCAPE + special)
    return f"%{text}%"
