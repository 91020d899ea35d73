"""What can be found out about a decision table without running it."""

from dataclasses import dataclass
from enum import StrEnum

from engine.domain.problem import Severity


class Kind(StrEnum):
    """What a finding says."""

    GAP = "gap"
    GAP_BETWEEN_INTEGERS = "gap_between_integers"
    GAP_WHEN_EMPTY = "gap_when_empty"
    OVERLAP = "overlap"
    CONFLICT = "conflict"
    DUPLICATE = "duplicate"
    CONTRADICTION = "contradiction"
    OUTSIDE = "outside"
    COVERED = "covered"
    OPAQUE = "opaque"
    MORE = "more"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """`rules` are numbers, the rule that it is about first.

    `region` are inputs for which it holds: labels of columns with tests in FEEL. Columns in which
    every value will do are left out, and null is among the values only where it is said. Without a
    `severity` it is worth knowing, and no fault.
    """

    kind: Kind
    severity: Severity | None
    rules: tuple[int, ...] = ()
    region: tuple[tuple[str, str], ...] = ()
    element_id: str | None = None
    line: int | None = None
