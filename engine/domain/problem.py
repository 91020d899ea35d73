"""A finding in a process package: what is wrong, and where."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Severity(StrEnum):
    """An error forbids deployment; a warning is shown and may be accepted."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """`code` and `facts` are worded by `engine.messages`; `line` counts from 1."""

    code: str
    file: str
    line: int | None = None
    element_id: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
