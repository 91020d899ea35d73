"""A form: what it asks, and what a submission answers. The browser's own check is not believed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from engine.domain.errors import InvalidSubmissionError
from engine.domain.form_component import Component
from engine.domain.form_field import Evaluate, Field, Scene
from engine.domain.form_judging import judge
from engine.domain.form_schema import fields_of
from engine.domain.form_settling import settle
from engine.domain.form_shown import ShownField, list_names, shown_fields
from engine.domain.form_taking import Place, take
from engine.domain.upload import Upload

__all__ = ["Answer", "Evaluate", "Form", "ShownField"]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """An accepted submission.

    `values` hold every key of the form; a file picker's value is the key that its files were sent
    under. `warnings` (sentences of the form) and `accepted` files are by the field's dotted path,
    such as `bukti` or `penerima.0.foto`.
    """

    values: dict[str, Any]
    warnings: dict[str, tuple[str, ...]]
    accepted: dict[str, tuple[Upload, ...]]


@dataclass(frozen=True)
class Form:
    """One form-js schema, taken apart once and used for all submissions."""

    id: str
    title: str
    components: tuple[Field, ...]

    @classmethod
    def from_json(cls, text: str) -> "Form":
        """Return the form; ValueError if the schema is broken or asks for something dangerous."""
        try:
            root = Component.parse(text)
            fields = fields_of(root)
        except RecursionError as error:
            raise ValueError("the form is nested too deeply") from error
        form_id = root.text("id") or ""
        return cls(form_id, root.own().text("title") or form_id, fields)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The names of the case that the form sets, always all of them."""
        return frozenset(it.path[0] for it in self.components)

    @cached_property
    def lists(self) -> frozenset[str]:
        """The names of the server's lists that choices come from (`valuesKey`)."""
        return frozenset(list_names(self.components))

    def fields(self) -> tuple[ShownField, ...]:
        """Return the facts by which answers are shown, in order; lists hold their columns."""
        return self._shown

    @cached_property
    def _shown(self) -> tuple[ShownField, ...]:
        return tuple(shown_fields(self.components))

    def read(
        self,
        submitted: Mapping[str, Any],
        *,
        context: Mapping[str, Any],
        evaluate: Evaluate,
        uploads: Mapping[str, Sequence[Upload]],
        at: datetime,
    ) -> Answer:
        """Return what the submission answers. InvalidSubmissionError with every problem at once.

        The schema is walked, not the data: unknown keys are dropped, hidden fields are None,
        read-only fields keep the value in `context`, computed ones are computed again. `context`
        holds the case's variables and the lists that the form asks for; `uploads` the files by the
        keys they were sent under. Days are those of the time zone that `at` is given in.
        """
        place = Place(prefix="", submitted=submitted, own=context)
        scene = _scene(context, evaluate, uploads, at)
        taken = take(self.components, place=place)
        settled = settle(self.components, place=place, taken=taken.values, scene=scene)
        verdict = judge(
            self.components,
            place=place,
            settled=settled,
            unreadable=taken.unreadable,
            scene=scene,
        )
        if verdict.problems or verdict.doubts:
            raise InvalidSubmissionError(verdict.problems or verdict.doubts)
        return Answer(values=settled.values, warnings=verdict.warnings, accepted=verdict.accepted)


def _scene(
    context: Mapping[str, Any],
    evaluate: Evaluate,
    uploads: Mapping[str, Sequence[Upload]],
    at: datetime,
) -> Scene:
    data = dict(context)
    return Scene(
        data=data,
        row=data,
        special={},
        names=data,
        context=context,
        uploads=uploads,
        evaluate=evaluate,
        at=at,
    )
