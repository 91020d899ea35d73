"""A DMN file as its parts refer to each other: elements by id and name, imports, requirements."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from engine.bpmn.decisions.elements import child, children, name_of
from engine.bpmn.xml import Element, local_name

DECISION, KNOWLEDGE = "decision", "businessKnowledgeModel"
SERVICE, INPUT = "decisionService", "inputData"
KINDS = (DECISION, KNOWLEDGE, SERVICE, INPUT)

_REQUIREMENTS = {
    "informationRequirement": ("requiredInput", "requiredDecision"),
    "knowledgeRequirement": ("requiredKnowledge",),
}


@dataclass(frozen=True, slots=True)
class Need:
    """What an element requires, and what it is called there.

    It is of this model, or of the one that is imported under `prefix`: an empty one adds nothing to
    the names.
    """

    id: str
    names: tuple[str, ...]
    prefix: str | None = None

    @property
    def name(self) -> str:
        return self.names[0]


@dataclass(frozen=True, slots=True)
class Href:
    """A reference as it is written: the namespace, empty for this model's own, and the id."""

    namespace: str
    id: str
    element: Element


class Definitions:
    """The parts of one file that other parts can refer to."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.namespace = root.get("namespace", "")

    @cached_property
    def parts(self) -> tuple[Element, ...]:
        """Decisions, knowledge, services and inputs, in file order."""
        return tuple(children(self.root, *KINDS))

    @cached_property
    def elements(self) -> dict[str, Element]:
        """The parts by id, of duplicates the first; one without an id has its name for it."""
        found: dict[str, Element] = {}
        for element in self.parts:
            found.setdefault(identity(element), element)
        return found

    @cached_property
    def by_name(self) -> Mapping[str, str]:
        """The ids by the elements' own names, and by the names of their variables."""
        found = [(its_id, (name_of(it), *names_of(it))) for its_id, it in self.elements.items()]
        variables = {name: its_id for its_id, names in reversed(found) for name in names}
        return {**variables, **{names[0]: its_id for its_id, names in reversed(found)}}

    @cached_property
    def item_definitions(self) -> Mapping[str, Element]:
        """The item definitions by name."""
        return {name_of(it): it for it in children(self.root, "itemDefinition")}

    @cached_property
    def imports(self) -> dict[str, str]:
        """The namespaces of imported models by the name that they have here."""
        return {name_of(it): it.get("namespace", "") for it in children(self.root, "import")}

    @cached_property
    def prefixes(self) -> Mapping[str, str]:
        """The names of imported models by namespace."""
        return {namespace: prefix for prefix, namespace in reversed(self.imports.items())}

    def of_kind(self, kind: str) -> Iterator[tuple[str, Element]]:
        """Yield the elements of that kind with their ids."""
        for its_id, element in self.elements.items():
            if local_name(element) == kind:
                yield its_id, element

    def required(self, element: Element, requirement: str) -> Iterator[Href]:
        """Yield what the element requires of that kind."""
        for holder in children(element, requirement):
            yield from self.references(holder, *_REQUIREMENTS[requirement])

    def references(self, element: Element, *names: str) -> Iterator[Href]:
        """Yield the references that children of these names hold."""
        for reference in children(element, *names):
            namespace, _, its_id = reference.get("href", "").strip().rpartition("#")
            own = namespace == self.namespace
            yield Href("" if own else namespace, its_id, reference)


def identity(element: Element) -> str:
    """Return the id of a part of the model, or its name if it has none."""
    return element.get("id") or name_of(element)


def names_of(element: Element) -> tuple[str, ...]:
    """Return what the element's value is called: its variable, its own name, and its id.

    They are one name by the standard; editors let them differ.
    """
    variable = child(element, "variable")
    written = ("" if variable is None else name_of(variable), name_of(element), element.get("id"))
    return tuple(dict.fromkeys(filter(None, written)))
