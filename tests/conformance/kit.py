"""Reads the DMN compatibility kit: test cases with their inputs and the results they expect."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import Any

from lxml import etree

from engine.bpmn.xml import XSI_NS, Element, local_name, text_of
from engine.feel import parse

LEVELS = "compliance-level-"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A value of the kit that FEEL here cannot represent; nothing equals it."""

    text: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """A result that a case must have; `value` is None where null or an error is expected."""

    name: str
    value: Any


@dataclass(frozen=True, slots=True)
class Case:
    """What is called with which inputs; without `invocable` every result is a decision's."""

    id: str
    invocable: str
    inputs: Mapping[str, Any]
    results: tuple[Expectation, ...]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """The cases for one of the models in a folder."""

    model: str
    cases: tuple[Case, ...]


def folders(kit: Path) -> list[Path]:
    """The folders with models and cases at or below that path, in order."""
    found = {file.parent for file in kit.resolve().rglob("*.dmn")}
    return sorted(folder for folder in found if folder.parent.name.startswith(LEVELS))


def models(folder: Path) -> dict[str, str]:
    """The texts of the folder's models by file name."""
    return {
        file.name: file.read_text(encoding="utf-8-sig", errors="replace")
        for file in sorted(folder.glob("*.dmn"))
    }


def case_files(folder: Path) -> Iterator[CaseFile]:
    """The folder's test cases."""
    for file in sorted(folder.glob("*.xml")):
        root = etree.parse(file, etree.XMLParser(remove_comments=True, remove_pis=True)).getroot()
        name = next(map(text_of, children(root, "modelName")), "")
        yield CaseFile(name, tuple(map(_case, children(root, "testCase"))))


def children(element: Element, *names: str) -> list[Element]:
    """The direct children of these names, whatever their namespace."""
    return [child for child in element if local_name(child) in names]


def _case(element: Element) -> Case:
    inputs = {node.get("name", ""): value_in(node) for node in children(element, "inputNode")}
    results = tuple(map(_expectation, children(element, "resultNode")))
    return Case(element.get("id", ""), element.get("invocableName", ""), inputs, results)


def _expectation(element: Element) -> Expectation:
    expected = children(element, "expected")
    failing = element.get("errorResult") == "true"
    value = value_in(expected[0]) if expected and not failing else None
    return Expectation(element.get("name", ""), value)


def value_in(holder: Element) -> Any:
    """The value written inside this element: a plain one, a list, or components."""
    parts = children(holder, "component")
    if parts:
        return {part.get("name", ""): value_in(part) for part in parts}
    for found in children(holder, "value", "list"):
        return _READERS[local_name(found)](found)
    return None


def _list(element: Element) -> list[Any] | None:
    if element.get(f"{{{XSI_NS}}}nil") == "true":
        return None
    return [value_in(item) for item in children(element, "item")]


def _plain(element: Element) -> Any:
    if element.get(f"{{{XSI_NS}}}nil") == "true":
        return None
    kind = element.get(f"{{{XSI_NS}}}type", "string").rpartition(":")[2]
    return _TYPES.get(kind, str)(element.text or "")


_READERS: Mapping[str, Callable[[Element], Any]] = {"list": _list, "value": _plain}


def _by(function: str, text: str) -> Any:
    value = parse(f"{function}(text)").evaluate({"text": text.strip()})
    return Unreadable(text) if value is None else value


def _number(text: str) -> Any:
    try:
        return Decimal(text.strip())
    except InvalidOperation:
        return Unreadable(text)


_TYPES: Mapping[str, Callable[[str], Any]] = {
    "boolean": lambda text: text.strip() in {"true", "1"},
    **dict.fromkeys(("decimal", "double", "float", "integer", "int", "long", "short"), _number),
    "date": partial(_by, "date"),
    "time": partial(_by, "time"),
    "dateTime": partial(_by, "date and time"),
    "duration": partial(_by, "duration"),
}
