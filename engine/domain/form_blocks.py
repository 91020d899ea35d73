"""Groups of fields that forms share: `forms/_blocks/<name>.json`, filled into forms in place."""

import json
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.domain.problem import Problem

BLOCK, REQUIRED, OMIT = "alur:block", "alur:required", "alur:omit"
CONDITION = "alur:requiredIf"
UNREADABLE = (ValueError, RecursionError)

Json = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Filling:
    """`text` is the form with its groups filled; the text it was when there are problems."""

    text: str
    is_changed: bool = False
    problems: tuple[Problem, ...] = ()


def fill(text: str, *, file: str, blocks: Mapping[str, str]) -> Filling:
    """Fill every group of a form that is marked with `alur:block`.

    `blocks` are the texts of the shared files by name. The components' ids and layout rows get the
    group's id in front: they occur once in the form, and stay when the block grows. A form whose
    groups hold what they should keeps its text, however it is formatted.
    """
    try:
        form = _object(json.loads(text))
        problems = tuple(_problems(form, file, blocks))
        filled = form if problems else _filled(form, blocks)
    except UNREADABLE as error:
        broken = Problem(code="form_broken", file=file, facts={"reason": str(error)})
        return Filling(text=text, problems=(broken,))
    if filled == form:
        return Filling(text=text, problems=problems)
    return Filling(text=json.dumps(filled, indent=2, ensure_ascii=False) + "\n", is_changed=True)


def drift(forms: Mapping[str, str], *, blocks: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what is wrong with the shared groups of forms, by path; nothing is filled."""
    for file, text in forms.items():
        filling = fill(text, file=file, blocks=blocks)
        yield from filling.problems
        if filling.is_changed:
            yield Problem(code="block_drift", file=file)


def _problems(component: Json, file: str, blocks: Mapping[str, str]) -> Iterator[Problem]:
    if _property(component, BLOCK):
        yield from _group_problems(component, file, blocks)
    else:
        for child in _children(component):
            yield from _problems(child, file, blocks)


def _group_problems(group: Json, file: str, blocks: Mapping[str, str]) -> Iterator[Problem]:
    name, place = _property(group, BLOCK), _id(group)
    facts = {"block": name, "known": ", ".join(sorted(blocks))}
    if name not in blocks:
        yield Problem(code="block_unknown", file=file, element_id=place, facts=facts)
        return
    try:
        known = {*map(_name, _shared(group, blocks))}
    except UNREADABLE as error:
        facts = {"block": name, "reason": str(error)}
        yield Problem(code="block_broken", file=file, element_id=place, facts=facts)
        return
    for missing in sorted((_names(group, REQUIRED) | _names(group, OMIT)) - known):
        facts = {"block": name, "known": ", ".join(sorted(known)), "name": missing}
        yield Problem(code="block_field_unknown", file=file, element_id=place, facts=facts)


def _filled(component: Json, blocks: Mapping[str, str]) -> Json:
    if not _property(component, BLOCK):
        return _with_children(component, lambda it: _filled(it, blocks))
    required, prefix = _names(component, REQUIRED), _id(component)
    kept = _without(_shared(component, blocks), _names(component, OMIT))
    return {**component, "components": [_owned(_required(it, required), prefix) for it in kept]}


def _shared(group: Json, blocks: Mapping[str, str]) -> list[Json]:
    return _children(_object(json.loads(blocks[_property(group, BLOCK)])))


def _without(components: list[Json], names: Container[str]) -> list[Json]:
    """Leave out what is named; what then remains alone in a row takes the whole of it."""
    kept = [it for it in components if _name(it) not in names]
    before, after = Counter(map(_row, components)), Counter(map(_row, kept))
    return [_unplaced(it) if after[_row(it)] == 1 < before[_row(it)] else it for it in kept]


def _unplaced(component: Json) -> Json:
    return {name: value for name, value in component.items() if name != "layout"}


def _required(component: Json, names: Container[str]) -> Json:
    if _name(component) not in names:
        return component
    properties = {k: v for k, v in _part(component, "properties").items() if k != CONDITION}
    validate = {**_part(component, "validate"), "required": True}
    return {**component, "validate": validate, "properties": properties}


def _owned(component: Json, prefix: str) -> Json:
    own = {**component, "id": f"{prefix}_{_id(component)}"}
    if row := _row(component):
        own["layout"] = {**_part(component, "layout"), "row": f"{prefix}_{row}"}
    return _with_children(own, lambda it: _owned(it, prefix))


def _with_children(component: Json, change: Callable[[Json], Json]) -> Json:
    children = _children(component)
    return {**component, "components": [*map(change, children)]} if children else component


def _children(component: Json) -> list[Json]:
    children = component.get("components") or []
    if isinstance(children, list):
        return [_object(it) for it in children]
    raise ValueError("components is no list")


def _object(value: Any) -> Json:
    if isinstance(value, dict):
        return value
    raise ValueError("an object was expected")


def _names(group: Json, name: str) -> frozenset[str]:
    return frozenset(it.strip() for it in _property(group, name).split(",") if it.strip())


def _name(component: Json) -> str:
    """Return what a form calls a block's component by: its key, or its id if it asks nothing."""
    return str(component.get("key") or component.get("path") or _id(component))


def _id(component: Json) -> str:
    return str(component.get("id") or "")


def _row(component: Json) -> str:
    return str(_part(component, "layout").get("row") or "")


def _property(component: Json, name: str) -> str:
    return str(_part(component, "properties").get(name) or "")


def _part(component: Json, name: str) -> Json:
    value = component.get(name)
    return value if isinstance(value, dict) else {}
