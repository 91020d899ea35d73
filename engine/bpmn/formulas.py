"""FEEL as it stands in a diagram: parsed when the process is compiled, evaluated on a token."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.bpmn.failures import StepFailedError
from engine.bpmn.functions import FUNCTIONS
from engine.bpmn.json_values import NotJsonError, plain
from engine.feel import FeelError, parse, to_json


@dataclass(frozen=True, slots=True)
class Formula:
    """A parsed FEEL expression and its text."""

    text: str
    parsed: Any

    def value(self, task: Any, context: Mapping[str, Any] | None = None) -> Any:
        """Return the result as JSON, over the token's variables unless a `context` is given."""
        return self.as_json(self.raw(task, context), task)

    def as_json(self, result: Any, task: Any) -> Any:
        """Return one of FEEL's own values as JSON; one that JSON cannot say fails the step."""
        try:
            return plain(to_json(result))
        except FeelError as error:
            raise StepFailedError(error.code, _detail(self.text, error), task=task) from error
        except NotJsonError as error:
            raise StepFailedError("bad_data", self.text, task=task) from error

    def decide(self, task: Any, context: Mapping[str, Any] | None = None) -> bool:
        """Return what a condition says; a condition that says neither true nor false fails."""
        result = self.raw(task, context)
        if result is not True and result is not False:
            kind = "null" if result is None else type(result).__name__
            raise StepFailedError("condition_not_boolean", f"{self.text}: {kind}", task=task)
        return bool(result)

    def raw(self, task: Any, context: Mapping[str, Any] | None = None) -> Any:
        """Return the result as FEEL's own value; a FEEL error fails the step."""
        over, case = task.data if context is None else context, task.workflow.top_workflow
        try:
            return self.parsed.evaluate(over, now=case.at, host=case.calendar)
        except FeelError as error:
            raise StepFailedError(error.code, _detail(self.text, error), task=task) from error


def _detail(text: str, error: FeelError) -> str:
    facts = ", ".join(f"{name}: {fact}" for name, fact in error.facts.items())
    return f"{text} ({facts})"


def formula(text: str) -> Formula:
    """Parse FEEL, with or without the leading `=` of modelers; raises FeelError."""
    expression = text.strip().removeprefix("=").strip()
    return Formula(expression, parse(expression, functions=FUNCTIONS))


def is_formula(text: str) -> bool:
    """Tell a FEEL expression (`= rekan`) from a literal (`rekan`), where both may stand."""
    return text.lstrip().startswith("=")
