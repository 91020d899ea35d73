"""Small forms, and what happens to submissions of them."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from engine.domain.errors import FieldProblem, InvalidSubmissionError
from engine.domain.form import Answer, Evaluate, Form
from engine.domain.upload import Upload

# A Saturday morning in Jakarta that is still Friday in Greenwich.
AT = datetime(2026, 11, 21, 6, tzinfo=timezone(timedelta(hours=7)))

Rule = Callable[[Mapping[str, Any]], Any]


def form(*components: Mapping[str, Any], **root: Any) -> Form:
    return Form.from_json(json.dumps({"id": "f_uji", "components": components, **root}))


def field(kind: str, key: str = "isi", **facts: Any) -> dict[str, Any]:
    return {"type": kind, "key": key, **facts}


def rows(key: str, *components: Mapping[str, Any], **facts: Any) -> dict[str, Any]:
    return {"type": "dynamiclist", "path": key, "components": components, **facts}


def group(*components: Mapping[str, Any], **facts: Any) -> dict[str, Any]:
    return {"type": "group", "components": components, **facts}


def own(**properties: Any) -> dict[str, Any]:
    return {f"alur:{name}": value for name, value in properties.items()}


def knowing(rules: Mapping[str, Rule]) -> Evaluate:
    """Return an evaluator of just these expressions; any other is an error in the form."""

    def evaluate(text: str, names: Mapping[str, Any]) -> Any:
        if text not in rules:
            raise ValueError(text)
        return rules[text](names)

    return evaluate


def read(
    asked: Form,
    submitted: Mapping[str, Any],
    *,
    context: Mapping[str, Any] | None = None,
    rules: Mapping[str, Rule] | None = None,
    uploads: Mapping[str, Sequence[Upload]] | None = None,
    at: datetime = AT,
) -> Answer:
    return asked.read(
        submitted,
        context=context or {},
        evaluate=knowing(rules or {}),
        uploads=uploads or {},
        at=at,
    )


def problems(
    asked: Form, submitted: Mapping[str, Any], **surroundings: Any
) -> dict[str, tuple[FieldProblem, ...]]:
    with pytest.raises(InvalidSubmissionError) as refusal:
        read(asked, submitted, **surroundings)
    return refusal.value.problems


def faults(
    asked: Form, submitted: Mapping[str, Any], **surroundings: Any
) -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """Return codes and facts by path."""
    found = problems(asked, submitted, **surroundings)
    return {path: [(it.code, dict(it.facts)) for it in all_] for path, all_ in found.items()}


def value_of(component: Mapping[str, Any], sent: Any, **surroundings: Any) -> Any:
    """Return what becomes of one answer to a form with one question named `isi`."""
    return read(form(component), {"isi": sent}, **surroundings).values["isi"]


def fault_of(
    component: Mapping[str, Any], sent: Any, **surroundings: Any
) -> list[tuple[str, dict[str, Any]]]:
    """Return what is wrong with one answer to a form with one question named `isi`."""
    return faults(form(component), {"isi": sent}, **surroundings)["isi"]
