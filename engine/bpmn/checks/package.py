"""A bundle as the checks see it: its readable diagrams and forms, and what could not be read."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from engine.bpmn.checks.diagram import Diagram
from engine.bpmn.decision_files import DecisionFiles, read_decision_files
from engine.bpmn.xml import UnreadableXmlError, read_xml
from engine.domain.bundle import Bundle
from engine.domain.problem import Problem, Severity

MAX_FORM_CHARACTERS = 1_000_000

Read = TypeVar("Read")


@dataclass(frozen=True)
class Form:
    """A form file that holds a JSON object. `slug` is its folder, `form_id` its file name."""

    path: str
    schema: Mapping[str, Any]

    @property
    def slug(self) -> str:
        """The package folder the form belongs to."""
        return self.path.split("/")[-2]

    @property
    def form_id(self) -> str:
        """The id by which a task asks for the form."""
        return self.path.split("/")[-1].removesuffix(".form")

    def error(self, code: str, /, **facts: Any) -> Problem:
        """Return a problem of this form that forbids deployment."""
        return Problem(code=code, file=self.path, line=1, facts=facts)

    def warning(self, code: str, /, **facts: Any) -> Problem:
        """Return a problem of this form that may be accepted."""
        return replace(self.error(code, **facts), severity=Severity.WARNING)


@dataclass(frozen=True, eq=False)
class Package:
    """A bundle with every file read once. `topics` None accepts every topic."""

    bundle: Bundle
    topics: frozenset[str] | None

    @cached_property
    def diagrams(self) -> tuple[Diagram, ...]:
        """The BPMN files that are well-formed, the procedure's own first."""
        return tuple(it for it in self._diagrams if isinstance(it, Diagram))

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The form files that are JSON objects."""
        return tuple(it for it in self._forms if isinstance(it, Form))

    @property
    def unreadable(self) -> Iterator[Problem]:
        """What is wrong with the files that are in neither `diagrams` nor `forms`."""
        both: tuple[Diagram | Form | Problem, ...] = (*self._diagrams, *self._forms)
        return (it for it in both if isinstance(it, Problem))

    def decisions(self, diagram: Diagram) -> DecisionFiles:
        """Return the decision files beside a diagram, read once."""
        if diagram.slug not in self._decisions:
            self._decisions[diagram.slug] = read_decision_files(self.bundle, diagram.process_id)
        return self._decisions[diagram.slug]

    def has_form(self, slug: str, form_id: str) -> bool:
        """Tell whether the bundle has the form, readable or not."""
        return f"forms/{slug}/{form_id}.form" in self.bundle.files

    @cached_property
    def _decisions(self) -> dict[str, DecisionFiles]:
        return {}

    @cached_property
    def _diagrams(self) -> tuple[Diagram | Problem, ...]:
        return tuple(_read(path, text, _diagram) for path, text in self.bundle.diagrams())

    @cached_property
    def _forms(self) -> tuple[Form | Problem, ...]:
        files = sorted(self.bundle.files.items())
        return tuple(_read(path, text, _form) for path, text in files if _is_form(path))


class _RefusedError(Exception):
    def __init__(self, code: str, *, line: int | None = 1, reason: str = "") -> None:
        super().__init__(code)
        self.code, self.line, self.reason = code, line, reason


def _read(path: str, text: str, reader: Callable[[str, str], Read]) -> Read | Problem:
    try:
        return reader(path, text)
    except (UnreadableXmlError, _RefusedError) as error:
        return Problem(code=error.code, file=path, line=error.line, facts={"reason": error.reason})


def _is_form(path: str) -> bool:
    return path.startswith("forms/") and path.count("/") > 1 and path.endswith(".form")


def _diagram(path: str, text: str) -> Diagram:
    return Diagram(path, read_xml(text))


def _form(path: str, text: str) -> Form:
    if len(text) > MAX_FORM_CHARACTERS:
        raise _RefusedError("form_too_large")
    schema = _json(text)
    if not isinstance(schema, dict):
        raise _RefusedError("form_broken", reason="not an object")
    return Form(path, schema)


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise _RefusedError("form_broken", line=error.lineno, reason=error.msg) from error
    except (RecursionError, ValueError) as error:
        raise _RefusedError("form_broken", reason=type(error).__name__) from error
