"""What was noticed about an expression while its types were inferred."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engine.feel.types import ANY, Type


@dataclass(frozen=True, slots=True)
class Finding:
    """A part of the text that gives null whatever its values are.

    `code` names the reason, `facts` holds types and names; `at` is the place in the text.
    """

    code: str
    at: int
    facts: Mapping[str, Any]


@dataclass(slots=True)
class Notes:
    """What one walk over a tree gathers: findings, and of which type each free name is used."""

    findings: list[Finding] = field(default_factory=list)
    used: dict[str, Type] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """The types of the names around a part of the tree, and the notes that are taken."""

    names: Mapping[str, Type]
    notes: Notes

    def inside(self, names: Mapping[str, Type]) -> "Known":
        """The names within a part that defines some of its own."""
        return Known({**self.names, **names}, self.notes)

    def find(self, code: str, at: int, **facts: Any) -> None:
        self.notes.findings.append(Finding(code, at, facts))

    def use(self, name: str, wanted: Type) -> None:
        """Note that a name of which nothing is known must be of that type to be of use here."""
        if name not in self.names and self.notes.used.get(name, ANY) == ANY:
            self.notes.used[name] = wanted
