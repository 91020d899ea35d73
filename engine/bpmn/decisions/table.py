"""A decision table as it was written: its texts are read, not yet compiled."""

from dataclasses import dataclass
from enum import StrEnum


class HitPolicy(StrEnum):
    """What a table makes of the rules that match (DMN 1.5, 8.2.8)."""

    UNIQUE = "UNIQUE"
    ANY = "ANY"
    PRIORITY = "PRIORITY"
    FIRST = "FIRST"
    RULE_ORDER = "RULE ORDER"
    OUTPUT_ORDER = "OUTPUT ORDER"
    COLLECT = "COLLECT"


class Aggregation(StrEnum):
    """What COLLECT makes of the values it has collected."""

    SUM = "SUM"
    MIN = "MIN"
    MAX = "MAX"
    COUNT = "COUNT"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One entry of a rule; an empty input entry, or `-`, matches everything."""

    text: str
    id: str | None = None
    line: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Input:
    """A column of conditions: `text` is the expression that its cells test.

    `allowed` are the unary tests that its values must pass, written here or in its type.
    """

    id: str | None
    label: str
    text: str
    type_name: str | None = None
    allowed: str | None = None
    line: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Output:
    """A column of results; the order of its allowed values is their priority."""

    id: str | None
    name: str | None
    label: str
    type_name: str | None = None
    allowed: str | None = None
    default: Cell | None = None
    line: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A row, one cell for each column; `number` counts from 1."""

    id: str | None
    number: int
    inputs: tuple[Cell, ...]
    outputs: tuple[Cell, ...]
    annotations: tuple[str, ...] = ()
    line: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionTable:
    """`annotations` are the headings of the columns of remarks."""

    id: str | None
    hit_policy: HitPolicy = HitPolicy.UNIQUE
    aggregation: Aggregation | None = None
    inputs: tuple[Input, ...] = ()
    outputs: tuple[Output, ...] = ()
    rules: tuple[Rule, ...] = ()
    annotations: tuple[str, ...] = ()
    line: int | None = None
