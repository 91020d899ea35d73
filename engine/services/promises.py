"""What a version promises; of a promise that depends on one choice, what it is for each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from engine import feel
from engine.bpmn import timing
from engine.domain import durations
from engine.domain.durations import Duration
from engine.domain.form_choices import text_labels
from engine.services import expressions
from engine.services.deployed import Deployed


@dataclass(frozen=True, kw_only=True, slots=True)
class Promise:
    """`choice` is the label of the answer for which it holds; empty when it always does."""

    duration: Duration
    choice: str = ""


def of_version(deployed: Deployed, *, at: datetime) -> tuple[Promise, ...]:
    """Return what can be told without a case; nothing where that depends on more than a choice."""
    text = deployed.time_plan.promise
    if timing.is_literal(text):
        return tuple(_promised(lambda: text, choice=""))
    return tuple(_by_choice(deployed, text, at)) if text else ()


def _by_choice(deployed: Deployed, text: str, at: datetime) -> Iterator[Promise]:
    evaluate = expressions.evaluator(at)
    for choice, context in _contexts(deployed, feel.parse(text).names).items():
        yield from _promised(partial(evaluate, text, context), choice=choice)


def _contexts(deployed: Deployed, names: frozenset[str]) -> Mapping[str, Mapping[str, str]]:
    """Return what a case may know of the names, by the label of the choice between them."""
    if not names:
        return {"": {}}
    if len(names) > 1:
        return {}
    [name] = names
    return {label: {name: text} for text, label in _choices(deployed, name).items()}


def _choices(deployed: Deployed, name: str) -> Mapping[str, str]:
    """Return the labels of what the forms of the procedure let people choose for a variable."""
    process_id = deployed.bundle.process_id
    elements = deployed.facts[process_id].elements.values()
    forms = (deployed.form(process_id, it.form_id) for it in elements if it.form_id)
    asked = (it for form in forms for it in form.fields() if it.path == (name,))
    return {text: label for it in asked for text, label in text_labels(it.labels).items()}


def _promised(ask: Callable[[], Any], *, choice: str) -> Iterator[Promise]:
    """Yield what the answer promises; a choice without a promise gives none."""
    try:
        yield Promise(duration=durations.from_iso(ask()), choice=choice)
    except (ValueError, TypeError):
        return
