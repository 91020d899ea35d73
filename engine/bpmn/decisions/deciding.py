"""One request to a model: a FEEL run that also writes down what was decided."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from engine.bpmn.decisions.outcome import Evaluation, MatchedRule
from engine.feel import Run, Scope

MAX_EVALUATIONS = 1_000


class Note:
    """What the table of one decision has seen."""

    __slots__ = ("inputs", "rules")

    def __init__(self, inputs: Mapping[str, Any]) -> None:
        self.inputs: Mapping[str, Any] = inputs
        self.rules: tuple[MatchedRule, ...] = ()


class Deciding(Run):
    """All decisions of one request share its clock and its steps."""

    __slots__ = ("_evaluations", "_pages", "note")

    def __init__(self, now: datetime | None = None, host: Any = None) -> None:
        super().__init__(now, host)
        self.note, self._pages = Note({}), 0
        self._evaluations: list[Evaluation] = []

    @property
    def evaluations(self) -> tuple[Evaluation, ...]:
        return tuple(self._evaluations)

    def begin(self, inputs: Mapping[str, Any]) -> Note:
        """Turn to a new page, and return the one that was open."""
        before, self.note = self.note, Note(inputs)
        self._pages += 1
        return before

    def end(self, before: Note) -> None:
        """Turn back to the page that was open."""
        self.note = before
        self._pages -= 1

    def record(self, decision_id: str, name: str, value: Any) -> None:
        """Write down what the open page says; after very many, only what no page led to."""
        if self._pages == 1 or len(self._evaluations) < MAX_EVALUATIONS:
            note = self.note
            self._evaluations.append(
                Evaluation(
                    decision_id=decision_id,
                    name=name,
                    inputs=note.inputs,
                    rules=note.rules,
                    value=value,
                )
            )


def deciding(scope: Scope) -> Deciding:
    """Return the request that the scope belongs to."""
    return cast("Deciding", scope.run)
