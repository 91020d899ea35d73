"""The types that a decision model declares, and which values conform to them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from engine.feel import Code, Run, Scope, Type, conforms
from engine.feel.types import ANY as ANYTHING
from engine.feel.types import context_of, function_of, list_of
from engine.feel.values import CONTEXT, FUNCTION, LIST, kind

_INPUT = "?"


@dataclass(frozen=True)
class ItemType:
    """The type of all values, and the base of all types.

    Null conforms to every type: it stands for a value that is missing.
    """

    def conforms(self, value: Any, run: Run) -> bool:
        """Tell whether the value is one of this type."""
        return value is None or self._holds(value, run)

    def _holds(self, _value: Any, _run: Run) -> bool:
        return True

    def from_json(self, value: Any) -> Any:
        """Return a JSON value as this type has it; what cannot be read stays as it is."""
        return value

    def feel(self, _room: "Room") -> Type:
        """Return the type as FEEL knows it, without its constraints."""
        return ANYTHING

    @property
    def returned(self) -> "ItemType":
        """What functions of this type return; old models give that type itself to a function."""
        return self


class Room:
    """How much of a type may be written out: types can contain themselves, and each other."""

    def __init__(self, parts: int = 250, depth: int = 10) -> None:
        self._parts, self._depth = parts, depth

    def within(self, write: Callable[["Room"], Type]) -> Type:
        """Return what is written, or any type when there is no room left."""
        self._parts -= 1
        if self._parts < 0 or self._depth == 0:
            return ANYTHING
        self._depth -= 1
        written = write(self)
        self._depth += 1
        return written


ANY = ItemType()


@dataclass(frozen=True)
class PlainType(ItemType):
    """A type that FEEL itself can name."""

    type: Type
    read: Callable[[str], Any] | None = None

    def _holds(self, value: Any, run: Run) -> bool:
        return conforms(value, self.type, run)

    def from_json(self, value: Any) -> Any:
        return self.read(value) if self.read and isinstance(value, str) else value

    def feel(self, _room: Room) -> Type:
        return self.type

    @property
    def returned(self) -> ItemType:
        if self.type.kind != FUNCTION:
            return self
        return PlainType(self.type.result) if self.type.result else ANY


@dataclass(frozen=True)
class CollectionType(ItemType):
    """A list whose items are all of one type."""

    item: ItemType

    def _holds(self, value: Any, run: Run) -> bool:
        run.spend()
        return kind(value) == LIST and all(self.item.conforms(it, run) for it in value)

    def from_json(self, value: Any) -> Any:
        if kind(value) != LIST:
            return self.item.from_json(value)
        return [self.item.from_json(it) for it in value]

    def feel(self, room: Room) -> Type:
        return list_of(room.within(self.item.feel))


@dataclass(frozen=True)
class StructureType(ItemType):
    """A context that has at least these members."""

    members: Mapping[str, ItemType]

    def _holds(self, value: Any, run: Run) -> bool:
        run.spend()
        return kind(value) == CONTEXT and all(
            name in value and of_type.conforms(value[name], run)
            for name, of_type in self.members.items()
        )

    def from_json(self, value: Any) -> Any:
        if kind(value) != CONTEXT:
            return value
        return {name: self.members.get(name, ANY).from_json(it) for name, it in value.items()}

    def feel(self, room: Room) -> Type:
        return context_of({name: room.within(it.feel) for name, it in self.members.items()})


@dataclass(frozen=True)
class FunctionType(ItemType):
    """A function with these parameters, and this result."""

    parameters: tuple[ItemType, ...]
    result: ItemType

    def _holds(self, value: Any, run: Run) -> bool:
        return conforms(value, self._own, run)

    def feel(self, room: Room) -> Type:
        return function_of(
            [room.within(it.feel) for it in self.parameters], room.within(self.result.feel)
        )

    @property
    def returned(self) -> ItemType:
        return self.result

    @cached_property
    def _own(self) -> Type:
        return self.feel(Room())


@dataclass(frozen=True)
class NarrowedType(ItemType):
    """Those values of another type that pass its unary tests."""

    base: ItemType
    test: Code

    def _holds(self, value: Any, run: Run) -> bool:
        return self.base.conforms(value, run) and self.test(Scope({_INPUT: value}, run)) is True

    def from_json(self, value: Any) -> Any:
        return self.base.from_json(value)

    def feel(self, room: Room) -> Type:
        return self.base.feel(room)


@dataclass(frozen=True)
class NamedType(ItemType):
    """A type that is looked up when it is needed: structures may contain themselves."""

    find: Callable[[], ItemType]

    def _holds(self, value: Any, run: Run) -> bool:
        return self.find().conforms(value, run)

    def from_json(self, value: Any) -> Any:
        return self.find().from_json(value)

    def feel(self, room: Room) -> Type:
        return room.within(self.find().feel)
