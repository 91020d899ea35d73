"""Timer start events of real diagrams begin cases in their rhythm."""

from datetime import UTC, datetime, timedelta

from engine.domain.routine import Routine, RoutineKind
from engine.library import Library
from engine.services import definitions
from tests.integration.services.desk import OFFICE, Desk
from tests.integration.services.test_scheduled_starts import cases
from tests.processes.case import NOW, ROOT

PKH = "mtm-monitoring-pkh"
# The desk's case begins on 21 November 2026, 10.00 WIB; three months later is a Sunday.
FIRST = datetime(2027, 2, 21, 3, 0, tzinfo=UTC)
SECOND = datetime(2027, 5, 21, 3, 0, tzinfo=UTC)
MOMENT = timedelta(seconds=1)


def deploy(desk: Desk, *, changed: bool = False, every: str = "R/P3M") -> None:
    def read(key: str) -> dict[str, str]:
        files = Library(ROOT).files(key)
        path = f"processes/{key}/{key}.bpmn"
        if key == PKH:
            files[path] = files[path].replace("R/P3M", every)
            files[path] += "<!-- diubah -->" if changed else ""
        return files

    with desk.database.work(OFFICE.id) as work:
        definitions.deploy(work, key=PKH, read=read, by="Wati", at=desk.at)


def planned(desk: Desk) -> Routine:
    with desk.database.reading(OFFICE.id) as work:
        (found,) = (it for it in work.routines.all() if it.kind is RoutineKind.START)
    return found


def test_a_round_begins_every_three_months_by_itself(desk: Desk) -> None:
    deploy(desk)

    desk.at = FIRST - MOMENT
    desk.sweep()
    before = cases(desk)
    desk.at = FIRST
    desk.sweep()

    (case_id,) = cases(desk)
    assert before == []
    assert planned(desk).due_at == SECOND
    assert desk.waits_for(case_id) == {"siapkan_bahan"}
    assert desk.instance(case_id).business_key is not None


def test_a_version_that_changes_something_else_keeps_the_rhythm(desk: Desk) -> None:
    deploy(desk)
    desk.at = NOW + timedelta(days=60)

    deploy(desk, changed=True)

    assert planned(desk).due_at == FIRST


def test_another_rhythm_begins_anew(desk: Desk) -> None:
    deploy(desk)
    desk.at = NOW + timedelta(days=60)

    deploy(desk, every="R/P1M")

    assert planned(desk).due_at == datetime(2027, 2, 20, 3, 0, tzinfo=UTC)
