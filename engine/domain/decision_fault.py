"""Where in a decision a step failed, as the detail of an incident keeps it."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

# The codes of failures whose detail is such a fault.
DECISION_FAILED = "decision_failed"
DECISION_RESULT = "decision_result"
WITH_FAULT = frozenset({DECISION_FAILED, DECISION_RESULT})


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionFault:
    """`decision` is its name, `column` the heading of a table's column, `rule` counts from 1.

    `reason` and `facts` are those of the error; they hold names and limits, no values of a case.
    """

    decision: str
    reason: str
    rule: int | None = None
    column: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    def write(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, default=str)


def read_fault(detail: str) -> DecisionFault:
    """Return the fault that was written."""
    return DecisionFault(**json.loads(detail))
