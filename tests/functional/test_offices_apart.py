"""Nobody sees or changes anything of another office, at any address there is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

import pytest
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from engine.domain.calendar_entries import CalendarEntries, OfficeSeason
from engine.domain.hours_text import write_spans
from engine.domain.notice_text import Audience
from engine.domain.office_hours import CalendarKind, DayKind, Spans, SpecialDay
from engine.services import definitions, messages, users
from tests.functional.browser import TOKEN, Browser, links
from tests.functional.cases import case_of, fail, play, start, waiting
from tests.functional.office import JPST, NAMES, PASSWORD, START, Served, office_of
from tests.integration.records import a_delivery, a_notice
from tests.integration.services.packages import waiting_for

SUBJECT, OWN_WORDS = "Painem", "Kata kantor sendiri."
NEWS = "uang_cair"
STRANGER = "tetangga"
NUMBER = re.compile(r"\d{4}-JPST-\d{4}-\d{5}-\d")
NIGHT: Spans = ((time(19), time(23)),)
FLOOD = SpecialDay(day=date(2027, 1, 11), kind=DayKind.OWN, name="Banjir Serayu")
HARVEST = OfficeSeason(
    id=UUID("019ab000-0000-7000-8000-00000000ca1e"),
    name="Panen raya",
    first=date(2027, 5, 3),
    last=date(2027, 5, 7),
    hours={kind: {0: NIGHT} for kind in CalendarKind},
)
CLOSURE = {"day": "2027-06-07", "kind": "kantor", "name": "Tutup", "closes": "1"}
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")

# Every view that is told by its address what to show or to change: which of the office's ids go
# into the address. A stranger must be told that there is no such thing.
ADDRESSED: Mapping[str, Mapping[str, str]] = {
    "absences.end": {"absence_id": "absence"},
    "absences.remove": {"absence_id": "absence"},
    "calendar_days.edit_day": {"day": "day", "kind": "kind"},
    "calendar_days.change_day": {"day": "day", "kind": "kind"},
    "calendar_days.remove_day": {"day": "day", "kind": "kind"},
    "calendar_weeks.edit_season": {"season_id": "season"},
    "calendar_weeks.change_season": {"season_id": "season"},
    "calendar_weeks.remove_season": {"season_id": "season"},
    "cases.show": {"instance_id": "case"},
    "cases.diagram": {"instance_id": "case", "process_id": "process"},
    "cases.note": {"instance_id": "waiting", "wait_id": "wait"},
    "cases.retry": {"instance_id": "stuck", "incident_id": "incident"},
    "deliveries.resend": {"delivery_id": "delivery"},
    "deliveries.give_up": {"delivery_id": "delivery"},
    "documents.show": {"document_id": "document"},
    "escalations.assign": {"instance_id": "case", "task_id": "task"},
    "escalations.give_reason": {"instance_id": "case", "subject_id": "task"},
    "escalations.go_on": {"instance_id": "case"},
    "escalations.suspend": {"instance_id": "case"},
    "inbox.mark_one": {"notice_id": "notice"},
    "kept_messages.resend": {"message_id": "message"},
    "kept_messages.discard": {"message_id": "message"},
    "services.show": {"key": "key"},
    "services.start": {"key": "key"},
    "studio.show": {"key": "key"},
    "studio.edit": {"key": "key", "definition_id": "definition"},
    "studio.diagram": {"key": "key", "definition_id": "definition"},
    "studio.check": {"key": "key"},
    "studio.save": {"key": "key"},
    "tasks.sheet": {"task_id": "task"},
    "tasks.claim": {"task_id": "task"},
    "tasks.release": {"task_id": "task"},
    "tasks.save_draft": {"task_id": "task"},
    "tasks.complete": {"task_id": "task"},
    "tasks.completed": {"task_id": "task"},
    "time_tables.show": {"key": "key"},
    "decisions.show": {"key": "key"},
    "decisions.try_out": {"key": "key"},
}
# Views that show what the asker's office has: what to ask them for, so that they would show more.
LISTS: Mapping[str, tuple[str, ...]] = {
    "cases.search": ("status=running", "status=running&cari={subject}", "cari={number}"),
    "tasks.worklist": ("tampilan=antrean", "tampilan=antrean&cari={number}", "tampilan=saya"),
    "calendars.show": ("tahun=2027", "mulai=2027-01-08T10:00&jumlah=1&satuan=hari_kerja"),
    "calendar_weeks.edit_hours": ("",),
    "services.catalogue": ("",),
    "studio.index": ("",),
    "people.index": ("",),
    "escalations.index": ("",),
    "absences.index": ("",),
    "absences.form": ("",),
    "absences.enter": ("",),
    "inbox.show": ("",),
    "inbox.count": ("",),
    "inbox.mark_read": ("",),
    "kept_messages.index": ("",),
    "deliveries.index": ("",),
    "notice_texts.index": ("",),
    "own.show": ("",),
    "own.save": ("",),
}
# Views of what every office has at the same address: everybody gets their own office's.
COMMON: Mapping[str, str] = {
    "notice_texts.edit": "/teks-pemberitahuan/petugas/N-22",
    "notice_texts.save": "/teks-pemberitahuan/petugas/N-22",
    "notice_texts.restore": "/teks-pemberitahuan/petugas/N-22/bawaan",
    "notice_texts.show": "/teks-pemberitahuan/petugas/N-22/pratinjau",
}
# Views that change what all of the asker's own office share.
SHARED = {
    "calendar_days.add_day",
    "calendar_weeks.add_season",
    "calendar_weeks.change_hours",
    "calendar_weeks.switch_leave",
}
# Views that show nothing of any office, or, for letters, what everybody may check.
OPEN = {
    "static",
    "auth.sign_in",
    "auth.start_session",
    "auth.end_session",
    "calendar_days.new_day",
    "calendar_weeks.new_season",
    "home.start",
    "verification.ask",
    "verification.show",
}

# Who of the office itself may open what.
READERS = {
    "studio": "laras",
    "tasks": "sari",
    "calendar_days": "ningsih",
    "calendar_weeks": "ningsih",
}


@dataclass(frozen=True)
class Neighbourhood:
    """An office with cases, what it calls its own, and somebody of the office next door."""

    office: Served
    ids: Mapping[str, str]
    stranger: Browser

    def address(self, rule: Rule) -> str:
        names = ADDRESSED[rule.endpoint]
        values = {argument: self.ids[name] for argument, name in names.items()}
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: values[found[1]], rule.rule)


@pytest.fixture
def neighbourhood(either_office: Served) -> Neighbourhood:
    """Somebody with every role of the trade, in an office where nothing has happened yet."""
    ids = dict(_ids(either_office))
    with either_office.database.work(office_of(either_office, "Jember").id) as work:
        users.create(
            work,
            login=STRANGER,
            name="Orang Sebelah",
            position="Semua peran",
            roles=frozenset().union(*(roles for _, roles in NAMES.values())),
            password=PASSWORD,
        )
    stranger = either_office.visitor()
    assert stranger.sign_in(STRANGER, PASSWORD).status_code == 302
    return Neighbourhood(either_office, ids, stranger)


def _ids(office: Served) -> Iterator[tuple[str, str]]:
    case = play(office, until="cek_dtks", subject=SUBJECT)
    stuck = fail(office)
    page = office["sari"].get(case)
    yield "case", case[-36:]
    yield "stuck", stuck[-36:]
    yield "task", waiting(office["sari"], SUBJECT)[-36:]
    yield "document", links(page, r"/dokumen/[^\"]+")[0][-36:]
    yield "number", NUMBER.findall(page.text)[0]
    yield "subject", SUBJECT
    yield "incident", ID.findall(links(office["budi"].get(stuck), rf"{stuck}/kendala/[^\"]+")[0])[1]
    versions = links(office["laras"].get(f"/studio/{JPST}"), r"/studio/[\w-]+/versi/[0-9a-f-]{36}")
    yield "definition", versions[0][-36:]
    yield from _messages(office)
    yield "absence", _absence(office)
    yield from _calendar(office)
    yield from _deliveries(office)
    yield from _notices(office)
    yield "key", JPST
    yield "process", JPST.replace("-", "_")


def _absence(office: Served) -> str:
    """Let somebody go on leave tomorrow."""
    days = {"pertama": "2026-11-22", "terakhir": "2026-11-23"}
    assert office["sari"].post("/cuti", {"jenis": "cuti", **days}).status_code == 302
    [removal] = links(office["sari"].get("/cuti"), r"/cuti/[^\"]+/penghapusan")
    return removal.split("/")[2]


def _messages(office: Served) -> Iterator[tuple[str, str]]:
    """Let one case wait for news, and other news find nobody who waits."""
    office_id = office_of(office, "Banjarnegara").id
    with office.database.work(office_id) as work:
        read = waiting_for(NEWS, key="tahun")
        definitions.deploy(work, key="tunggu", read=lambda _: read, by="Laras", at=START)
        messages.send(work, name="kabar_lain", at=START)
        yield "message", str(work.messages.kept()[0].id)
    task = start(office["sari"], "tunggu")
    case = case_of(office["sari"], task)
    assert office["sari"].hand_in(task, {"tahun": "2026"}).status_code == 200
    yield "waiting", case[-36:]
    yield "wait", links(office["budi"].get(case), rf"{case}/kabar/[^\"]+")[0][-36:]


def _calendar(office: Served) -> Iterator[tuple[str, str]]:
    """Let the office close for a flood, and keep other hours for some days."""
    with office.database.work(office_of(office, "Banjarnegara").id) as work:
        work.calendar.add_days([FLOOD])
        work.calendar.add_season(HARVEST)
        work.calendar.set_week(CalendarKind.WORKING, {0: NIGHT})
        work.calendar.set_leave_closes(closes=False)
    yield "day", FLOOD.day.isoformat()
    yield "kind", FLOOD.kind.value
    yield "season", str(HARVEST.id)
    yield "closure", FLOOD.name
    yield "season_name", HARVEST.name
    yield "hours", write_spans(NIGHT)


def _entries(office: Served) -> CalendarEntries:
    with office.database.reading(office_of(office, "Banjarnegara").id) as work:
        return work.calendar.entries()


def _deliveries(office: Served) -> Iterator[tuple[str, str]]:
    """Leave something that could not be sent."""
    delivery = a_delivery().refused("refused 550")
    with office.database.work(office_of(office, "Banjarnegara").id) as work:
        work.deliveries.add([delivery])
    yield "delivery", str(delivery.id)


def _notices(office: Served) -> Iterator[tuple[str, str]]:
    """Tell somebody something, in the office's own words."""
    with office.database.work(office_of(office, "Banjarnegara").id) as work:
        reader = work.users.by_login("sari")
        assert reader is not None
        notice = a_notice(reader.id)
        work.notices.add([notice])
        work.notice_texts.put(Audience.STAFF, "N-22", text=OWN_WORDS)
    yield "notice", str(notice.id)


def _rules(office: Served) -> list[Rule]:
    return list(office.app.url_map.iter_rules())


def test_every_view_has_its_place_here(office: Served) -> None:
    known = [*ADDRESSED, *LISTS, *SHARED, *COMMON, *OPEN]

    assert sorted(known) == sorted({rule.endpoint for rule in _rules(office)})
    for rule in _rules(office):
        if rule.endpoint not in {*OPEN, *COMMON}:
            assert rule.arguments == set(ADDRESSED.get(rule.endpoint, ())), rule.endpoint


def test_a_stranger_finds_nothing_at_any_address(neighbourhood: Neighbourhood) -> None:
    for rule in _rules(neighbourhood.office):
        if rule.endpoint in ADDRESSED:
            answer = _ask(neighbourhood.stranger, rule, neighbourhood.address(rule))
            assert answer.status_code == 404, rule
            assert SUBJECT not in answer.text


def test_a_strangers_lists_hold_nothing_of_the_office(neighbourhood: Neighbourhood) -> None:
    ids = neighbourhood.ids
    for rule in _rules(neighbourhood.office):
        for query in LISTS.get(rule.endpoint, ()):
            asked = query.format_map(ids)
            answer = _ask(neighbourhood.stranger, rule, f"{rule.rule}?{asked}")
            assert answer.status_code in {200, 302, 422}, rule
            # A page repeats what was searched for, and days of each office are of the same kinds.
            known = {*ids.values(), "Sari Wulandari"} - {ids["kind"]}
            shown = [it for it in known if it not in asked]
            assert [it for it in shown if it in answer.text] == [], (rule, asked)


def test_a_strangers_pages_hold_no_words_of_the_office(neighbourhood: Neighbourhood) -> None:
    for rule in _rules(neighbourhood.office):
        if rule.endpoint in COMMON:
            answer = _ask(neighbourhood.stranger, rule, COMMON[rule.endpoint])
            assert OWN_WORDS not in answer.text
    assert OWN_WORDS not in neighbourhood.stranger.get("/teks-pemberitahuan").text
    assert OWN_WORDS in neighbourhood.office["ningsih"].get(COMMON["notice_texts.edit"]).text


def test_nothing_of_the_office_has_changed(neighbourhood: Neighbourhood) -> None:
    office = neighbourhood.office
    paths = (f"/kasus/{neighbourhood.ids['case']}", "/cuti")
    before, entries = [office["budi"].get(path).text for path in paths], _entries(office)

    for rule in _rules(office):
        if rule.endpoint in ADDRESSED or rule.endpoint in SHARED:
            address = rule.rule if rule.endpoint in SHARED else neighbourhood.address(rule)
            _ask(neighbourhood.stranger, rule, address)
            neighbourhood.stranger.post(address, CLOSURE)

    after = [office["budi"].get(path).text for path in paths]
    assert [*map(_without_token, after)] == [*map(_without_token, before)]
    assert _entries(office) == entries


def test_its_own_people_do_find_it_there(neighbourhood: Neighbourhood) -> None:
    office = neighbourhood.office
    for rule in _rules(office):
        if rule.endpoint in ADDRESSED and _method(rule) == "GET":
            who = READERS.get(rule.endpoint.split(".")[0], "budi")
            answer = office[who].get(neighbourhood.address(rule))
            assert answer.status_code in {200, 302}, rule


def _ask(browser: Browser, rule: Rule, address: str) -> TestResponse:
    if _method(rule) == "GET":
        return browser.get(address)
    return browser.send(address, {"data": {}, "xml": "<x/>", "note": "-"}, method=_method(rule))


def _method(rule: Rule) -> str:
    [method] = (rule.methods or set()) - {"HEAD", "OPTIONS"}
    return method


def _without_token(page: str) -> str:
    return TOKEN.sub("", page)
