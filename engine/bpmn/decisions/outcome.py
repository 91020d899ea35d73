"""What an evaluation returns: the value, and how it came about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class MatchedRule:
    """A rule that made the result; `number` counts from 1."""

    number: int
    id: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Evaluation:
    """One decision that was made: what its table's columns held and which rules spoke.

    For a decision without a table, `inputs` are the values that it requires, by name.
    """

    decision_id: str
    name: str
    inputs: Mapping[str, Any]
    rules: tuple[MatchedRule, ...]
    value: Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """The value that was asked for, and every evaluation in its order, required ones first."""

    value: Any
    evaluations: tuple[Evaluation, ...]
