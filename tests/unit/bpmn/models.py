"""Writes small BPMN diagrams and plays them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any
from uuid import UUID
from xml.sax.saxutils import escape, quoteattr

from engine.bpmn import runtime
from engine.bpmn.live import LiveCases
from engine.bpmn.parsing import compile_process
from engine.bpmn.process import Process
from engine.domain.bundle import Bundle, slug_of
from engine.domain.snapshot import Failure, Snapshot

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
HEAD = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:camunda="http://camunda.org/schema/1.0/bpmn"'
    ' xmlns:operaton="http://operaton.org/schema/1.0/bpmn"'
    ' xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"'
    ' xmlns:dc="http://www.omg.org/spec/DD/20100524/DC">'
)
MESSAGES = (
    '<bpmn:message id="pesan_kabar" name="kabar"/><bpmn:message id="pesan_batal" name="batal"/>'
)
START = '<bpmn:startEvent id="mulai"/>'


def node(tag: str, element_id: str, *children: str, **attributes: str) -> str:
    """Write an element; `camunda_topic="x"` becomes `camunda:topic="x"`."""
    written = "".join(
        f" {name.replace('_', ':', 1)}={quoteattr(value)}" for name, value in attributes.items()
    )
    return f'<bpmn:{tag} id="{element_id}"{written}>{"".join(children)}</bpmn:{tag}>'


def extended(*extensions: str) -> str:
    return f"<bpmn:extensionElements>{''.join(extensions)}</bpmn:extensionElements>"


def properties(**values: str) -> str:
    written = "".join(
        f'<camunda:property name="alur:{name}" value={quoteattr(value)}/>'
        for name, value in values.items()
    )
    return extended(f"<camunda:properties>{written}</camunda:properties>")


def user(element_id: str, *children: str, **attributes: str) -> str:
    return node("userTask", element_id, *children, **attributes)


def end(element_id: str = "selesai", *children: str) -> str:
    return node("endEvent", element_id, *children)


def script(element_id: str, variable: str, feel: str) -> str:
    return node(
        "scriptTask",
        element_id,
        f"<bpmn:script>{escape(feel)}</bpmn:script>",
        scriptFormat="feel",
        camunda_resultVariable=variable,
    )


def service(
    element_id: str, *, inputs: dict[str, str] | None = None, outputs: dict[str, str] | None = None
) -> str:
    return node(
        "serviceTask",
        element_id,
        extended(parameters(inputs=inputs, outputs=outputs)),
        camunda_type="external",
        camunda_topic="kirim",
    )


def parameters(
    *, inputs: dict[str, str] | None = None, outputs: dict[str, str] | None = None
) -> str:
    written = _parameters("input", inputs or {}) + _parameters("output", outputs or {})
    return f"<camunda:inputOutput>{written}</camunda:inputOutput>"


def _parameters(direction: str, texts: dict[str, str]) -> str:
    tag = f"camunda:{direction}Parameter"
    return "".join(f'<{tag} name="{name}">{escape(it)}</{tag}>' for name, it in texts.items())


def timer(kind: str, text: str) -> str:
    return (
        f"<bpmn:timerEventDefinition><bpmn:{kind}>{escape(text)}</bpmn:{kind}>"
        "</bpmn:timerEventDefinition>"
    )


def message(name: str = "kabar") -> str:
    return f'<bpmn:messageEventDefinition messageRef="pesan_{name}"/>'


def boundary(element_id: str, on: str, *definition: str, interrupting: bool = True) -> str:
    return node(
        "boundaryEvent",
        element_id,
        *definition,
        attachedToRef=on,
        cancelActivity="true" if interrupting else "false",
    )


def watching(element_id: str, definition: str, *inside: str, interrupting: bool = True) -> str:
    """Write an event subprocess `s_<id>` that begins with the event `<id>`.

    Without more inside it is a task `t_<id>`.
    """
    interrupts = "true" if interrupting else "false"
    start = node("startEvent", element_id, definition, isInterrupting=interrupts)
    last = f"e_{element_id}"
    plain = user(f"t_{element_id}"), chain(element_id, f"t_{element_id}", last)
    parts = (start, *(inside or plain), end(last))
    return node("subProcess", f"s_{element_id}", *parts, triggeredByEvent="true")


def repeated(collection: str, element: str, until: str = "") -> str:
    return _repeated(collection, element, until, sequential="true")


def parallel(collection: str, element: str, until: str = "") -> str:
    return _repeated(collection, element, until, sequential="false")


def _repeated(collection: str, element: str, until: str, *, sequential: str) -> str:
    condition = f"<bpmn:completionCondition>{escape(until)}</bpmn:completionCondition>"
    return (
        f'<bpmn:multiInstanceLoopCharacteristics isSequential="{sequential}"'
        f' camunda:collection="{collection}" camunda:elementVariable="{element}">'
        f"{condition if until else ''}</bpmn:multiInstanceLoopCharacteristics>"
    )


def flow(source: str, target: str, condition: str | None = None, *, name: str = "") -> str:
    inner = (
        ""
        if condition is None
        else f"<bpmn:conditionExpression>{escape(condition)}</bpmn:conditionExpression>"
    )
    return node(
        "sequenceFlow", name or f"{source}__{target}", inner, sourceRef=source, targetRef=target
    )


def chain(*element_ids: str) -> str:
    return "".join(flow(source, target) for source, target in pairwise(element_ids))


def process(process_id: str, *parts: str) -> str:
    written = "".join(parts)
    return (
        f'{HEAD}{MESSAGES}<bpmn:process id="{process_id}" isExecutable="true">{written}'
        "</bpmn:process></bpmn:definitions>"
    )


def bundle(*diagrams: str, key: str = "uji") -> Bundle:
    """Return a bundle; the first diagram is the procedure `key`, the others are called."""
    slugs = [key, *(slug_of(_id_of(it)) for it in diagrams[1:])]
    return Bundle(
        key,
        {f"processes/{slug}/{slug}.bpmn": text for slug, text in zip(slugs, diagrams, strict=True)},
    )


def _id_of(diagram: str) -> str:
    return diagram.split('<bpmn:process id="')[1].split('"', maxsplit=1)[0]


def compiled(*parts: str, called: Sequence[str] = ()) -> Process:
    """Compile a process `uji` of these parts with the start event `mulai`."""
    return compile_process(bundle(process("uji", START, *parts), *called))


@dataclass
class Play:
    """A case in play; each step follows the snapshot before."""

    process: Process
    at: datetime = AT
    snapshot: Snapshot = field(default_factory=lambda: Snapshot(state=b""))
    waiting: dict[str, list[UUID]] = field(default_factory=dict)
    forgetful: bool = False

    def start(self, **variables: Any) -> "Play":
        return self._follow(runtime.start(self.process, variables=variables, at=self.at))

    def begin(self, start_id: str | None, **variables: Any) -> "Play":
        return self._follow(
            runtime.start(self.process, variables=variables, at=self.at, start_id=start_id)
        )

    def complete(self, element_id: str, **values: Any) -> "Play":
        return self._step(runtime.complete_task, element_id, values=values)

    def fire(self, element_id: str, *, at: datetime | None = None) -> "Play":
        self.at = at or self.at
        return self._step(runtime.fire_timer, element_id)

    def deliver(self, element_id: str, **values: Any) -> "Play":
        return self._step(runtime.deliver, element_id, values=values)

    def answer(self, element_id: str, **outputs: Any) -> "Play":
        return self._step(runtime.answer_operation, element_id, outputs=outputs)

    def sees(self, element_id: str) -> dict[str, Any]:
        token_id = self.waiting[element_id][0]
        return runtime.variables(self.process, state=self.snapshot.state, token_id=token_id)

    @property
    def waits_for(self) -> list[str]:
        return sorted(element_id for element_id, found in self.waiting.items() for _ in found)

    @property
    def passed(self) -> list[str]:
        return [it.element_id for it in self.snapshot.passed]

    @property
    def failure(self) -> Failure:
        assert self.snapshot.failure is not None
        return self.snapshot.failure

    def _step(self, action: Any, element_id: str, **given: Any) -> "Play":
        if self.forgetful:
            forget()
        token_id = self.waiting[element_id][0]
        state = self.snapshot.state
        return self._follow(
            action(self.process, state=state, token_id=token_id, at=self.at, **given)
        )

    def _follow(self, snapshot: Snapshot) -> "Play":
        self.snapshot = snapshot
        if snapshot.failure:
            return self
        gone = {*snapshot.closed_tasks, *snapshot.closed_timers, *snapshot.closed_messages}
        kept = {
            element_id: [it for it in found if it not in gone]
            for element_id, found in self.waiting.items()
            if element_id not in self._operations
        }
        self._operations = {it.element_id for it in snapshot.operations}
        opened: tuple[Any, ...] = (
            *snapshot.opened_tasks,
            *snapshot.opened_timers,
            *snapshot.opened_messages,
        )
        for it in (*opened, *snapshot.operations):
            kept.setdefault(it.element_id, []).append(it.token_id)
        self.waiting = {element_id: found for element_id, found in kept.items() if found}
        return self

    _operations: set[str] = field(default_factory=set)


def forget() -> None:
    """Empty the cache of live cases, so that the next step restores its case."""
    runtime._live = LiveCases()  # noqa: SLF001 -- what a restart does
