"""Every way a request can be refused.

Errors carry facts, never sentences for users: `engine.messages` turns them into Indonesian.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from engine.domain.problem import Problem


class WorkflowError(Exception):
    """The request cannot be carried out."""


class NotFoundError(WorkflowError):
    """No such record in this office."""


class NotPermittedError(WorkflowError):
    """The actor has no role for this."""


class HeldByOtherError(WorkflowError):
    """Another person has taken the task."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


class ConflictError(WorkflowError):
    """Somebody else changed the record meanwhile."""


class AlreadyDoneError(WorkflowError):
    """The task was completed or withdrawn before this request."""


class SuspendedError(WorkflowError):
    """The case is suspended: nothing moves it until a supervisor lets it go on."""


class IllegalTransitionError(WorkflowError):
    """The record is not in a status from which this step is possible."""

    def __init__(self, current: str, wanted: str) -> None:
        super().__init__(f"{current} -> {wanted}")
        self.current, self.wanted = current, wanted


class WeakPasswordError(WorkflowError):
    """The password is shorter than allowed."""

    def __init__(self, minimum: int) -> None:
        super().__init__(str(minimum))
        self.minimum = minimum


class UnknownSuperiorError(WorkflowError):
    """Nobody in the office has the login that was given as a superior's."""

    def __init__(self, login: str) -> None:
        super().__init__(login)
        self.login = login


class AbsenceRefusedError(WorkflowError):
    """The absence cannot stand as it was given."""


class EndMissingError(AbsenceRefusedError):
    """Only a vacancy may last until further notice."""


class EndBeforeBeginningError(AbsenceRefusedError):
    """The last day lies before the first."""


class AbsenceOverError(AbsenceRefusedError):
    """The last day has passed already."""


class AbsenceOverlapsError(AbsenceRefusedError):
    """The person is away on some of these days already, from `first`."""

    def __init__(self, first: date) -> None:
        super().__init__(first.isoformat())
        self.first = first


class UnsuitableDeputyError(AbsenceRefusedError):
    """The deputy is the absent person, or has no open account in the office."""


class SelfAppointedError(AbsenceRefusedError):
    """An administrator who is no superior of the absent person wants to be the deputy."""


class AbsenceBegunError(WorkflowError):
    """The absence has begun: it can be ended, but not removed."""


class AbsenceNotRunningError(WorkflowError):
    """The absence has not begun or is over: it cannot be ended."""


class UnusableContextError(WorkflowError):
    """What an expression was to be tried on is no JSON object, or too much of one."""

    def __init__(self, *, most_bytes: int, deepest: int) -> None:
        super().__init__(f"at most {most_bytes} bytes and {deepest} levels")
        self.most_bytes, self.deepest = most_bytes, deepest


class StepFailedError(WorkflowError):
    """The procedure itself failed at a step; nothing was changed."""

    def __init__(self, element_id: str, code: str) -> None:
        super().__init__(f"{element_id}: {code}")
        self.element_id, self.code = element_id, code


class InvalidPackageError(WorkflowError):
    """A process package has problems that forbid its deployment."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldProblem:
    """What is wrong with one answer: `code` and `facts` are worded by `engine.messages`."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


class InvalidSubmissionError(WorkflowError):
    """The submitted values do not fit the form. Problems are keyed by the field's dotted path."""

    def __init__(self, problems: Mapping[str, Sequence[FieldProblem]]) -> None:
        super().__init__(", ".join(sorted(problems)))
        self.problems = {path: tuple(found) for path, found in problems.items()}
