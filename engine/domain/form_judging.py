"""Third step: what is wrong with the answers that count, what is odd, and which files belong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.domain.errors import FieldProblem
from engine.domain.form_field import Field, RowsKind, Scene, find
from engine.domain.form_files import FileKind
from engine.domain.form_problems import AnswerFault, problem
from engine.domain.form_settling import Settled
from engine.domain.form_taking import Place
from engine.domain.identity_numbers import holds_identity_number
from engine.domain.upload import Upload

FREE_TEXT = "free_text"


@dataclass(frozen=True, slots=True)
class Verdict:
    """All by dotted path.

    `doubts` are answers of which the form's own rule cannot say whether they are valid, perhaps
    because another answer is missing; they count when nothing else is wrong.
    """

    problems: dict[str, list[FieldProblem]] = field(default_factory=dict)
    doubts: dict[str, list[FieldProblem]] = field(default_factory=dict)
    warnings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    accepted: dict[str, tuple[Upload, ...]] = field(default_factory=dict)


def judge(
    fields: Iterable[Field],
    *,
    place: Place,
    settled: Settled,
    unreadable: Mapping[str, FieldProblem],
    scene: Scene,
) -> Verdict:
    """Judge every answer of a form."""
    judging = _Judging(settled.judged, unreadable, Verdict())
    data = {**scene.context, **settled.values}
    judging.record(fields, place, settled.values, scene.over(data))
    return judging.verdict


@dataclass(frozen=True, slots=True)
class _Judging:
    judged: set[str]
    unreadable: Mapping[str, FieldProblem]
    verdict: Verdict

    def record(
        self, fields: Iterable[Field], place: Place, values: dict[str, Any], scene: Scene
    ) -> None:
        for it in fields:
            if place.path(it) in self.judged:
                value = find(values, it.path)
                self._answer(it, place.path(it), value, scene)
                self._rows(it, place, value, scene)

    def _answer(self, it: Field, path: str, value: Any, scene: Scene) -> None:
        found = list(self._problems(it, path, value, scene))
        if found:
            self.verdict.problems[path] = found
        elif not it.lacks(value):
            self._compare(it, path, value, scene)
            if isinstance(it.kind, FileKind):
                self.verdict.accepted[path] = tuple(scene.uploads[value])

    def _problems(self, it: Field, path: str, value: Any, scene: Scene) -> Iterator[FieldProblem]:
        if path in self.unreadable:
            yield self.unreadable[path]
        elif it.lacks(value) and (it.required or scene.holds(it.required_if)):
            yield problem(AnswerFault.REQUIRED)
        elif value is not None:
            yield from it.kind.problems(value, scene)

    def _compare(self, it: Field, path: str, value: Any, scene: Scene) -> None:
        """Apply the form's own rules, which may look at other answers."""
        is_valid = it.valid_if is None or scene.ask(it.valid_if)
        if is_valid is not True:
            heap = self.verdict.problems if is_valid is False else self.verdict.doubts
            heap[path] = [problem(AnswerFault.INVALID, message=it.message)]
        elif it.warning and (scene.holds(it.warn_if) or _tells_too_much(it, value)):
            self.verdict.warnings[path] = (it.warning,)

    def _rows(self, it: Field, place: Place, value: Any, scene: Scene) -> None:
        if isinstance(it.kind, RowsKind):
            places = place.rows(it, kind=it.kind)
            for index, (row_place, row) in enumerate(zip(places, value, strict=True)):
                self.record(it.kind.fields, row_place, row, scene.of_row(row, index=index))


def _tells_too_much(it: Field, value: Any) -> bool:
    """FEEL matches patterns in short texts only, and people write long ones."""
    return it.alur_type == FREE_TEXT and holds_identity_number(value)
