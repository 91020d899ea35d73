"""Answers that are picked: yes or no, one of several, some of several."""

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.domain.errors import FieldProblem
from engine.domain.form_component import Component, Expression
from engine.domain.form_field import Count, Scene, find
from engine.domain.form_problems import AnswerFault, UnreadableError, problem

MOST_CHOICES = 1_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """Where the choices come from: written in the form, a list of the server, or computed."""

    fixed: Mapping[Hashable, str] | None
    list_name: tuple[str, ...]
    computed: Expression | None

    def labels(self, scene: Scene) -> Mapping[Hashable, str]:
        """Return the labels by `choice_key` of the values."""
        if self.fixed is not None:
            return self.fixed
        source = find(scene.context, self.list_name) if self.list_name else scene.ask(self.computed)
        return choice_labels(source if isinstance(source, list | tuple) else ())


@dataclass(frozen=True, kw_only=True, slots=True)
class OneChoiceKind:
    choices: Choices

    def take(self, raw: Any) -> Any:
        return raw

    def problems(self, value: Any, scene: Scene) -> Iterator[FieldProblem]:
        if choice_key(value) not in self.choices.labels(scene):
            yield problem(AnswerFault.UNKNOWN_CHOICE)


@dataclass(frozen=True, kw_only=True, slots=True)
class SomeChoicesKind:
    choices: Choices
    count: Count

    def take(self, raw: Any) -> list[Any]:
        """Return the picked values, each once."""
        if not isinstance(raw, list):
            raise UnreadableError(AnswerFault.UNKNOWN_CHOICE)
        return list({choice_key(value): value for value in raw}.values())

    def problems(self, value: Any, scene: Scene) -> Iterator[FieldProblem]:
        if not {choice_key(it) for it in value} <= self.choices.labels(scene).keys():
            yield problem(AnswerFault.UNKNOWN_CHOICE)
        yield from self.count.problems(len(value))


@dataclass(frozen=True, slots=True)
class YesNoKind:
    def take(self, raw: Any) -> bool:
        if not isinstance(raw, bool):
            raise UnreadableError(AnswerFault.NOT_YES_NO)
        return raw

    def problems(self, _: Any, __: Scene) -> Iterator[FieldProblem]:
        return iter(())


def one_choice(component: Component) -> OneChoiceKind:
    """Return the rules of a drop-down list or of radio buttons."""
    return OneChoiceKind(choices=_choices(component))


def some_choices(component: Component) -> SomeChoicesKind:
    """Return the rules of a list of boxes or of tags."""
    return SomeChoicesKind(
        choices=_choices(component), count=count_of(component, most=MOST_CHOICES)
    )


def yes_no(_: Component) -> YesNoKind:
    """Return the rules of a single box."""
    return YesNoKind()


def count_of(component: Component, *, most: int) -> Count:
    """Return how many items our properties allow; `most` where they do not say."""
    own = component.own()
    largest = own.whole_number("maxItems")
    return Count(least=own.whole_number("minItems") or 0, most=most if largest is None else largest)


def choice_key(value: Any) -> Hashable:
    """Return what makes two values the same choice: true is not 1, but 1.0 is."""
    if isinstance(value, str | bool):
        return type(value), value
    if isinstance(value, int | float):
        return float, value
    return None, json.dumps(value, sort_keys=True, default=str)


def _choices(component: Component) -> Choices:
    options = component.options()
    return Choices(
        fixed=None if options is None else choice_labels(options),
        list_name=component.path("valuesKey"),
        computed=component.expression("valuesExpression"),
    )


def choice_labels(options: Iterable[Any]) -> dict[Hashable, str]:
    """Return the labels of form-js options by `choice_key` of their values."""
    return dict(map(_labelled, options))


def text_labels(labels: Mapping[Hashable, str]) -> dict[str, str]:
    """Return those labels whose values are texts, by the text."""
    return {
        key[1]: label for key, label in labels.items() if isinstance(key, tuple) and key[0] is str
    }


def _labelled(option: Any) -> tuple[Hashable, str]:
    if not isinstance(option, Mapping):
        return choice_key(option), str(option)
    value = option.get("value")
    return choice_key(value), str(option.get("label") or value)
