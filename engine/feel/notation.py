"""Writes values as text, in the one way or the other that their parts are written."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.feel.errors import FeelEvaluationError
from engine.feel.limits import CHARACTERS_PER_STEP, MAX_NESTING, Run, check_length
from engine.feel.values import CONTEXT, LIST, RANGE, Range, kind


@dataclass(frozen=True, slots=True)
class Notation:
    """How values without parts are written, by their kinds, and how the keys of contexts are."""

    plain: Mapping[str, Callable[[Any], str]]
    key: Callable[[str], str]

    def written(self, value: Any, run: Run, depth: int = 0) -> str:
        """The value as text. Raises ValueError with the kind of what cannot be written."""
        if depth > MAX_NESTING:
            raise FeelEvaluationError("too_deep", limit=MAX_NESTING)
        run.spend()
        of_kind = kind(value)
        if of_kind in self.plain:
            text = self.plain[of_kind](value)
        elif of_kind in _COMPOUND:
            text = _COMPOUND[of_kind](self, value, run, depth + 1)
        else:
            raise ValueError(of_kind)
        run.spend(len(text) // CHARACTERS_PER_STEP)
        return text


def joined(parts: Iterable[str], separator: str = "") -> str:
    """The parts as one text of bounded length."""
    pieces = list(parts)
    check_length(sum(map(len, pieces)) + len(separator) * max(len(pieces) - 1, 0))
    return separator.join(pieces)


def _list(notation: Notation, value: Any, run: Run, depth: int) -> str:
    items = (notation.written(item, run, depth) for item in value)
    return joined(("[", joined(items, ", "), "]"))


def _context(notation: Notation, value: Mapping[str, Any], run: Run, depth: int) -> str:
    entries = (
        f"{notation.key(name)}: {notation.written(item, run, depth)}"
        for name, item in value.items()
    )
    return joined(("{", joined(entries, ", "), "}"))


def _range(notation: Notation, value: Range, run: Run, depth: int) -> str:
    if value.operator:
        bound = value.end if value.start is None else value.start
        return joined(("(", value.operator, " ", notation.written(bound, run, depth), ")"))
    first, last = "[" if value.start_included else "(", "]" if value.end_included else ")"
    start, end = (notation.written(it, run, depth) for it in (value.start, value.end))
    return joined((first, start, "..", end, last))


_COMPOUND: Mapping[str, Callable[[Notation, Any, Run, int], str]] = {
    LIST: _list,
    CONTEXT: _context,
    RANGE: _range,
}
