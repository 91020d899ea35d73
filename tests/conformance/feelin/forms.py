"""The expressions of the forms on disk, and contexts in which to try them."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from engine.feel import parse
from tests.conformance.feelin.engines import AT, CONDITION, EXPRESSION, ROOT, Question

FILES = sorted((ROOT / "forms").glob("*/*.form"))
OURS = ("alur:requiredIf", "alur:validIf", "alur:warnIf", "alur:prefill")
COMPUTED = ("expression", "valuesExpression", "dataSource", "columnsExpression")
IN_TEXTS = re.compile(r"\{\{\s*(?:#if\s+)?([^#/}][^}]*?)\s*\}\}")
LOCKS = {"readonly", "disabled"}
TEXTS = ("content", "text", "label", "description")

CHOICES = [{"label": "Pertama", "value": "pertama"}, {"label": "Terakhir", "value": "terakhir"}]

Component = Mapping[str, Any]
Sample = Callable[[Component], Any]


def questions(file: Path) -> Iterator[Question]:
    """Yield every expression of a form in every context."""
    for component in _components(json.loads(file.read_text(encoding="utf-8"))):
        for reading, text in _expressions(component):
            for context in _contexts(file.parent.name):
                yield Question(text=text, reading=reading, context=context)


def _components(form: Component) -> Iterator[Component]:
    for component in form.get("components", ()):
        yield component
        yield from _components(component)


def _expressions(component: Component) -> Iterator[tuple[str, str]]:
    conditions = (component.get("conditional", {}).get("hide"), component.get("readonly"))
    yield from ((CONDITION, it.removeprefix("=")) for it in conditions if isinstance(it, str))
    own = component.get("properties", {})
    values = [own.get(it) for it in OURS] + [component.get(it) for it in COMPUTED]
    values += component.get("validate", {}).values()
    signed = (it for it in values if isinstance(it, str) and it.startswith("="))
    yield from ((EXPRESSION, it.removeprefix("=")) for it in signed)
    for name in TEXTS:
        yield from ((EXPRESSION, it) for it in IN_TEXTS.findall(component.get(name) or ""))


@cache
def _contexts(package: str) -> tuple[Mapping[str, Any], ...]:
    """Return nothing at all, then answers to every question of the package's forms."""
    asked = [
        it
        for file in FILES
        if file.parent.name == package
        for it in json.loads(file.read_text(encoding="utf-8"))["components"]
    ]
    return ({}, *(_in_a_row(_answers(asked, sample)) for sample in (_nothing, _first, _last)))


def _in_a_row(answers: dict[str, Any]) -> dict[str, Any]:
    """Add the names that form-js has in a row, those of the last list that there is."""
    rows = [
        it for it in answers.values() if isinstance(it, list) and it and isinstance(it[0], dict)
    ]
    return {**answers, "this": rows[-1][0], "i": [1]} if rows else answers


def _answers(components: list[Component], sample: Sample) -> dict[str, Any]:
    answers: dict[str, Any] = {}
    for it in components:
        if it["type"] == "group":
            answers |= _group(it, sample)
        elif it["type"] == "dynamiclist":
            answers[it["path"]] = _rows(it, sample)
        elif "key" in it:
            answers[it["key"]] = sample(it)
    return answers


def _rows(rows: Component, sample: Sample) -> list[dict[str, Any]]:
    number = 2 if rows.get("allowAddRemove", True) else rows.get("defaultRepetitions", 1)
    return [_answers(rows["components"], sample) for _ in range(number)]


def answers_at_random(form: Component, draw: Random) -> dict[str, Any]:
    """Return answers to some of the questions that a person may answer."""

    def sample(component: Component) -> Any:
        is_locked = component["type"] == "expression" or LOCKS & component.keys()
        return None if is_locked else draw.choice((_nothing, _first, _last, _today))(component)

    # What nobody answers stays as the form begins.
    answers = _answers(form["components"], sample).items()
    return {name: value for name, value in answers if value is not None}


def known_at_random(form: Component, draw: Random) -> dict[str, Any]:
    """Return what a case may know: lists to choose from, and names that are no answers."""
    components = list(_components(form))
    lists = {it["valuesKey"]: CHOICES for it in components if "valuesKey" in it}
    read = {name for it in components for _, text in _expressions(it) for name in parse(text).names}
    asked = {str(it.get("key") or it.get("path")).split(".")[0] for it in components}
    others = sorted(read - asked - {"this", "parent", "i"})
    return {**{it: draw.choice([None, "teks"]) for it in others}, **lists}


def _group(group: Component, sample: Sample) -> dict[str, Any]:
    inner = _answers(group["components"], sample)
    return {group["path"]: inner} if group.get("path") else inner


def _nothing(_: Component) -> None:
    return None


def _first(component: Component) -> Any:
    values = component.get("values") or CHOICES
    return _sample(component, values[0]["value"], 70, "2026-08-17", yes=True)


def _last(component: Component) -> Any:
    values = component.get("values") or CHOICES
    return _sample(component, values[-1]["value"], 0, "2026-12-24", yes=False)


def _today(component: Component) -> Any:
    values = component.get("values") or CHOICES
    return _sample(component, values[0]["value"], 3, f"{AT:%Y-%m-%d}", yes=True)


def _sample(component: Component, choice: Any, number: int, day: str, *, yes: bool) -> Any:
    kind = component["type"]
    if kind == "datetime":
        return SUBTYPES[component.get("subtype", "date")].format(day)
    numbers = dict.fromkeys(("number", "expression"), number)
    choices = {"checkbox": yes, "radio": choice, "select": choice}
    lists = {"checklist": [choice], "taglist": [choice]}
    return {**numbers, **choices, **lists}.get(kind, "Sulastri 3304015708500001")


SUBTYPES = {"date": "{}", "time": "09:30:00", "datetime": "{}T09:30:00+07:00"}
