"""Boxed contexts, lists and relations."""

from collections.abc import Iterator
from typing import Any

from engine.bpmn.decisions.elements import EXPRESSIONS, child, children, name_of
from engine.bpmn.decisions.site import Site, Write, inside, typed
from engine.bpmn.xml import Element
from engine.feel import Code, Scope


def context(element: Element, site: Site, write: Write) -> Code:
    """Every entry sees those above it; an entry without a name is the result of the whole."""
    entries = list(children(element, "contextEntry"))
    _refuse_doubles(entries, site)
    known = site.knowing(*filter(None, map(_key, entries)))
    named = [(_key(entry), _entry(entry, known, write)) for entry in entries if _key(entry)]
    results = [inside(entry, known, write) for entry in entries if not _key(entry)]
    return _context(tuple(named), results[-1] if results else None)


def _refuse_doubles(entries: list[Element], site: Site) -> None:
    seen: set[str] = set()
    for entry in entries:
        key = _key(entry)
        if key and key in seen:
            site.findings.error("duplicate_decision_name", entry, name=key)
        seen.add(key)


def _key(entry: Element) -> str:
    variable = child(entry, "variable")
    return "" if variable is None else name_of(variable)


def _entry(entry: Element, site: Site, write: Write) -> Code:
    variable = child(entry, "variable")
    return typed(inside(entry, site, write), site.types.of(variable))


def _context(entries: tuple[tuple[str, Code], ...], result: Code | None) -> Code:
    def build(scope: Scope) -> Any:
        values: dict[str, Any] = {}
        inner = scope.inside(values)
        for key, value in entries:
            values[key] = value(inner)
        return result(inner) if result else values

    return build


def items(element: Element, site: Site, write: Write) -> Code:
    codes = tuple(_each(element, site, write))
    return lambda scope: [code(scope) for code in codes]


def relation(element: Element, site: Site, write: Write) -> Code:
    """A list of contexts: one for each row, with one entry for each column."""
    columns = list(children(element, "column"))
    names, types = list(map(name_of, columns)), list(map(site.types.of, columns))
    written = [_each(row, site, write) for row in _rows(element, len(columns), site)]
    rows = tuple(tuple(zip(names, map(typed, row, types), strict=True)) for row in written)
    return lambda scope: [{name: code(scope) for name, code in row} for row in rows]


def _rows(relation: Element, columns: int, site: Site) -> Iterator[Element]:
    """The rows; those that do not fit are noted, and left out."""
    for number, row in enumerate(children(relation, "row"), 1):
        if len(list(children(row, *EXPRESSIONS))) == columns:
            yield row
        else:
            site.findings.error("row_does_not_fit", row, row=number)


def _each(holder: Element, site: Site, write: Write) -> list[Code]:
    return [write(element, site) for element in children(holder, *EXPRESSIONS)]
