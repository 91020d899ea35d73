"""A compiled process: what running its cases needs, shared by all of them and never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.bpmn.case import Case
from engine.bpmn.decision_files import DecisionFiles
from engine.bpmn.decisions import DecisionTable


@dataclass(frozen=True, eq=False, slots=True)
class Process:
    """A procedure with all procedures that it calls. Its fields are for this package alone.

    `decisions` are those beside each diagram whose tasks take any, by the id of its process.
    """

    key: str
    spec: Any
    inner: Mapping[str, Any]
    decisions: Mapping[str, DecisionFiles]

    def new_case(self, *, restoring: bool = False) -> Case:
        """Return a case with its first token, or an empty one to restore tokens into."""
        return Case(self.spec, self.inner, restoring=restoring)

    def table(self, process_id: str, name: str) -> DecisionTable | None:
        """Return the table of the decision that tasks of the process call by this name."""
        files = self.decisions.get(process_id)
        return files.table_named(name) if files else None
