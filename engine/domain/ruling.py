"""How a decision came out in a case: what it looked at, which rules held, and what they gave."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """What a decision looked at: `text` is the expression, `value` its value, shortened."""

    label: str
    text: str
    value: Any


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldRule:
    """A rule of a table that held; `number` counts from 1, `remark` is what its author noted."""

    number: int
    remark: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ruling:
    """One decision as it came out at a step of a case, its results by label, one for each rule.

    `rules` is None where no rules are told: the decision is no table, or they would tell too much.
    `more_rules` is how many held beside those that are told, as their results are beside `results`.
    `is_asked` tells the decision that the step asked for from those that it needed. `names` are all
    by which others read it, `text` is all that it may have read.
    """

    process_id: str
    element_id: str
    name: str
    looks: tuple[Look, ...]
    rules: tuple[HeldRule, ...] | None
    results: tuple[Mapping[str, Any], ...]
    more_rules: int = 0
    is_table: bool = True
    is_asked: bool = True
    names: tuple[str, ...] = ()
    text: str = ""
