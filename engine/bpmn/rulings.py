"""Tells how decisions came out at a step, in values that are short enough for a history."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from engine.bpmn.decision_files import DecisionFiles
from engine.bpmn.decision_results import rows
from engine.bpmn.decisions import Decision, DecisionTable, Evaluation, MatchedRule, Outcome
from engine.bpmn.formulas import Formula
from engine.domain.identity_numbers import LIKE_NIK
from engine.domain.ruling import HeldRule, Look, Ruling
from engine.feel import FeelError, to_json

LONGEST_TEXT = 100
MOST_ITEMS = 20
DEEPEST = 3
LONGEST_NIK = 31  # sixteen digits with a mark between each two of them
_ELLIPSIS = "…"


Arguments = Mapping[str, Formula]


def rulings(
    files: DecisionFiles, outcome: Outcome, *, asked: Decision, my_task: Any
) -> list[Ruling]:
    """Return what each decision looked at and gave, in their order."""
    last, arguments = len(outcome.evaluations) - 1, my_task.task_spec.arguments

    @cache  # one knowledge model may have been asked a thousand times
    def read_by(ref: str) -> str:
        return _whole(files.read_by(ref), arguments)

    return [
        Ruling(
            process_id=my_task.workflow.spec.process_id,
            element_id=my_task.task_spec.bpmn_id,
            name=it.name,
            is_asked=number == last and it.decision_id == asked.id,
            **_told(files.decision(it.decision_id), it, read_by(it.decision_id), arguments),
        )
        for number, it in enumerate(outcome.evaluations)
    ]


def _told(
    decision: Decision | None, evaluation: Evaluation, text: str, arguments: Arguments
) -> Mapping[str, Any]:
    """Return what is told, and by which names and texts it came about."""
    if decision is None:  # a knowledge model, which may have been given anything
        given = [_look(label, text, it) for label, it in evaluation.inputs.items()]
        return {"text": text, **_facts(None, evaluation, given)}
    looks = _looks(decision, evaluation.inputs, arguments)
    return {"text": text, "names": decision.names, **_facts(decision.table, evaluation, looks)}


def _facts(
    table: DecisionTable | None, evaluation: Evaluation, looks: Iterable[Look]
) -> Mapping[str, Any]:
    return {
        "is_table": table is not None,
        "looks": tuple(looks)[:MOST_ITEMS],
        "rules": None if table is None else tuple(_held(table, evaluation.rules))[:MOST_ITEMS],
        "more_rules": max(0, len(evaluation.rules) - MOST_ITEMS) if table else 0,
        "results": tuple(_results(table, evaluation))[:MOST_ITEMS],
    }


def _looks(decision: Decision, inputs: Mapping[str, Any], arguments: Arguments) -> Iterator[Look]:
    """Yield the columns of a table, or what another decision required, which its names tell."""
    texts = {it.label: it.text for it in decision.table.inputs} if decision.table else None
    for label, value in inputs.items():
        text = _names(label, value) if texts is None else texts.get(label, decision.text)
        yield _look(label, _whole(text, arguments), value)


def _names(label: str, value: Any) -> str:
    """Return the name with those inside: an imported model's values stand under its own."""
    return " ".join([label, *value]) if isinstance(value, Mapping) else label


def _look(label: str, text: str, value: Any) -> Look:
    return Look(label=brief(label), text=text, value=brief(value))


def _whole(text: str, arguments: Arguments) -> str:
    """Return the text with those of the task's inputs that it reads."""
    return " ".join([text, *(it.text for name, it in arguments.items() if _has(text, name))])


def _has(text: str, name: str) -> bool:
    word = re.escape(name)
    return re.search(rf"{word}(?<!\w{word})(?!\w)", text) is not None


def _held(table: DecisionTable, rules: tuple[MatchedRule, ...]) -> Iterator[HeldRule]:
    numbers = {it.number for it in rules}
    for it in table.rules:
        if it.number in numbers:
            remark = "; ".join(filter(None, it.annotations))
            yield HeldRule(number=it.number, remark=brief(remark))


def _results(table: DecisionTable | None, evaluation: Evaluation) -> Iterator[Mapping[str, Any]]:
    labels = {it.name: it.label for it in table.outputs} if table else {}
    for row in rows(table, evaluation.name, evaluation.value):
        yield {brief(labels.get(name) or name): brief(it) for name, it in row.items()}


def brief(value: Any, depth: int = 0) -> Any:
    """Return the value as JSON, long texts and lists cut, and what JSON cannot say left out."""
    if isinstance(value, str):
        return value if len(value) <= LONGEST_TEXT else value[: _end(value)] + _ELLIPSIS
    if isinstance(value, list | Mapping) and depth >= DEEPEST:
        return _ELLIPSIS
    if isinstance(value, list):
        kept = [brief(it, depth + 1) for it in value[:MOST_ITEMS]]
        return kept if len(value) <= MOST_ITEMS else [*kept, _ELLIPSIS]
    if isinstance(value, Mapping):
        names = list(value)[:MOST_ITEMS]
        return {brief(name): brief(value[name], depth + 1) for name in names}
    return _scalar(value)


def _end(text: str) -> int:
    """Return where a long text is cut: half of an identity number is not known as one any more."""
    numbers = LIKE_NIK.finditer(text[: LONGEST_TEXT + LONGEST_NIK])
    starts = (it.start() for it in numbers if it.start() < LONGEST_TEXT < it.end())
    return next(starts, LONGEST_TEXT)


def _scalar(value: Any) -> Any:
    try:
        return to_json(value)
    except FeelError:
        return _ELLIPSIS
