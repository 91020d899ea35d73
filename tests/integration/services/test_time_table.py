"""What a version says about time to everybody, before any case begins."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from engine.bpmn.facts import read_facts
from engine.domain.bundle import Bundle
from engine.domain.durations import Duration
from engine.domain.ladder import Party, Told
from engine.domain.snapshot import Target
from engine.domain.working_time import office_calendars
from engine.services import forecast, promises, time_table
from engine.services.deployed import Deployed
from engine.services.forecast import Forecast, Outlook
from engine.services.promises import Promise
from engine.services.time_plan import TimePlan
from engine.services.time_table import Mark, Step, TimeTable
from tests.integration.records import a_definition
from tests.integration.services.desk import JPST, OFFICE, Desk
from tests.processes.case import NOW, package
from tests.unit.bpmn.packages import END, START, chain, files, form

MONDAY = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # 09.00 WIB
# Three months from here hold the end of the year and Idulfitri.
BEFORE_LEAVE = datetime(2026, 12, 14, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
CHOICE = {
    "type": "select",
    "key": "kelas",
    "label": "Kelas",
    "values": [{"label": "Ringan", "value": "ringan"}, {"label": "Satu", "value": 1}],
}


def version(key: str) -> Deployed:
    bundle, _, _ = package(key)
    return Deployed(a_definition(key=key, bundle=bundle))


def promising(promise: str) -> Deployed:
    """A version whose only form asks for a class."""
    own = f'<camunda:properties><camunda:property name="alur:promise" value="{promise}"/>'
    extension = f"<bpmn:extensionElements>{own}</camunda:properties></bpmn:extensionElements>"
    task = '<bpmn:userTask id="isi" name="Isi" camunda:formRef="f_isi"/>'
    process = extension + START + task + END + chain("mulai", "isi", "selesai")
    bundle = Bundle("uji", files(_document(process), asked=form(CHOICE)))
    return Deployed(a_definition(key="uji", bundle=bundle))


def _document(process: str) -> str:
    return (
        '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"'
        ' xmlns:camunda="http://camunda.org/schema/1.0/bpmn">'
        f'<bpmn:process id="uji" isExecutable="true">{process}</bpmn:process></bpmn:definitions>'
    )


def marked(*elements: str) -> TimeTable:
    bundle = Bundle("uji", {"processes/uji/uji.bpmn": _document("".join(elements))})
    return time_table.read(TimePlan(read_facts(bundle), "uji"))


def mark(name: str) -> str:
    return (
        "<bpmn:extensionElements><camunda:properties>"
        f'<camunda:property name="alur:{name}" value="true"/>'
        "</camunda:properties></bpmn:extensionElements>"
    )


def table(key: str) -> TimeTable:
    return time_table.read(version(key).time_plan)


def step(found: TimeTable, element_id: str) -> Step:
    return next(it for it in found.steps if it.place[1] == element_id)


def since(key: str, start: datetime) -> Forecast:
    found = version(key)
    return Outlook(
        plan=found.time_plan,
        table=table(key),
        promises=promises.of_version(found, at=NOW),
        calendars=office_calendars(ZoneInfo("Asia/Jakarta")),
    ).since(start)


def test_it_says_on_which_branch_the_clock_begins_and_stops() -> None:
    found = table(JPST)

    assert found.starts == (Mark(after="Berkas lengkap?", branch="lengkap"),)
    assert [it.branch for it in found.stops] == ["diterima"]
    assert "Menunggu pemohon melengkapi berkas" in found.pauses


def test_the_clock_may_begin_with_a_step_or_a_branch_without_a_name() -> None:
    found = marked(
        f'<bpmn:task id="terima" name="Terima">{mark("clockStart")}</bpmn:task>',
        '<bpmn:task id="jawab" name="Jawab"/>',
        f'<bpmn:sequenceFlow id="f" sourceRef="terima" targetRef="jawab">{mark("clockStop")}',
        "</bpmn:sequenceFlow>",
    )

    assert found.starts == (Mark(after="Terima"),)
    assert found.stops == (Mark(after="Terima"),)


def test_steps_stand_in_file_order_with_target_lane_and_ladder() -> None:
    found = table(JPST)

    first = found.steps[0]
    assert (first.place[1], first.lane) == ("terima_surat", "Front Office Puskesos SLRT")
    assert first.target == Target(amount=1, unit="hk")
    assert first.ladder.above[Told.FIRST] == "manager_slrt"
    assert step(found, "cek_anggaran").ladder.party is Party.INSTITUTION


def test_a_call_stands_for_the_tasks_that_share_its_target() -> None:
    found = table(JPST)

    assert step(found, "terbit_st").shares
    assert not step(found, "terima_surat").shares
    assert "com_terbit_surat" not in {it.place[0] for it in found.steps}


def test_tasks_of_a_called_procedure_with_targets_of_their_own_follow_the_call() -> None:
    found = [it.place for it in table("mgl-aduan-berjenjang").steps]

    call = found.index(("mgl_aduan_berjenjang", "tim"))
    assert found[call + 1] == ("com_tim_pengaduan", "bentuk_tim")


def test_a_promise_of_the_standard_holds_always() -> None:
    assert promises.of_version(version(JPST), at=NOW) == (Promise(duration=Duration(months=3)),)


def test_a_promise_that_depends_on_one_choice_is_told_for_each() -> None:
    found = promises.of_version(version("mgl-aduan-berjenjang"), at=NOW)

    assert {it.choice: it.duration.working_days for it in found} == {
        "Permintaan informasi (5 hari kerja)": 5,
        "Ringan (2 hari kerja)": 2,
        "Tidak berkadar pengawasan (14 hari kerja)": 14,
        "Berkadar pengawasan (60 hari kerja)": 60,
    }


@pytest.mark.parametrize("text", ["", "P1X", "hari + kelas", "kelas", "lain"])
def test_nothing_is_told_of_what_depends_on_more_or_promises_nothing(text: str) -> None:
    assert promises.of_version(promising(text), at=NOW) == ()


def test_a_formula_that_asks_for_nothing_holds_always() -> None:
    found = promises.of_version(promising("&quot;P&quot; + &quot;2HK&quot;"), at=NOW)

    assert found == (Promise(duration=Duration(working_days=2)),)


def test_only_texts_are_choices_of_a_promise() -> None:
    found = promises.of_version(
        promising("if kelas = null then null else &quot;P2HK&quot;"), at=NOW
    )

    assert [it.choice for it in found] == ["Ringan"]


def test_a_forecast_tells_the_levels_of_the_promise_and_of_each_step() -> None:
    found = since("mtr-layanan-sembako", MONDAY)

    [promised] = found.promises
    assert promised.moments[100] == promised.why.due
    first = found.steps[0]
    assert first.due_at == first.moments[100] == MONDAY + HOUR / 6
    assert first.moments[150] == MONDAY + HOUR / 4


def test_steps_are_squeezed_when_the_promise_leaves_too_few_days(desk: Desk) -> None:
    with desk.database.reading(OFFICE.id) as work:
        found = forecast.outlook(work, version(JPST), at=NOW).since(BEFORE_LEAVE)

    [promised] = found.promises
    first = found.steps[0]
    assert promised.why.working_days < 58
    assert first.target.amount == pytest.approx(promised.why.working_days / 58)


def test_where_the_promise_is_not_the_only_one_steps_keep_their_targets() -> None:
    found = since("mgl-aduan-berjenjang", MONDAY)

    assert len(found.promises) == 4
    assert all(it.target == it.step.target for it in found.steps)


def test_an_outlook_counts_in_the_hours_of_the_office(desk: Desk) -> None:
    with desk.database.reading(OFFICE.id) as work:
        found = forecast.outlook(work, version(JPST), at=NOW).since(MONDAY)

    assert found.promises[0].why.due == datetime(2027, 2, 23, 9, 0, tzinfo=UTC)
