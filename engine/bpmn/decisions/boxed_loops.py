"""Boxed conditions, filters, loops and quantifiers; loops run as FEEL runs its own."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from engine.bpmn.decisions.elements import child
from engine.bpmn.decisions.site import Site, Write, inside, typed
from engine.bpmn.xml import Element
from engine.feel import Code, FunctionValue, Scope, parse
from engine.feel.values import CONTEXT, LIST, NUMBER, kind

_PARTIAL = "partial"
_NAMES = frozenset({"source", "body"})
_FOR = parse("for value in source return body(value, partial)", names=_NAMES).code
_SOME = parse("some value in source satisfies body(value)", names=_NAMES).code
_EVERY = parse("every value in source satisfies body(value)", names=_NAMES).code
_AT = parse("source[position]").code


def conditional(element: Element, site: Site, write: Write) -> Code:
    """Chooses by a condition; one that is no truth value makes null, as in the other boxes."""
    condition, then, otherwise = (_part(element, it, site, write) for it in ("if", "then", "else"))
    branches: Mapping[object, Code] = {True: then, False: otherwise, None: otherwise}

    def choose(scope: Scope) -> Any:
        found = condition(scope)
        is_truth = found is None or isinstance(found, bool)
        return branches[found](scope) if is_truth else None

    return choose


def _part(element: Element, name: str, site: Site, write: Write) -> Code:
    """What stands inside the child of that name, fitted to the type that the child declares."""
    found = child(element, name)
    return typed(inside(found, site, write), site.types.of(found))


def loop(element: Element, site: Site, write: Write) -> Code:
    return _rounds(_FOR, ("return", _PARTIAL), element, site, write)


def some(element: Element, site: Site, write: Write) -> Code:
    return _rounds(_SOME, ("satisfies",), element, site, write)


def every(element: Element, site: Site, write: Write) -> Code:
    return _rounds(_EVERY, ("satisfies",), element, site, write)


def _rounds(feel: Code, parts: tuple[str, ...], element: Element, site: Site, write: Write) -> Code:
    """`parts` are the name of the body, and what it sees beside the iterator's variable."""
    names = (" ".join(element.get("iteratorVariable", "").split()), *parts[1:])
    source = _part(element, "in", site, write)
    body = _part(element, parts[0], site.knowing(*names), write)

    def run(scope: Scope) -> Any:
        one = FunctionValue(names, lambda *values: body(scope.inside(_named(names, values))))
        return feel(Scope({"source": source(scope), "body": one}, scope.run))

    return run


def _named(names: tuple[str, ...], values: tuple[Any, ...]) -> Mapping[str, Any]:
    return dict(zip(names, values, strict=True))


def filtered(element: Element, site: Site, write: Write) -> Code:
    """Keeps the items for which the match is true; one that says neither true nor false is null.

    A match that is a number takes one item.
    """
    source = _part(element, "in", site, write)
    match = _part(element, "match", site.knowing("item"), write)

    def choose(scope: Scope) -> Any:
        items = _items(source(scope))
        tested = [match(inner) for inner in _item_scopes(items, scope)]
        if tested and kind(tested[0]) == NUMBER:
            return _AT(Scope({"source": items, "position": tested[0]}, scope.run))
        if not all(it is None or isinstance(it, bool) for it in tested):
            return None
        return [item for item, kept in zip(items, tested, strict=True) if kept is True]

    return choose


def _items(value: Any) -> list[Any]:
    if kind(value) == LIST:
        return list(value)
    return [] if value is None else [value]


def _item_scopes(items: list[Any], scope: Scope) -> list[Scope]:
    """A member that some of the items have is null in the others, not unknown."""
    members = dict.fromkeys(name for it in items if kind(it) == CONTEXT for name in it)
    scope.run.spend(len(items))
    return list(map(partial(_item_scope, scope, members), items))


def _item_scope(scope: Scope, members: dict[str, Any], item: Any) -> Scope:
    inner = scope.inside({"item": item})
    return inner.inside({**members, **item}) if kind(item) == CONTEXT else inner
