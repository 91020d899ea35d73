"""FEEL outside diagrams: in forms unknown names are null, and everywhere a day is the office's."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from engine import feel
from engine.domain.form import Evaluate
from engine.persistence.unit_of_work import UnitOfWork


def local(work: UnitOfWork, at: datetime) -> datetime:
    """Return the moment in the office's zone: `today()` in forms and diagrams is its day."""
    return at.astimezone(ZoneInfo(work.office().zone))


def evaluator(at: datetime) -> Evaluate:
    """Return the function that evaluates a form's expressions as of `at`, giving JSON values.

    It raises ValueError for an expression that cannot be evaluated.
    """

    def evaluate(text: str, context: Mapping[str, Any]) -> Any:
        try:
            return feel.to_json(feel.parse(text).evaluate(feel.lenient(context), now=at))
        except feel.FeelError as error:
            raise ValueError(str(error)) from error

    return evaluate
