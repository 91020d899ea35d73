"""Functions on texts (DMN 1.5, table 73)."""

from typing import Any

from engine.feel import patterns
from engine.feel.builtin import Topic
from engine.feel.limits import Run
from engine.feel.notation import joined
from engine.feel.patterns.replacement import as_literal, between, replaced
from engine.feel.text import text_of

TOPIC = Topic()


@TOPIC.running("string", "from: any")
def string(run: Run, value: Any) -> str | None:
    return None if value is None else text_of(value, run)


@TOPIC.plain("string length", "string: string")
def string_length(text: str) -> int:
    return len(text)


@TOPIC.plain("substring", "string: string", "start position: number", "length: number?")
def substring(text: str, position: Any, length: Any = None) -> str | None:
    """Characters from a position counted from 1, or from the end when negative."""
    start = _start(int(position), len(text))
    if start is None:
        return None
    return text[start:] if length is None else text[start : start + max(int(length), 0)]


def _start(position: int, length: int) -> int | None:
    if position == 0 or abs(position) > length:
        return None
    return position - 1 if position > 0 else length + position


@TOPIC.plain("upper case", "string: string")
def upper_case(text: str) -> str:
    return text.upper()


@TOPIC.plain("lower case", "string: string")
def lower_case(text: str) -> str:
    return text.lower()


@TOPIC.plain("contains", "string: string", "match: string")
def contains(text: str, match: str) -> bool:
    return match in text


@TOPIC.plain("starts with", "string: string", "match: string")
def starts_with(text: str, match: str) -> bool:
    return text.startswith(match)


@TOPIC.plain("ends with", "string: string", "match: string")
def ends_with(text: str, match: str) -> bool:
    return text.endswith(match)


@TOPIC.plain("substring before", "string: string", "match: string")
def substring_before(text: str, match: str) -> str:
    before, found, _ = text.partition(match) if match else ("", "", "")
    return before if found else ""


@TOPIC.plain("substring after", "string: string", "match: string")
def substring_after(text: str, match: str) -> str:
    return text.partition(match)[2] if match else text


@TOPIC.running("matches", "input: string", "pattern: string", "flags: string|null?")
def matches(run: Run, text: str, pattern: str, flags: str | None = None) -> bool:
    """Whether the pattern is found anywhere in the text."""
    return patterns.is_found(pattern, flags or "", text, run)


@TOPIC.running(
    "replace", "input: string", "pattern: string", "replacement: string", "flags: string|null?"
)
def replace(run: Run, text: str, pattern: str, replacement: str, flags: str | None = None) -> str:
    """Every match replaced; `$1` in the replacement stands for the first group."""
    written = as_literal(replacement) if "q" in (flags or "") else replacement
    return replaced(text, patterns.all_found(pattern, flags or "", text, run), written, run)


@TOPIC.running("split", "string: string", "delimiter: string")
def split(run: Run, text: str, delimiter: str) -> list[str]:
    """The parts between the matches of the delimiter, which is a pattern."""
    return between(text, patterns.all_found(delimiter, "", text, run))


@TOPIC.plain("string join", "list: list", "delimiter: string|null?")
def string_join(items: list[Any], delimiter: str | None = None) -> str | None:
    """The texts of the list, without its nulls, with the delimiter between them."""
    texts = [item for item in items if item is not None]
    if not all(isinstance(item, str) for item in texts):
        return None
    return joined(texts, delimiter or "")
