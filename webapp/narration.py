"""A case in plain words: what happened, where it stands, how it ended."""

from collections.abc import Callable, Mapping

from flask import Flask
from markupsafe import Markup

from engine.domain.document import Document, DocumentOrigin
from engine.domain.history import Happening, HistoryEntry
from engine.domain.incident import Incident
from engine.domain.permissions import Permission, may
from engine.letters import KINDS
from engine.messages import describe_problem
from engine.messages.failures import describe_failure
from engine.services.cases import CaseView
from webapp import deadline_words, ruling_words
from webapp.context import actor

STATUS_NAMES: Mapping[str, str] = {
    "daftar_tunggu": "Daftar tunggu",
    "data_diusulkan_ganti": "Ditutup",
    "dialihkan": "Dialihkan",
    "dibatalkan": "Dibatalkan",
    "dibatalkan_kemensos": "Dibatalkan",
    "dicabut": "Dicabut",
    "digabung": "Digabung",
    "dirujuk": "Dirujuk",
    "dirujuk_dtsen": "Dirujuk",
    "ditolak": "Belum dapat disetujui",
    "ditolak_spam": "Ditutup",
    "ditutup_meninggal": "Ditutup: penerima meninggal",
    "ditutup_tanpa_data": "Ditutup",
    "ditutup_tidak_ditemui": "Ditutup: pemohon tidak ditemui",
    "selesai": "Selesai",
    "tidak_memenuhi_syarat": "Belum dapat disetujui",
}

SENTENCES: Mapping[Happening, str] = {
    Happening.STARTED: "<b>{who}</b> membuka kasus ini.",
    Happening.TASK_CLAIMED: "<b>{who}</b> mengambil tugas “{name}”.",
    Happening.TASK_RELEASED: "<b>{who}</b> mengembalikan tugas “{name}” ke antrean.",
    Happening.TASK_COMPLETED: "<b>{who}</b> menyelesaikan tugas “{name}”.",
    Happening.TIMER_FIRED: "Waktunya tiba untuk “{name}”; sistem melanjutkan kasus ini.",
    Happening.MESSAGE_RECEIVED: "Kabar “{name}” diterima; kasus ini berlanjut.",
    Happening.STEP_RETRIED: "<b>{who}</b> menjalankan lagi langkah “{name}”, dan berhasil.",
    Happening.STEP_FAILED: "Kasus ini terkendala pada langkah “{name}”: {failure}",
}
OPERATIONS: Mapping[str, str] = {
    "pesan": "Sistem mengirim pesan ke prosedur lain.",
    "surat-pdf": "Sistem membuat surat sebagai PDF dan menyimpannya di berkas kasus.",
}
OTHER_OPERATION = "Sistem menyelesaikan sebuah pekerjaan otomatis."


def register(app: Flask) -> None:
    for function in (
        happened,
        document_label,
        ending,
        step_name,
        describe_failure,
        describe_problem,
    ):
        app.add_template_global(function)


def happened(view: CaseView, entry: HistoryEntry) -> Markup:
    """Return one line of the history."""
    if entry.happening in deadline_words.WORDING:
        return deadline_words.WORDING[entry.happening](entry)
    return WORDING.get(entry.happening, _plain)(view, entry)


def _plain(view: CaseView, entry: HistoryEntry) -> Markup:
    del view
    return Markup(SENTENCES[entry.happening]).format(  # noqa: S704 -- our own sentences
        who=entry.actor_name,
        name=entry.name,
        failure=describe_failure(
            str(entry.facts.get("code", "")), str(entry.facts.get("detail", ""))
        ),
    )


def _operation(view: CaseView, entry: HistoryEntry) -> Markup:
    del view
    topic = str(entry.facts.get("topic", ""))
    if entry.facts.get("nomor") and may(actor(), Permission.SEE_ALL_CASES):
        return Markup("Sistem meneruskan ke kasus <b>{}</b>.").format(entry.facts["nomor"])
    return Markup("{}").format(OPERATIONS.get(topic, OTHER_OPERATION))


def _ended(view: CaseView, entry: HistoryEntry) -> Markup:
    del entry
    return Markup("Kasus ini selesai dengan hasil <b>{}</b>.").format(ending(view))


def _started(view: CaseView, entry: HistoryEntry) -> Markup:
    if entry.facts.get("due_at"):
        return Markup("Sistem membuka kasus ini karena jadwalnya tiba.")
    if entry.actor_name is None:
        return Markup("Sistem membuka kasus ini karena sebuah pesan.")
    return _plain(view, entry)


def _received(view: CaseView, entry: HistoryEntry) -> Markup:
    if entry.actor_name is None:
        return _plain(view, entry)
    return Markup("<b>{}</b> mencatat bahwa “{}” sudah terjadi.").format(
        entry.actor_name, entry.name
    )


def _completed(view: CaseView, entry: HistoryEntry) -> Markup:
    warnings = entry.facts.get("warnings") or ()
    return _plain(view, entry) + Markup("").join(
        Markup('<span class="d-block small">Perhatian: {}</span>').format(it) for it in warnings
    )


def _decided(view: CaseView, entry: HistoryEntry) -> Markup:
    del view
    return ruling_words.decided(entry)


WORDING: Mapping[Happening, Callable[[CaseView, HistoryEntry], Markup]] = {
    Happening.STARTED: _started,
    Happening.TASK_COMPLETED: _completed,
    Happening.OPERATION_DONE: _operation,
    Happening.MESSAGE_RECEIVED: _received,
    Happening.ENDED: _ended,
    Happening.DECIDED: _decided,
}


def ending(view: CaseView) -> str:
    """Return the name of the end event, after the public word for it where it does not say that."""
    found = view.case
    end_id = found.instance.end_id or ""
    element = found.deployed.element(found.deployed.bundle.process_id, end_id)
    if element is None:
        return "Selesai"
    word = STATUS_NAMES.get(element.properties.get("alur:status", ""), "Selesai")
    return element.name if element.name.startswith(word) else f"{word} \N{EN DASH} {element.name}"


def document_label(view: CaseView, document: Document) -> str:
    """Return what a file is: the kind of a letter, or the label of the field it came with."""
    if document.origin is DocumentOrigin.LETTER:
        return KINDS.get(document.field, "Surat").capitalize()
    return view.labels.get(document.field, "Berkas")


def step_name(view: CaseView, incident: Incident) -> str:
    element = view.case.deployed.element(incident.process_id, incident.element_id)
    return element.name if element else incident.element_id
