"""The decision tables of a version: what they say, and what they would decide on given values."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from engine.bpmn import decision_results
from engine.bpmn.decision_faults import fault_of
from engine.bpmn.decisions import Decision, DecisionError, DecisionModel, Outcome
from engine.bpmn.rulings import brief
from engine.domain.decision_fault import DecisionFault
from engine.domain.errors import NotFoundError
from engine.domain.trial import Kind, Question, read_answers
from engine.feel import FeelError, parse_unary_tests
from engine.feel.inference import view
from engine.persistence.unit_of_work import UnitOfWork
from engine.services import calendars, expressions
from engine.services.deployed import Deployed

_KINDS: Mapping[str, Kind] = {
    "number": Kind.NUMBER,
    "boolean": Kind.TRUTH,
    "date": Kind.DAY,
    "string": Kind.TEXT,
    "list": Kind.DATA,
    "context": Kind.DATA,
}
_REMEMBERED = 64
Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A decision of the procedure's own package, and what it has to be told to decide."""

    decision: Decision
    questions: tuple[Question, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """What a decision came to, by the labels of its outputs, and the rules that held.

    `rules` are the numbers of those rules by the id of each decision that was taken. There are no
    results where there is a `fault`.
    """

    results: tuple[Row, ...] = ()
    rules: Mapping[str, frozenset[int]] = field(default_factory=dict)
    fault: DecisionFault | None = None


def sheets(deployed: Deployed) -> tuple[Sheet, ...]:
    """Return the decisions of the version, in the order of files."""
    return tuple(
        Sheet(decision=it, questions=tuple(questions(model, it)))
        for model in deployed.decisions.models.values()
        for it in model.decisions.values()
    )


def try_out(
    work: UnitOfWork,
    deployed: Deployed,
    *,
    decision_id: str,
    given: Mapping[str, str],
    at: datetime,
) -> Trial:
    """Return what the decision comes to; nothing is kept.

    `given` are answers as they were typed, by the names of questions. Raises
    InvalidSubmissionError for answers that make no sense, NotFoundError for another decision.
    """
    model = deployed.decisions.holding(decision_id)
    if model is None:
        raise NotFoundError
    decision = model.decisions[decision_id]
    values = read_answers(questions(model, decision), given)
    now, host = expressions.local(work, at), calendars.of_office(work)
    try:
        context = deployed.decisions.context(model, values)
        outcome = model.evaluate(decision_id, context, now=now, host=host)
    except DecisionError as error:
        return Trial(fault=fault_of(deployed.decisions, decision, error))
    return Trial(results=tuple(_results(decision, outcome)), rules=_held(outcome))


def questions(model: DecisionModel, decision: Decision) -> Iterator[Question]:
    """Yield one question for each variable that the decision reads, itself or by way of others."""
    columns = _columns(model)
    read = {_told(names, columns) for names in model.names_read(decision.id)}
    for name in (*(it for it in columns if it in read), *sorted(read - columns.keys())):
        found = columns.get(name) or Question(name=name, label=name)
        declared = _KINDS.get(model.input_kinds.get(name, ""))
        yield replace(found, kind=declared) if declared else found


def _told(names: tuple[str, ...], columns: Mapping[str, Question]) -> str:
    """Return the one of a variable's names under which a column asks for it."""
    return next((it for it in names if it in columns), names[0])


@lru_cache(maxsize=_REMEMBERED)
def _columns(model: DecisionModel) -> Mapping[str, Question]:
    """Return a question for each column; one that tests just a variable has its name."""
    return {it.name: it for it in _asked_by_columns(model)}


def _asked_by_columns(model: DecisionModel) -> Iterator[Question]:
    for table in (it.table for it in model.decisions.values() if it.table):
        for place, column in enumerate(table.inputs):
            cells = (rule.inputs[place].text for rule in table.rules)
            kind = _KINDS.get(column.type_name or _tested_by(cells), Kind.ANY)
            yield Question(name=column.text, label=column.label or column.text, kind=kind)


def _tested_by(cells: Iterable[str]) -> str:
    """Return the type that the cells of a column agree to test, if they do."""
    types = {it for cell in cells if cell not in ("", "-") for it in _types_tested(cell)}
    return types.pop() if len(types) == 1 else ""


def _types_tested(cell: str) -> Iterator[str]:
    """Yield what the cell tells of its input; nothing where it is no FEEL by itself."""
    try:
        found = view(parse_unary_tests(cell)).names.get("?")
    except FeelError:
        return
    if found:
        yield found.kind


def _results(decision: Decision, outcome: Outcome) -> Iterator[Row]:
    table = decision.table
    labels = {it.name: it.label for it in table.outputs} if table else {}
    for row in decision_results.rows(table, decision.name, outcome.value):
        yield {labels.get(name) or name: brief(it) for name, it in row.items()}


def _held(outcome: Outcome) -> Mapping[str, frozenset[int]]:
    held: dict[str, frozenset[int]] = {}
    for it in outcome.evaluations:
        numbers = frozenset(rule.number for rule in it.rules)
        held[it.decision_id] = held.get(it.decision_id, frozenset()) | numbers
    return held
