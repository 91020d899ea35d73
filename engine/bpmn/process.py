"""A compiled process: what running its cases needs, shared by all of them and never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.bpmn.case import Case


@dataclass(frozen=True, eq=False, slots=True)
class Process:
    """A procedure with all procedures that it calls. Its fields are for this package alone."""

    key: str
    spec: Any
    inner: Mapping[str, Any]

    def new_case(self, *, restoring: bool = False) -> Case:
        """Return a case with its first token, or an empty one to restore tokens into."""
        return Case(self.spec, self.inner, restoring=restoring)
