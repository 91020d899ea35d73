"""Plays a case of a real package on the BPMN engine and its real forms, without a database."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from engine.bpmn import parsing, runtime
from engine.bpmn.facts import ProcessFacts, read_facts
from engine.bpmn.process import Process
from engine.domain.bundle import Bundle
from engine.domain.form import Form
from engine.domain.snapshot import Snapshot, WaitingTask, WaitingTimer
from engine.domain.upload import Upload
from engine.library import Library
from engine.services import definitions
from engine.services.expressions import evaluator
from tests.processes.answers import ANSWERS, CHOICES, FILE, PHOTO

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 21, 3, tzinfo=UTC)

UPLOADS: Mapping[str, list[Upload]] = {
    FILE: [Upload(name="berkas.pdf", content_type="application/pdf", content=b"%PDF-1.7 isi")],
    PHOTO: [Upload(name="foto.jpg", content_type="image/jpeg", content=b"\xff\xd8\xff isi")],
}
OFFICE_LISTS: Mapping[str, Any] = {
    "kantor_kecamatan": [{"label": "Pagentan", "value": "Pagentan"}],
    "petugas_trc": [{"label": it, "value": it} for it in ("Joko Purnomo", "Wahyu Nugroho")],
}
OPERATIONS: Mapping[str, Mapping[str, Any]] = {
    "pemberitahuan": {"jumlah": 1},
    "nomor-surat": {"nomor": "094/1/Dinsos/2026"},
    "surat-pdf": {"dokumen_id": "d1", "kode_verifikasi": "ABCD"},
}


@cache
def package(key: str) -> tuple[Bundle, Process, Mapping[str, ProcessFacts]]:
    """Return a package's bundle, compiled once in a test run."""
    bundle = definitions.assemble(key, read=Library(ROOT).files)
    return bundle, parsing.compile_process(bundle), read_facts(bundle)


class Case:
    """A running case that remembers every way its tokens went."""

    def __init__(self, key: str, **variables: Any) -> None:
        self.bundle, self.process, self.facts = package(key)
        self.tasks: dict[str, WaitingTask] = {}
        self.timers: dict[str, WaitingTimer] = {}
        self.operations: list[tuple[str, Mapping[str, Any]]] = []
        self.passed: set[tuple[str, str]] = set()
        self.flows: list[tuple[str, str]] = []
        self.end_id: str | None = None
        self._follow(runtime.start(self.process, variables=variables, at=NOW))

    @property
    def waits_for(self) -> set[str]:
        return set(self.tasks)

    def complete(self, element_id: str, **changed: Any) -> None:
        """Hand in the good answers of a task, with some changed, through its real form."""
        task = self.tasks[element_id]
        values = self._read(task, {**ANSWERS[element_id], **changed})
        self._follow(
            runtime.complete_task(
                self.process, state=self.state, token_id=task.token_id, values=values, at=NOW
            )
        )

    def fire(self, element_id: str) -> None:
        timer = self.timers[element_id]
        self._follow(
            runtime.fire_timer(
                self.process, state=self.state, token_id=timer.token_id, at=timer.due_at
            )
        )

    def play(self, choices: Iterable[str]) -> None:
        """Take the given branches in turn; `!t` and `~t` let a timer `t` fire."""
        left = list(choices)
        while self.end_id is None:
            if left and left[0][0] in "!~":
                self.fire(left.pop(0)[1:])
                continue
            element_id = min(self.tasks)
            self.complete(element_id, **_decided(left, element_id))

    def play_until(self, element_id: str, *choices: str) -> None:
        """Give good answers, taking the given branches, until a task waits."""
        left = list(choices)
        while element_id not in self.tasks:
            waiting = min(self.tasks)
            taken = [it for it in left if CHOICES[it][0] == waiting]
            changed = {key: value for it in taken for key, value in CHOICES[it][1].items()}
            self.complete(waiting, **changed)

    def sees(self, element_id: str) -> Mapping[str, Any]:
        """Return the variables that a waiting task sees."""
        token_id = self.tasks[element_id].token_id
        return runtime.variables(self.process, state=self.state, token_id=token_id)

    def route(self, process_id: str) -> list[str]:
        """Return the branches taken at gateways of one process, in order."""
        gateways = {
            it.id
            for it in self.facts[process_id].elements.values()
            if it.kind == "exclusiveGateway"
        }
        return [
            flow
            for process, flow in self.flows
            if process == process_id and flow.partition("__")[0] in gateways and flow in CHOICES
        ]

    def _read(self, task: WaitingTask, answers: Mapping[str, Any]) -> Mapping[str, Any]:
        text = self.bundle.form(task.process_id, task.form_id or "")
        assert text is not None
        known = self.sees(task.element_id)
        answer = Form.from_json(text).read(
            answers,
            context={**known, **OFFICE_LISTS},
            evaluate=evaluator(NOW),
            uploads=UPLOADS,
            at=NOW,
        )
        return answer.values

    def _follow(self, snapshot: Snapshot) -> None:
        assert snapshot.failure is None, snapshot.failure
        self._note(snapshot)
        for waiting in snapshot.operations:
            self.operations.append((waiting.topic, waiting.inputs))
            answered = runtime.answer_operation(
                self.process,
                state=self.state,
                token_id=waiting.token_id,
                outputs=OPERATIONS[waiting.topic],
                at=NOW,
            )
            self._follow(answered)
            return

    def _note(self, snapshot: Snapshot) -> None:
        self.state = snapshot.state
        for task in snapshot.opened_tasks:
            self.tasks[task.element_id] = task
        for timer in snapshot.opened_timers:
            self.timers[timer.element_id] = timer
        self.tasks = _without(self.tasks, snapshot.closed_tasks)
        self.timers = _without(self.timers, snapshot.closed_timers)
        self.passed |= {(it.process_id, it.element_id) for it in snapshot.passed}
        self.flows += [(it.process_id, flow) for it in snapshot.passed for flow in it.flow_ids]
        self.end_id = snapshot.end_id
        self.variables = snapshot.variables


def _decided(left: list[str], element_id: str) -> dict[str, Any]:
    """Take the choices that one answer decides off the list: at most one for each gateway."""
    changed: dict[str, Any] = {}
    gateways: set[str] = set()
    while left and left[0] in CHOICES and CHOICES[left[0]][0] == element_id:
        gateway = left[0].partition("__")[0]
        if gateway in gateways:
            break
        gateways.add(gateway)
        changed |= CHOICES[left.pop(0)][1]
    return changed


def _without(waiting: dict[str, Any], closed: Iterable[Any]) -> dict[str, Any]:
    gone = set(closed)
    return {key: it for key, it in waiting.items() if it.token_id not in gone}
