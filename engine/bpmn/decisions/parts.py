"""The parts of a model, compiled each when it is first needed, and its links to other models."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Protocol

from engine.bpmn.decisions.compiling import AnyNode, Compiled, compiled
from engine.bpmn.decisions.definitions import Definitions
from engine.bpmn.decisions.elements import name_of, text_in
from engine.bpmn.decisions.findings import Findings
from engine.bpmn.decisions.item_definitions import ItemTypes
from engine.bpmn.decisions.language import Language
from engine.bpmn.decisions.names import names_in
from engine.bpmn.decisions.requirements import Requirements
from engine.bpmn.decisions.site import Site
from engine.bpmn.xml import Element
from engine.domain.problem import Problem
from engine.feel import Code, Functions, Type, Types


class Model(Protocol):
    """What a model needs of another that it imports."""

    @property
    def parts(self) -> "Parts": ...


class Parts:
    """Threads may compile one part at the same time: each does it for itself, with one result."""

    def __init__(
        self,
        definitions: Definitions,
        *,
        file: str,
        imported: Mapping[str, Model],
        functions: Functions,
    ) -> None:
        self.definitions, self._imported, self._functions = definitions, imported, functions
        self._of_types = Findings(file)
        self._compiled: dict[str, Compiled] = {}

    def node(self, its_id: str) -> AnyNode:
        """Return the compiled part of that id."""
        return self.compiled(its_id).node

    def compiled(self, its_id: str) -> Compiled:
        """Return the part of that id with its problems."""
        if its_id not in self._compiled:
            element = self.definitions.elements[its_id]
            self._compiled[its_id] = compiled(element, self._site, self._requirements)
        return self._compiled[its_id]

    def problems_of_types(self) -> list[Problem]:
        """Return what is wrong with the item definitions."""
        _ = self.types.feel
        return self._of_types.problems

    def model_at(self, prefix: str) -> "Parts":
        """Return the parts of the model that is imported under that name."""
        return self._imported[self.definitions.imports[prefix]].parts

    @cached_property
    def types(self) -> ItemTypes:
        """The types that a `typeRef` of this model may name."""
        return ItemTypes(
            self.definitions.item_definitions,
            imported=self._types_at,
            tests=self._tests,
            findings=self._of_types,
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of inputs and members, here and in all models that this one reaches."""
        seen: dict[int, frozenset[str]] = {}
        ahead = [self]
        while ahead:
            parts = ahead.pop()
            if id(parts) not in seen:
                seen[id(parts)] = names_in(parts.definitions)
                ahead += filter(None, map(parts.reached, parts.definitions.imports.values()))
        return frozenset().union(*seen.values())

    @cached_property
    def _site(self) -> Site:
        language = Language(self.names, self._functions, Types(dict(self._feel_types())))
        return Site(language, self.types, self._of_types)

    def _feel_types(self) -> Iterator[tuple[str, Type]]:
        """The types that texts can name: those of imported models after the models' names."""
        for prefix in self.definitions.imports:
            types = self._types_at(prefix)
            for name, of_type in types.feel.items() if types else ():
                yield f"{prefix}.{name}".removeprefix("."), of_type
        yield from self.types.feel.items()

    @cached_property
    def _requirements(self) -> Requirements:
        return Requirements(self.definitions, self._definitions_at)

    def reached(self, namespace: str) -> "Parts | None":
        """Return the parts of the model of that namespace, or None."""
        model = self._imported.get(namespace)
        return model.parts if model else None

    def _definitions_at(self, prefix: str) -> Definitions | None:
        parts = self.reached(self.definitions.imports[prefix])
        return parts.definitions if parts else None

    def _types_at(self, prefix: str) -> ItemTypes | None:
        """The types of the model that has this name here, or this namespace prefix in the file."""
        namespace = self.definitions.imports.get(prefix) or self.definitions.root.nsmap.get(prefix)
        parts = self.reached(namespace) if namespace else None
        return parts.types if parts else None

    def _tests(self, constraint: Element) -> Code:
        """The tests that narrow a type know no types: they would be looking for themselves."""
        language, text = Language(self.names, self._functions), text_in(constraint)
        holder = constraint.getparent()
        place = f"allowed {'' if holder is None else name_of(holder)}"
        return language.compiled(text, constraint, self._of_types, unary=True, place=place)
