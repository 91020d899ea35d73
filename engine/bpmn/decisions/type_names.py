"""Finds the model that defines what a `typeRef` names, through imports of imports."""

from collections.abc import Mapping
from typing import Protocol, Self, TypeVar

from engine.bpmn.xml import Element

# Models may import each other, and themselves: a name could lead on and on.
_MOST_MODELS = 20
_LONGEST_PREFIX = 500


class Holder(Protocol):
    """The types that one model defines, and those of the models that it imports."""

    @property
    def definitions(self) -> Mapping[str, Element]: ...

    def imported(self, prefix: str, /) -> Self | None: ...


Types = TypeVar("Types", bound=Holder)


def defining(name: str, types: Types) -> tuple[Types, str]:
    """Return the types among which the name is to be found, and what it is called there."""
    name = " ".join(name.split())
    for _ in range(_MOST_MODELS):
        ahead = None if name in types.definitions else _ahead(name, types)
        if ahead is None:
            break
        types, name = ahead
    return types, name


def _ahead(name: str, types: Types) -> tuple[Types, str] | None:
    """Where `model.name` leads to, or `prefix:name` as DMN 1.1 writes it; the longest name wins."""
    for at in reversed(range(min(len(name), _LONGEST_PREFIX))):
        if name[at] in ".:" and (found := types.imported(name[:at])):
            return found, name[at + 1 :]
    _, _, rest = name.partition(":")
    if rest and "<" not in name:
        return types, rest
    unnamed = types.imported("")
    return (unnamed, name) if unnamed else None
