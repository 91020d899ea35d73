"""The decision files of one package, which may import each other."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.bpmn.decisions import (
    Decision,
    DecisionModel,
    DecisionTable,
    UnreadableModelError,
    read_model,
)
from engine.bpmn.functions import FUNCTIONS
from engine.domain.bundle import Bundle
from engine.domain.problem import Problem, Severity


@dataclass(frozen=True, eq=False, slots=True)
class DecisionFiles:
    """The readable models of a package by path, and what is wrong with its files."""

    models: Mapping[str, DecisionModel]
    problems: tuple[Problem, ...]

    def holding(self, ref: str) -> DecisionModel | None:
        """Return the model that has the decision of this id, or None."""
        return next((it for it in self.models.values() if ref in it.decisions), None)

    def decision(self, ref: str) -> Decision | None:
        """Return the decision of this id, or None."""
        model = self.holding(ref)
        return None if model is None else model.decisions[ref]

    def table_named(self, name: str) -> DecisionTable | None:
        """Return the table of the decision of this name, or None."""
        return next((it.table for it in self._decisions() if it.name == name), None)

    @property
    def names(self) -> Mapping[str, str]:
        """The names of all decisions by id, in the order of paths."""
        return {it.id: it.name for it in self._decisions()}

    def read_by(self, ref: str) -> str:
        """Return all names and texts by which the decision, or what it needs, may read anything."""
        model = self.holding(ref)
        if model is None:
            return self._text
        names = (name for names in model.names_read(ref) for name in names)
        return "\n".join([model.decisions[ref].text, *names])

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems for which no decision of the package is taken."""
        return tuple(it for it in self.problems if it.severity is Severity.ERROR)

    def context(self, model: DecisionModel, variables: Mapping[str, Any]) -> dict[str, Any]:
        """Return a case's variables as the model has them, and as those have them that it imports.

        Models may import each other: each has one context, in which those of others stand.
        """
        reached = self._reached(model)
        found = {it.namespace: it.inputs_from_json(variables) for it in reached}
        for it in reached:
            named = {name: space for name, space in it.imports.items() if name and space in found}
            found[it.namespace].update({name: found[space] for name, space in named.items()})
        return found[model.namespace]

    def _reached(self, model: DecisionModel) -> list[DecisionModel]:
        """Return the model and all that it imports, directly or not."""
        reached, ahead = {model.namespace: model}, [model]
        while ahead:
            found = map(self._of_namespace, ahead.pop().imports.values())
            new = {it.namespace: it for it in found if it and it.namespace not in reached}
            reached.update(new)
            ahead += new.values()
        return [*reached.values()]

    @property
    def imported(self) -> frozenset[str]:
        """The namespaces that any of the files imports."""
        return frozenset[str]().union(*(it.imports.values() for it in self.models.values()))

    @property
    def _text(self) -> str:
        return "\n".join(it.text for it in self._decisions())

    def _decisions(self) -> Iterator[Decision]:
        for model in self.models.values():
            yield from model.decisions.values()

    def _of_namespace(self, namespace: str) -> DecisionModel | None:
        return next((it for it in self.models.values() if it.namespace == namespace), None)


def read_decision_files(bundle: Bundle, process_id: str) -> DecisionFiles:
    """Read the decision files of the package that holds the process; never raises for bad ones."""
    models: dict[str, DecisionModel] = {}
    problems: list[Problem] = []
    by_namespace: dict[str, DecisionModel] = {}
    for path, text in bundle.decision_files(process_id):
        try:
            models[path] = read_model(text, file=path, imported=by_namespace, functions=FUNCTIONS)
        except UnreadableModelError as error:
            problems += error.problems
    # The first file of a namespace counts; where that matters, it is a problem.
    by_namespace.update({it.namespace: it for it in reversed(models.values())})
    problems += (problem for it in models.values() for problem in it.problems())
    return DecisionFiles(models, (*problems, *_ambiguous(models), *_doubles(models)))


def _ambiguous(models: Mapping[str, DecisionModel]) -> Iterator[Problem]:
    times = Counter(it.namespace for it in models.values())
    for path, model in models.items():
        for namespace in sorted(it for it in model.imports.values() if times[it] > 1):
            facts = {"namespace": namespace}
            yield Problem(code="ambiguous_decision_import", file=path, line=1, facts=facts)


def _doubles(models: Mapping[str, DecisionModel]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for path, model in models.items():
        for ref in model.decisions:
            if first.setdefault(ref, path) != path:
                facts = {"decision": ref, "other": first[ref]}
                yield Problem(
                    code="duplicate_decision", file=path, line=1, element_id=ref, facts=facts
                )
