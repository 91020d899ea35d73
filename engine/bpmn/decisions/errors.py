"""What can go wrong with a decision model and with an evaluation: codes and facts."""

from collections.abc import Sequence
from typing import Any

from engine.domain.problem import Problem
from engine.feel import FeelEvaluationError


class UnreadableModelError(Exception):
    """The text is no DMN; `problems` say why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = tuple(problems)


class UnknownDecisionError(LookupError):
    """The model has nothing of that id or name that can be evaluated."""


class DecisionError(FeelEvaluationError):
    """A decision has no result.

    `rule` and `column` count a table's cells from 1; they are 0 where no cell can be blamed.
    """

    def __init__(
        self, code: str, /, *, decision_id: str = "", rule: int = 0, column: int = 0, **facts: Any
    ) -> None:
        super().__init__(code, **facts)
        self.decision_id, self.rule, self.column = decision_id, rule, column


def located(
    error: FeelEvaluationError, /, *, decision_id: str = "", rule: int = 0, column: int = 0
) -> DecisionError:
    """Return the error with the place where it happened; the innermost place is kept."""
    if not isinstance(error, DecisionError):
        facts = error.facts
        return DecisionError(error.code, decision_id=decision_id, rule=rule, column=column, **facts)
    if not error.decision_id:
        error.decision_id = decision_id
        if not (error.rule or error.column):
            error.rule, error.column = rule, column
    return error
