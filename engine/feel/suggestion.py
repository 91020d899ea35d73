"""The name that somebody may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches

_MAX_LENGTH = 80


def closest(name: str, known: Iterable[object]) -> str | None:
    """The known name most like this one, if any is like it at all."""
    candidates = [other for other in known if isinstance(other, str) and len(other) <= _MAX_LENGTH]
    return next(iter(get_close_matches(name[:_MAX_LENGTH], candidates, n=1)), None)
