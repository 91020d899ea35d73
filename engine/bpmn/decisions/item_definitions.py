"""Reads a model's item definitions, and finds the type that a `typeRef` names."""

from collections.abc import Callable, Mapping
from functools import cache, cached_property, partial
from threading import RLock
from typing import Any

from engine.bpmn.decisions.elements import child, children, name_of, text_in, type_ref
from engine.bpmn.decisions.findings import Findings
from engine.bpmn.decisions.item_types import (
    ANY,
    CollectionType,
    FunctionType,
    ItemType,
    NamedType,
    NarrowedType,
    PlainType,
    Room,
    StructureType,
)
from engine.bpmn.decisions.type_names import defining
from engine.bpmn.xml import Element
from engine.feel import Code, FeelSyntaxError, Type, parse, read_type
from engine.feel.types import SIMPLE
from engine.feel.values import (
    CONTEXT,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    LIST,
    MONTHS_DURATION,
    NUMBER,
    TIME,
)

_MOST_NAMES = 20  # of one type that is only another, which is only another …
# Types lead to each other, over several models too: what is open belongs to one thread.
_READING = RLock()

Tests = Callable[[Element], Code]
"""Compiles the unary tests that are written inside an element."""


def _plain(name: str, function: str = "") -> ItemType:
    return PlainType(SIMPLE[name], _reader(f"{function}(text)") if function else None)


def _reader(text: str) -> Callable[[str], Any]:
    expression = parse(text)

    def read(value: str) -> Any:
        # Browsers leave out the seconds of a time.
        found = (expression.evaluate({"text": text}) for text in (value, f"{value}:00"))
        return next((it for it in found if it is not None), value)

    return read


_KINDS: Mapping[str, ItemType] = {
    **{name: PlainType(of_type) for name, of_type in SIMPLE.items()},
    "Any": ANY,
    DATE: _plain(DATE, "date"),
    TIME: _plain(TIME, "time"),
    DATE_TIME: _plain(DATE_TIME, "date and time"),
    DAYS_DURATION: _plain(DAYS_DURATION, "duration"),
    MONTHS_DURATION: _plain(MONTHS_DURATION, "duration"),
}
# The names that DMN 1.1 used, and those that Camunda's editor offers.
_OTHER_NAMES = {
    "any": "Any",
    "dateTime": DATE_TIME,
    "dayTimeDuration": DAYS_DURATION,
    "yearMonthDuration": MONTHS_DURATION,
    **dict.fromkeys(("integer", "long", "double"), NUMBER),
}
BUILT_IN: Mapping[str, ItemType] = {
    **_KINDS,
    **{name: _KINDS[of_kind] for name, of_kind in _OTHER_NAMES.items()},
}


class ItemTypes:
    """The types that a model knows by name: its own, FEEL's, and those of imported models."""

    def __init__(
        self,
        definitions: Mapping[str, Element],
        *,
        imported: Callable[[str], "ItemTypes | None"],
        tests: Tests,
        findings: Findings,
    ) -> None:
        self.definitions, self.imported = definitions, imported
        self._tests, self._findings = tests, findings
        self._known: dict[str, ItemType] = {}
        self._open: set[str] = set()

    @cached_property
    def feel(self) -> Mapping[str, Type]:
        """The model's own types as FEEL knows them, for `instance of` and for parameters."""
        return {name: self.named(name).feel(Room()) for name in self.definitions}

    def of(self, element: Element | None) -> ItemType:
        """Return the type that the element's `typeRef` names; any without one."""
        return self.named(type_ref(element))

    def named(self, name: str | None) -> ItemType:
        """Return the type of that name; any for no name, and for one that nobody knows."""
        return (self.find(name) if name else None) or ANY

    def find(self, name: str) -> ItemType | None:
        """Return the type of that name, or None."""
        types, name = defining(name, self)
        if name in types.definitions:
            return types.own(name)
        return BUILT_IN.get(name) or _written(name)

    def allowed_text(self, name: str | None) -> str | None:
        """Return the allowed values of that type as they are written, or None."""
        types = self
        for _ in range(_MOST_NAMES):
            if not name:
                break
            types, name = defining(name, types)
            definition = types.definitions.get(name)
            if text := text_in(None if definition is None else child(definition, "allowedValues")):
                return text
            name = type_ref(definition)
        return None

    def own(self, name: str) -> ItemType:
        """Return the type that the model itself defines under that name."""
        if name not in self._known:
            with _READING:
                return self._known.get(name) or self._first_read(name)
        return self._known[name]

    def _first_read(self, name: str) -> ItemType:
        if name in self._open or len(self._open) > _MOST_NAMES:
            self._findings.error("item_type_cycle", self.definitions[name], type=name)
            return ANY
        self._open.add(name)
        self._known[name] = self._read(self.definitions[name])
        self._open.remove(name)
        return self._known[name]

    def _read(self, element: Element) -> ItemType:
        found = self._narrowed(self._base(element), child(element, "allowedValues"))
        if element.get("isCollection") == "true":
            found = CollectionType(found)
        return self._narrowed(found, child(element, "typeConstraint"))

    def _narrowed(self, base: ItemType, constraint: Element | None) -> ItemType:
        if constraint is None or not text_in(constraint):
            return base
        return NarrowedType(base, self._tests(constraint))

    def _base(self, element: Element) -> ItemType:
        if child(element, "itemComponent") is not None:
            return StructureType(self._members(element))
        function = child(element, "functionItem")
        return self.of(element) if function is None else self._function(function)

    def _members(self, element: Element) -> dict[str, ItemType]:
        """The components; they are read when they are needed, as one may be of this very type."""
        return {
            name_of(component): NamedType(cache(partial(self._read, component)))
            for component in children(element, "itemComponent")
        }

    def _function(self, element: Element) -> ItemType:
        parameters = tuple(self._later(type_ref(it)) for it in children(element, "parameters"))
        return FunctionType(parameters, self._later(element.get("outputTypeRef")))

    def _later(self, name: str | None) -> ItemType:
        return NamedType(partial(self.named, name)) if name else ANY


def _written(text: str) -> ItemType | None:
    """The type that FEEL reads in a text such as `list<number>`, or None."""
    try:
        return _as_item(read_type(text))
    except FeelSyntaxError:
        return None


def _as_item(of_type: Type) -> ItemType:
    """FEEL's type with its parts as a model has them, so that they can be read from JSON."""
    if of_type.kind == LIST and of_type.item:
        return CollectionType(_as_item(of_type.item))
    if of_type.kind == CONTEXT and of_type.entries:
        return StructureType({name: _as_item(it) for name, it in of_type.entries})
    return _KINDS[of_type.kind] if of_type == SIMPLE.get(of_type.kind) else PlainType(of_type)
