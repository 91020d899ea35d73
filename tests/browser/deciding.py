"""What the server makes of the answers that a browser sent."""

from collections.abc import Iterable, Iterator
from typing import Any

from engine.domain.form import Form
from engine.domain.form_field import ComputedKind, Field, RowsKind, Scene
from engine.domain.form_judging import judge
from engine.domain.form_problems import AnswerFault
from engine.domain.form_settling import settle
from engine.domain.form_taking import Place, take
from engine.services.expressions import evaluator
from tests.conformance.feelin.engines import AT

Json = dict[str, Any]


class Server:
    """The dotted paths of the fields that are open, answered or lacking, and computed values.

    `unreadable` answers are none for the server; a browser would not let people type them.
    """

    def __init__(self, form: Form, known: Json, submitted: Json) -> None:
        fields, scene = form.components, _scene(known)
        place = Place(prefix="", submitted=submitted, own=known)
        taken = take(fields, place=place)
        settled = settle(fields, place=place, taken=taken.values, scene=scene)
        verdict = judge(fields, place=place, settled=settled, unreadable={}, scene=scene)
        self.unreadable = set(taken.unreadable)
        self.answered = {*answered(settled.values)}
        lists = {*_lists(fields)}
        self.open = {it for it in settled.judged if it.split(".")[-1] not in lists}
        self.computed = {
            it.key: settled.values[it.key] for it in fields if isinstance(it.kind, ComputedKind)
        }
        asked_here = {*_required(fields)}
        self.lacking = {
            path
            for path, problems in verdict.problems.items()
            if problems[0].code == AnswerFault.REQUIRED
            and path.split(".")[-1] in asked_here
            and path not in self.unreadable
        }


def _lists(fields: Iterable[Field]) -> Iterator[str]:
    for it in fields:
        if isinstance(it.kind, RowsKind):
            yield it.path[-1]
            yield from _lists(it.kind.fields)


def _required(fields: Iterable[Field]) -> Iterator[str]:
    """Yield the fields that form-js requires, too; `alur:requiredIf` is the server's own."""
    for it in fields:
        if isinstance(it.kind, RowsKind):
            yield from _required(it.kind.fields)
        elif it.required:
            yield it.path[-1]


def _scene(known: Json) -> Scene:
    return Scene(
        data=known,
        row=known,
        special={},
        names=known,
        context=known,
        uploads={},
        evaluate=evaluator(AT),
        at=AT,
    )


def answered(value: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the dotted paths under which there is an answer."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from answered(inner, (*path, name))
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        yield from answered({str(row): it for row, it in enumerate(value)}, path)
    elif value not in (None, "", []):
        yield ".".join(path)
