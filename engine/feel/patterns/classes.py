"""Classes of characters such as `[a-z-[aeiou]]`, and the escapes that stand for characters."""

import re

from engine.feel.patterns.characters import CATEGORIES, MEMBERS
from engine.feel.patterns.cursor import Cursor

_PROPERTY = re.compile(r"\\([pP])\{(Is)?([A-Za-z0-9-]+)\}")
_LINE_BREAKS = {"n": "\n", "r": "\r", "t": "\t"}
_ESCAPED = frozenset(r"\|.?*+(){}-[]^$")

# How a member is written, after its character or nothing if it is a class itself.
_Member = tuple[str, str]


def read_class(cursor: Cursor) -> str:
    """The class that stands here, as `regex` writes it."""
    cursor.enter()
    cursor.expect("[")
    sign = "^" if cursor.takes("^") else ""
    members = _members(cursor)
    excepted = f"(?!{read_class(cursor)})" if cursor.takes("-") else ""
    cursor.expect("]")
    cursor.leave()
    return f"(?:{excepted}[{sign}{members}])"


def read_escape(cursor: Cursor) -> str:
    """The escape that stands here; a category has its letter case, whatever the flags."""
    scope = "(?-i:{})" if _is_property(cursor) else "{}"
    return scope.format(f"[{_member(cursor)[1]}]")


def _members(cursor: Cursor) -> str:
    members = [_range(cursor, first=True)]
    while not cursor.pattern.startswith(("]", "-["), cursor.at):
        members.append(_range(cursor, first=False))
    return "".join(members)


def _range(cursor: Cursor, *, first: bool) -> str:
    if cursor.next == "-" and not first and cursor.after_next != "]":
        raise cursor.invalid()
    low, text = _member(cursor)
    if not low or cursor.next != "-" or cursor.after_next in ("]", "["):
        return text
    cursor.expect("-")
    high, end = _member(cursor)
    if low > high:
        raise cursor.invalid()
    return f"{text}-{end}"


def _member(cursor: Cursor) -> _Member:
    if cursor.next in ("[", "]", ""):
        raise cursor.invalid()
    if cursor.next != "\\":
        return _character(cursor.take())
    return _property(cursor) if _is_property(cursor) else _short_escape(cursor)


def _is_property(cursor: Cursor) -> bool:
    return cursor.pattern.startswith((r"\p", r"\P"), cursor.at)


def _property(cursor: Cursor) -> _Member:
    found = _PROPERTY.match(cursor.pattern, cursor.at)
    if found is None or not (found[2] or found[3] in CATEGORIES):
        raise cursor.invalid()
    cursor.at = found.end()
    return "", f"\\{found[1]}{{{'block' if found[2] else 'gc'}={found[3]}}}"


def _short_escape(cursor: Cursor) -> _Member:
    cursor.expect("\\")
    name = cursor.take()
    if name in MEMBERS:
        return "", MEMBERS[name]
    if name not in _ESCAPED and name not in _LINE_BREAKS:
        raise cursor.invalid()
    return _character(_LINE_BREAKS.get(name, name))


def _character(character: str) -> _Member:
    return character, f"\\U{ord(character):08x}"
