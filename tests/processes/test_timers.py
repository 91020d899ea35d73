"""Every timer of the procedures falls due at the time that its standard or design states."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from engine.demonstration import OFFICES
from engine.domain.snapshot import Snapshot, Variables
from engine.domain.working_time import usual_hours
from tests.processes.books import BOOKS
from tests.processes.case import Case, package

# The times at which a timer may fall due, from its opening and the case's variables then.
Rule = Callable[[datetime, Variables], set[datetime]]
DAY = timedelta(days=1)


def days(number: float) -> Rule:
    return lambda opened, _: {opened + number * DAY}


def working_days(number: float) -> Rule:
    return lambda opened, _: {worked(opened, number)}


def worked(start: datetime, number: float) -> datetime:
    assert isinstance(start.tzinfo, ZoneInfo)
    return (
        usual_hours(start.tzinfo)
        .add(number * timedelta(hours=7.5), start=start)
        .astimezone(start.tzinfo)
    )


def year_end(opened: datetime, _: Variables) -> set[datetime]:
    return {opened.replace(month=12, day=31, hour=23, minute=59, second=59, microsecond=0)}


def mornings_of_visits(opened: datetime, _: Variables) -> set[datetime]:
    """When the office begins to work on a day on which a story has a visit."""
    return {datetime(2026, 12, day, 7, 30, tzinfo=opened.tzinfo) for day in (1, 2, 7)}


def after_period(number: float) -> Rule:
    def due(opened: datetime, known: Variables) -> set[datetime]:
        end = datetime.fromisoformat(known["akhir_periode"]).replace(tzinfo=opened.tzinfo)
        checked = worked(end + DAY, 14)
        return {worked(checked, number) if number else checked}

    return due


TIMERS: Mapping[str, Mapping[str, Rule]] = {
    "bna-aduan": {"t_bidang": working_days(12), "t_data": days(30), "t_10": days(10)},
    "bna-santunan-jpst": {"t_tahun": year_end, "t_ingat": days(7), "t_batas": days(14)},
    "grt-aduan-pangan": {"t_pfm": working_days(10.5), "t_data": days(30), "t_10": days(10)},
    "grt-monitoring-pangan": {
        "tunggu_bayar": days(7),
        "tunggu_ulang": days(7),
        "t_periode": after_period(0),
        "t_periode_sekretaris": after_period(5),
        "t_periode_kadis": after_period(10),
    },
    "mgl-aduan-berjenjang": {
        "t_1": working_days(3),
        "t_2": working_days(4.5),
        "t_3": working_days(4.5),
        "t_data": days(30),
        "t_10": days(10),
    },
    "mgl-pantau-bpnt": {"k_tunggu": mornings_of_visits},
    "mtm-aduan": {"t_bidang": working_days(12), "t_data": days(30), "t_10": days(10)},
    "mtm-monitoring-pkh": {"t_bukti": working_days(3), "m_perpanjang": working_days(4)},
    "mtr-aduan": {"t_bo": working_days(6), "t_data": days(30), "t_10": days(10)},
    "mtr-layanan-sembako": {
        "t_40": working_days(40 / 60 / 7.5),
        "t_ingat": days(7),
        "t_batas": days(14),
    },
    "com-skm": {"t_14": days(14)},
}


EVENTS = ("boundaryEvent", "intermediateCatchEvent")
# Of procedures that are called, and looked at with a caller that opens them.
ELSEWHERE = {"t_ingat", "t_batas"}


class Timed(Case):
    """A case that remembers when each timer was opened, and for when."""

    def __init__(self, key: str, begun: datetime, start_id: str | None, **given: object) -> None:
        self.opened: dict[str, tuple[datetime, datetime, Variables]] = {}
        super().__init__(key, begun=begun, start_id=start_id, **given)

    def _note(self, snapshot: Snapshot) -> None:
        for it in snapshot.opened_timers:
            self.opened.setdefault(it.element_id, (self.at, it.due_at, snapshot.variables))
        super()._note(snapshot)


def begun(key: str) -> datetime:
    """A Monday morning in the zone of the package's office."""
    zones = [it.office.zone for it in OFFICES if key.startswith(it.prefix)]
    return datetime(2026, 11, 23, 8, 15, tzinfo=ZoneInfo(zones[0] if zones else "Asia/Jakarta"))


@cache
def stories(key: str) -> list[Timed]:
    played = []
    for story in BOOKS[key].stories.values():
        case = Timed(key, begun(key), story.start_id, **story.variables)
        case.play(story.choices)
        played.append(case)
    return played


@pytest.mark.parametrize(
    ("key", "element_id"), [(key, it) for key, rules in TIMERS.items() for it in rules]
)
def test_a_timer_falls_due_when_it_is_said_to(key: str, element_id: str) -> None:
    found = [it.opened[element_id] for it in stories(key) if element_id in it.opened]

    assert found, "no story opens it"
    for opened, due_at, known in found:
        assert due_at in TIMERS[key][element_id](opened, known)


@pytest.mark.parametrize("key", sorted(TIMERS))
def test_no_timer_of_a_procedure_is_left_out(key: str) -> None:
    _, _, facts = package(key)
    events = (it for process in facts.values() for it in process.elements.values())
    drawn = {it.id for it in events if it.kind in EVENTS and it.message is None}

    assert drawn <= TIMERS[key].keys() | ELSEWHERE
