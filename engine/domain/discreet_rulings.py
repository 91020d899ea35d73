"""What a history may tell of rulings: personal data is hidden in it as on the pages of a case."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from engine.domain.identity_numbers import LIKE_NIK, without_middle
from engine.domain.masking import HIDDEN, mask
from engine.domain.ruling import Look, Ruling

# The dotted names of variables that hold personal data: the kind of number of which a part is told
# (`alur:type`), or None for what is not told at all.
Secrets = Mapping[str, str | None]
SIXTEEN_DIGITS = 10**15


def discreet(rulings: Iterable[Ruling], secrets: Secrets) -> Iterator[Ruling]:
    """Yield the rulings without personal data.

    What a decision made of such data is hidden where another decision reads it, too. The result
    that the step asked for is told: the case goes on with it.
    """
    known = dict(secrets)
    for ruling in rulings:
        told = replace(ruling, looks=tuple(_look(it, known) for it in ruling.looks))
        if ruling.is_asked or not _is_secret(ruling.text, known):
            yield replace(told, results=tuple(map(_without_numbers, ruling.results)))
        else:
            known.update(dict.fromkeys(ruling.names))
            yield replace(
                told, rules=None, more_rules=0, results=tuple(map(_hidden, ruling.results))
            )


def _look(look: Look, secrets: Secrets) -> Look:
    kind = secrets.get(look.text.strip())
    if kind:
        return replace(look, value=mask(look.value, kind))
    value = HIDDEN if _is_secret(look.text, secrets) else _without_numbers(look.value)
    return replace(look, value=value)


def _is_secret(text: str, secrets: Secrets) -> bool:
    words = " ".join(text.split())  # a name may be written with any blanks between its words
    dotted = ".".join(map(str.strip, words.split(".")))
    return any(_reads(dotted, name) for name in secrets)


def _reads(dotted: str, name: str) -> bool:
    """Tell whether a text reads the variable, or the whole of which it is a part.

    Rather one text too many than one too few: names inside of quotes and after dots count.
    """
    whole, dot, rest = map(re.escape, name.partition("."))
    # The name comes first: a text without it is skimmed, however long it is.
    named = rf"{whole}(?<!\w{whole})(?:(?![\w.])|{dot}{rest}(?!\w))"
    return re.search(named, dotted) is not None


def _hidden(result: Mapping[str, Any]) -> Mapping[str, Any]:
    return dict.fromkeys(_without_numbers(result), HIDDEN)


def _without_numbers(value: Any) -> Any:
    """Return the value with the middle of identity numbers hidden, wherever they stand in it."""
    if isinstance(value, str):
        return LIKE_NIK.sub(lambda found: without_middle(found[0]), value)
    if isinstance(value, list):
        return [_without_numbers(it) for it in value]
    if isinstance(value, Mapping):
        return {_without_numbers(name): _without_numbers(it) for name, it in value.items()}
    if isinstance(value, int | float) and SIXTEEN_DIGITS <= abs(value) < 10 * SIXTEEN_DIGITS:
        return without_middle(str(abs(int(value))))
    return value
