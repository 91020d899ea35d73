"""What comes in place of the matches: texts, and references to the groups of the pattern."""

import re
from collections.abc import Iterator
from itertools import chain

from engine.feel.limits import WORK_PER_STEP, Run, check_length
from engine.feel.notation import joined
from engine.feel.patterns import Match

# The group that stands here, if one does, and the text behind it.
_Piece = tuple[int | None, str]

# No pattern has a thousand groups.
_PART = re.compile(r"\$[0-9]{1,3}|\\[\\$]|[^\\$]+")


def replaced(text: str, found: list[Match], replacement: str, run: Run) -> str:
    """The text with the replacement for each match.

    Raises ValueError if a `$` or a backslash in the replacement means nothing.
    """
    parts = _parts(replacement)
    check_length(len(parts) * len(found))
    run.spend(len(parts) * len(found) // WORK_PER_STEP)
    kept = between(text, found)
    return joined(chain(*zip(kept, _news(parts, found), strict=False), kept[-1:]))


def between(text: str, found: list[Match]) -> list[str]:
    """What stands before, between and after the matches."""
    starts, ends = [0, *(match.end() for match in found)], [match.start() for match in found]
    return [text[start:end] for start, end in zip(starts, [*ends, len(text)], strict=True)]


def as_literal(text: str) -> str:
    """The replacement that stands for this text, whatever is in it."""
    return text.replace("\\", "\\\\").replace("$", "\\$")


def _parts(replacement: str) -> list[str]:
    """The references, and the texts around them."""
    parts = _PART.findall(replacement)
    if "".join(parts) != replacement:
        raise ValueError(replacement)
    return parts


def _news(parts: list[str], found: list[Match]) -> Iterator[str]:
    """What stands in place of each match, as long as all of it is not too long."""
    length, pieces = 0, [_piece(part, found[0].re.groups) for part in parts if found]
    for match in found:
        new = joined(_expanded(match, *piece) for piece in pieces)
        length += len(new)
        check_length(length)
        yield new


def _piece(part: str, groups: int) -> _Piece:
    if not part.startswith("$"):
        return None, part.removeprefix("\\")
    # As many digits belong to the number as there are groups for, but always the first one.
    end = next((end for end in range(len(part), 2, -1) if int(part[1:end]) <= groups), 2)
    number = int(part[1:end])
    return number if number <= groups else None, part[end:]


def _expanded(match: Match, group: int | None, text: str) -> str:
    return text if group is None else (match[group] or "") + text
