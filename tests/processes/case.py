"""Plays a case of a real package on the BPMN engine and its real forms, without a database."""

from collections.abc import Container, Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from engine.bpmn import parsing, runtime
from engine.bpmn.facts import ProcessFacts, read_facts
from engine.bpmn.process import Process
from engine.domain.bundle import Bundle
from engine.domain.form import Form
from engine.domain.snapshot import Snapshot, WaitingMessage, WaitingTask, WaitingTimer
from engine.domain.upload import Upload
from engine.library import Library, read_standard
from engine.services import definitions
from engine.services.expressions import evaluator
from tests.processes.answers import model_answers
from tests.processes.book import FILE, PHOTO, PHOTOS
from tests.processes.books import BOOKS

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 21, 3, tzinfo=UTC)

Waits = TypeVar("Waits", WaitingTask, WaitingTimer, WaitingMessage)
MESSAGE = "@"
EVENTS = "!~" + MESSAGE

UPLOADS: Mapping[str, list[Upload]] = {
    FILE: [Upload(name="berkas.pdf", content_type="application/pdf", content=b"%PDF-1.7 isi")],
    PHOTO: [Upload(name="foto.jpg", content_type="image/jpeg", content=b"\xff\xd8\xff isi")],
    PHOTOS: [
        Upload(name=f"foto{it}.jpg", content_type="image/jpeg", content=b"\xff\xd8\xff isi")
        for it in (1, 2)
    ],
}
OFFICE_LISTS: Mapping[str, Any] = {
    "kantor_kecamatan": [
        {"label": it, "value": it} for it in ("Pagentan", "Tarogong Kidul", "Borong")
    ],
    "kantor_layanan": [
        {"label": "Santunan JPST", "value": "bna-santunan-jpst"},
        {"label": "Monitoring pangan", "value": "grt-monitoring-pangan"},
        {"label": "Pemantauan BPNT", "value": "mgl-pantau-bpnt"},
        {"label": "Rekomendasi KKS", "value": "mtr-layanan-sembako"},
        {"label": "Monitoring pendamping PKH", "value": "mtm-monitoring-pkh"},
    ],
    "petugas_trc": [{"label": it, "value": it} for it in ("Joko Purnomo", "Wahyu Nugroho")],
    "petugas_petugas_monitoring": [
        {"label": it, "value": it} for it in ("Dewi Lestarini", "Bagus Prakoso", "Tri Utomo")
    ],
    "petugas_ketua_tim": [{"label": it, "value": it} for it in ("Rini Astuti", "Eko Prasetyo")],
    "petugas_tim_pengaduan": [
        {"label": it, "value": it} for it in ("Rini Astuti", "Dwi Santoso", "Eko Prasetyo")
    ],
    "petugas_kepala_bidang": [
        {"label": it, "value": it} for it in ("Budi Hartono", "Fransiska Moni")
    ],
    "petugas_staf_bidang": [{"label": "Robertus Jemadu", "value": "Robertus Jemadu"}],
    "petugas_tim_monitoring": [
        {"label": it, "value": it} for it in ("Vinsensius Ganggut", "Robertus Jemadu")
    ],
}
OPERATIONS: Mapping[str, Mapping[str, Any]] = {
    "pemberitahuan": {"jumlah": 1},
    "nomor-surat": {"nomor": "094/1/Dinsos/2026"},
    "pesan": {"nomor": "3304-ADU-2611-00001-1"},
    "surat-pdf": {"dokumen_id": "d1", "kode_verifikasi": "ABCD"},
}


@cache
def package(key: str) -> tuple[Bundle, Process, Mapping[str, ProcessFacts]]:
    """Return a package's bundle, compiled once in a test run."""
    bundle = definitions.assemble(key, read=Library(ROOT).files)
    return bundle, parsing.compile_process(bundle), read_facts(bundle)


def channels(bundle: Bundle) -> list[dict[str, str]]:
    """Return the ways to complain that the package's standard names, as a form's choices."""
    text = bundle.files.get(f"processes/{bundle.key}/standar.yaml", "")
    return [{"label": it, "value": it} for it in read_standard(text).channels]


class Case:
    """A running case that remembers every way its tokens went."""

    def __init__(
        self, key: str, *, start_id: str | None = None, begun: datetime = NOW, **variables: Any
    ) -> None:
        self.bundle, self.process, self.facts = package(key)
        self.choices = BOOKS[key].choices
        self.tasks: list[WaitingTask] = []
        self.timers: list[WaitingTimer] = []
        self.messages: list[WaitingMessage] = []
        self.operations: list[tuple[str, Mapping[str, Any]]] = []
        self.passed: set[tuple[str, str]] = set()
        self.flows: list[tuple[str, str]] = []
        self.end_id: str | None = None
        self.at = begun
        self._follow(runtime.start(self.process, variables=variables, at=begun, start_id=start_id))

    @property
    def waits_for(self) -> set[str]:
        return {it.element_id for it in self.tasks}

    def task(self, element_id: str) -> WaitingTask:
        return _first(self.tasks, element_id)

    def timer(self, element_id: str) -> WaitingTimer:
        return _first(self.timers, element_id)

    def message(self, element_id: str) -> WaitingMessage:
        return _first(self.messages, element_id)

    def complete(self, element_id: str, **changed: Any) -> None:
        """Hand in the good answers of a task, with some changed, through its real form."""
        task = self.task(element_id)
        good = model_answers(task.process_id, element_id)
        values = self._read(task, {**good, **changed})
        self._follow(
            runtime.complete_task(
                self.process, state=self.state, token_id=task.token_id, values=values, at=self.at
            )
        )

    def fire(self, element_id: str) -> None:
        timer = self.timer(element_id)
        self.at = max(self.at, timer.due_at).astimezone(self.at.tzinfo)
        self._follow(
            runtime.fire_timer(self.process, state=self.state, token_id=timer.token_id, at=self.at)
        )

    def deliver(self, element_id: str, **values: Any) -> None:
        token_id = self.message(element_id).token_id
        self._follow(
            runtime.deliver(
                self.process, state=self.state, token_id=token_id, values=values, at=self.at
            )
        )

    def play(self, choices: Iterable[str]) -> None:
        """Take the given branches in turn, with the events that stand between them."""
        left = list(choices)
        while self.end_id is None:
            if left and self._awaits(left[0]):
                self._happen(left.pop(0))
                continue
            element_id = min(self.waits_for)
            self.complete(element_id, **self._decided(left, element_id))
        assert not left, left

    def play_until(self, element_id: str, *choices: str) -> None:
        """Give good answers, taking the given branches, until a task waits."""
        while element_id not in self.waits_for:
            waiting = min(self.waits_for)
            taken = [self.choices[it] for it in choices]
            changed = {
                key: it for task, answer in taken if task == waiting for key, it in answer.items()
            }
            self.complete(waiting, **changed)

    def sees(self, element_id: str) -> Mapping[str, Any]:
        """Return the variables that a waiting task sees."""
        token_id = self.task(element_id).token_id
        return runtime.variables(self.process, state=self.state, token_id=token_id)

    def route(self, process_id: str) -> list[str]:
        """Return the branches taken at gateways of one process, in order."""
        return [
            flow for process, flow in self.flows if process == process_id and flow in self.choices
        ]

    def _awaits(self, choice: str) -> bool:
        waiting = self.messages if choice[0] == MESSAGE else self.timers
        return choice[0] in EVENTS and any(it.element_id == choice[1:] for it in waiting)

    def _happen(self, event: str) -> None:
        kind, element_id = event[0], event[1:]
        if kind == MESSAGE:
            self.deliver(element_id)
        else:
            self.fire(element_id)

    def _decided(self, left: list[str], element_id: str) -> dict[str, Any]:
        """Take the choices that one answer decides off the list: at most one for each gateway."""
        changed: dict[str, Any] = {}
        gateways: set[str] = set()
        while left and left[0] in self.choices and self.choices[left[0]][0] == element_id:
            gateway = left[0].partition("__")[0]
            if gateway in gateways:
                break
            gateways.add(gateway)
            changed |= self.choices[left.pop(0)][1]
        return changed

    def _read(self, task: WaitingTask, answers: Mapping[str, Any]) -> Mapping[str, Any]:
        text = self.bundle.form(task.process_id, task.form_id or "")
        assert text is not None
        known = self.sees(task.element_id)
        answer = Form.from_json(text).read(
            answers,
            context={**known, **OFFICE_LISTS, "kantor_kanal": channels(self.bundle)},
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
                at=self.at,
            )
            self._follow(answered)
            return

    def _note(self, snapshot: Snapshot) -> None:
        self.state = snapshot.state
        closed = {*snapshot.closed_tasks, *snapshot.closed_timers, *snapshot.closed_messages}
        self.tasks = _open([*self.tasks, *snapshot.opened_tasks], closed)
        self.timers = _open([*self.timers, *snapshot.opened_timers], closed)
        self.messages = _open([*self.messages, *snapshot.opened_messages], closed)
        self.passed |= {(it.process_id, it.element_id) for it in snapshot.passed}
        self.flows += [(it.process_id, flow) for it in snapshot.passed for flow in it.flow_ids]
        self.end_id = snapshot.end_id
        self.variables = snapshot.variables


def _first(waiting: Iterable[Waits], element_id: str) -> Waits:
    return next(it for it in waiting if it.element_id == element_id)


def _open(waiting: Iterable[Waits], closed: Container[UUID]) -> list[Waits]:
    return [it for it in waiting if it.token_id not in closed]
