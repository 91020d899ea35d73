"""Brings a case to where a test needs it, by the requests that browsers send, without a browser."""

import json
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import uuid4

from playwright.sync_api import APIRequest, APIRequestContext, FilePayload

from tests.browser.answers import nik_of
from tests.browser.office import Office
from tests.processes.answers import good_answers
from tests.processes.case import UPLOADS

Field = str | float | bool | bytes | FilePayload

STEPS = (
    ("sari", "terima_surat"),
    ("sari", "cek_dtks"),
    ("rahayu", "telaah_manager"),
    ("kadis", "lapor_kadis"),
    ("endang", "susun_konsep"),
    ("kadis", "tanda_tangan"),
    ("joko", "verifikasi_lapangan"),
    ("joko", "berita_acara"),
)
TRIES, PAUSE_S = 60, 0.2
FILES: Mapping[str, FilePayload] = {
    key: {"name": it.name, "mimeType": it.content_type, "buffer": it.content}
    for key, (it, *_) in UPLOADS.items()
}


@dataclass(frozen=True)
class Played:
    """The path of a case's page, and those of its tasks by element."""

    case: str
    tasks: Mapping[str, str]


def play(request: APIRequest, office: Office, *, subject: str, until: str) -> Played:
    """Start a case for `subject` and answer its tasks until one waits."""
    with _signed_in(request, office, "sari") as sari:
        started = sari.post("/layanan/bna-santunan-jpst/kasus")
        case = _first(r"/kasus/[0-9a-f-]{36}", started.text())
    tasks = {"terima_surat": urlsplit(started.url).path}
    for login, element in STEPS:
        with _signed_in(request, office, login) as who:
            if element not in tasks:
                tasks[element] = _waiting(who, subject)
            if element == until:
                break
            _complete(who, tasks[element], {**good_answers(element), **_person(element, subject)})
    return Played(case, tasks)


@contextmanager
def _signed_in(request: APIRequest, office: Office, login: str) -> Iterator[APIRequestContext]:
    page = {"Origin": office.address, "Accept": "application/json"}
    visitor = request.new_context(base_url=office.address, extra_http_headers=page)
    reply = visitor.post("/masuk", form={"login": login, "password": office.password})
    assert reply.ok, reply.text()
    token = {"X-CSRFToken": str(reply.json()["csrf"])}
    who = request.new_context(
        base_url=office.address,
        extra_http_headers={**page, **token},
        storage_state=visitor.storage_state(),
    )
    yield who
    who.dispose()
    visitor.dispose()


def _waiting(who: APIRequestContext, subject: str) -> str:
    """Return the path of the case's task in the queue, as soon as it is there."""
    for _ in range(TRIES):
        page = who.get("/tugas", params={"tampilan": "antrean", "cari": subject}).text()
        if "/pengambilan" in page:
            break
        time.sleep(PAUSE_S)
    return _first(r"/tugas/[0-9a-f-]{36}", page)


def _first(pattern: str, page: str) -> str:
    found = re.search(pattern, page)
    assert found, page
    return found[0]


def _person(element: str, subject: str) -> dict[str, str]:
    return {"nama": subject, "nik": nik_of(subject)} if element == "terima_surat" else {}


def _complete(who: APIRequestContext, task: str, data: dict[str, object]) -> None:
    fields: dict[str, Field] = {"data": json.dumps(data), "key": str(uuid4()), **FILES}
    reply = who.post(f"{task}/penyelesaian", multipart=fields)
    assert reply.ok, (task, reply.text())
