"""A deployed version, ready to run: compiled once in a process and shared by all its cases."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from uuid import UUID

from engine import library
from engine.bpmn import facts, parsing, runtime
from engine.bpmn.decision_files import DecisionFiles, read_decision_files
from engine.bpmn.facts import ElementFacts, ProcessFacts, StartFacts
from engine.bpmn.process import Process
from engine.domain.bundle import Bundle
from engine.domain.definition import ProcessDefinition
from engine.domain.form import Form
from engine.domain.standard import Standard
from engine.persistence.unit_of_work import UnitOfWork
from engine.services.time_plan import TimePlan

CACHED = 200
OPERATIONS_BEFORE_PEOPLE = 10


@dataclass(frozen=True)
class Deployed:
    """Everything that can be derived from a definition, derived at most once."""

    definition: ProcessDefinition

    @property
    def bundle(self) -> Bundle:
        return self.definition.bundle

    @cached_property
    def process(self) -> Process:
        return parsing.compile_process(self.bundle)

    @cached_property
    def facts(self) -> Mapping[str, ProcessFacts]:
        return facts.read_facts(self.bundle)

    @cached_property
    def decisions(self) -> DecisionFiles:
        """The decisions of the procedure's own package."""
        return read_decision_files(self.bundle, self.bundle.process_id)

    @cached_property
    def standard(self) -> Standard | None:
        """The service standard; None for a shared procedure."""
        text = self.bundle.files.get(f"processes/{self.bundle.key}/standar.yaml")
        return None if text is None else library.read_standard(text)

    @cached_property
    def time_plan(self) -> TimePlan:
        """What the diagrams and the standard say about time."""
        published = self.standard.promise if self.standard else ""
        return TimePlan(self.facts, self.bundle.process_id, published)

    @cached_property
    def _forms(self) -> dict[tuple[str, str], Form]:
        return {}

    def form(self, process_id: str, form_id: str | None) -> Form:
        """Return the form of an element, parsed once; one without fields when it has none."""
        key = (process_id, form_id or "")
        if key not in self._forms:
            self._forms[key] = Form.from_json(self.form_text(*key))
        return self._forms[key]

    def form_text(self, process_id: str, form_id: str | None) -> str:
        """Return the JSON text of that form."""
        return self.bundle.form(process_id, form_id or "") or "{}"

    @property
    def starts(self) -> tuple[StartFacts, ...]:
        """The start events at which a case can begin, in file order."""
        return self.facts[self.bundle.process_id].starts

    @cached_property
    def starters(self) -> frozenset[str]:
        """The roles that do the first tasks of any start, and so may start a case."""
        return frozenset[str]().union(*(self.starters_of(it.element_id) for it in self.starts))

    @cached_property
    def _starters(self) -> dict[str, frozenset[str]]:
        return {}

    def starters_of(self, start_id: str) -> frozenset[str]:
        """Return the roles that do the first tasks after a start event, tried out once."""
        if start_id not in self._starters:
            self._starters[start_id] = self._first_roles(start_id)
        return self._starters[start_id]

    def _first_roles(self, start_id: str) -> frozenset[str]:
        at = self.definition.deployed_at
        snapshot = runtime.start(self.process, variables={}, at=at, start_id=start_id)
        for _ in range(OPERATIONS_BEFORE_PEOPLE):
            if snapshot.opened_tasks or not snapshot.operations:
                break
            token_id = snapshot.operations[0].token_id
            snapshot = runtime.answer_operation(
                self.process, state=snapshot.state, token_id=token_id, outputs={}, at=at
            )
        return frozenset(task.role for task in snapshot.opened_tasks)

    def element(self, process_id: str, element_id: str) -> ElementFacts | None:
        process = self.facts.get(process_id)
        return process.elements.get(element_id) if process else None

    def name_of(self, process_id: str, element_id: str) -> str:
        """Return how the diagram calls an element; its id when it is none of the diagram's."""
        element = self.element(process_id, element_id)
        return element.name if element else element_id

    @property
    def is_anonymous(self) -> bool:
        """Whether its cases must not lead back to the case that began them (`alur:anonymous`)."""
        return self.property("anonymous") == "true"

    def property(self, name: str) -> str | None:
        """Return the value of the procedure's own `alur:<name>`."""
        return self.facts[self.bundle.process_id].properties.get(f"alur:{name}")


_cache: OrderedDict[tuple[UUID, UUID], Deployed] = OrderedDict()
_lock = Lock()


def of_definition(work: UnitOfWork, definition_id: UUID) -> Deployed:
    """Return the deployed version; raises NotFoundError for one of another office."""
    key = (work.office_id, definition_id)
    with _lock:
        found = _cache.get(key)
        if found is not None:
            _cache.move_to_end(key)
            return found
    return _remember(key, Deployed(work.definitions.get(definition_id)))


def _remember(key: tuple[UUID, UUID], deployed: Deployed) -> Deployed:
    with _lock:
        _cache[key] = deployed
        while len(_cache) > CACHED:
            _cache.popitem(last=False)
    return deployed
