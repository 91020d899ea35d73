"""How decisions came out stands in the history of a case: who may read it, and what it hides."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from engine.domain.history import Happening, HistoryEntry
from engine.messages.failures import describe_failure
from engine.services import incidents
from engine.services.rulings import MOST_TOLD
from tests.integration.services.desk import OFFICE, Desk, person
from tests.integration.services.packages import NEVER, Files, branching, then
from tests.unit.bpmn.dmn import FILE, decision, decisions, literal, ruled, table
from tests.unit.bpmn.models import repeated
from tests.unit.bpmn.packages import field, form

NIK = "5271995104871011"
AIDS = table(
    ["umur", "penghasilan"],
    ["layak"],
    [(">= 60", "< 1000000", "true"), ("< 60", "-", "false"), ("-", ">= 1000000", "false")],
    hit="FIRST",
    remarks=["Lansia miskin", "", ""],
)
AID = decisions(decision("layak", "Kelayakan bantuan", AIDS))


def number(key: str, **facts: Any) -> dict[str, Any]:
    return {"type": "number", "key": key, "label": key, **facts}


ASKED = number("umur"), number("penghasilan")


def asking(*asked: dict[str, Any], task: str, file: str) -> Files:
    """A task with these questions, then a decision, then another task."""
    files = then(("x", task))
    return {**files, "forms/uji/f_isi.form": form(*asked), FILE: file}


def decided(desk: Desk, case_id: UUID, *, by: str = "Budi") -> list[HistoryEntry]:
    history = desk.view(case_id, by=by).history
    return [it for it in history if it.happening is Happening.DECIDED]


def ended(desk: Desk, files: Files, **answers: Any) -> UUID:
    desk.deploy(files)
    case_id = desk.start("uji")
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data=answers, files={})
    return case_id


OPEN = asking(*ASKED, task=ruled(ref="layak", name="Tentukan"), file=AID)


def test_a_decision_is_told_with_what_it_saw_the_rule_that_held_and_what_it_gave(
    desk: Desk,
) -> None:
    case_id = ended(desk, OPEN, umur=67, penghasilan=900_000)

    [entry] = decided(desk, case_id)
    assert (entry.name, entry.process_id, entry.element_id) == ("Kelayakan bantuan", "uji", "x")
    assert entry.at == desk.at
    assert entry.facts == {
        "inputs": [["Umur", 67], ["Penghasilan", 900_000]],
        "rules": [[1, "Lansia miskin"]],
        "results": [{"Layak": True}],
        "more_rules": 0,
        "is_table": True,
    }


def test_it_stands_between_what_led_to_it_and_the_end(desk: Desk) -> None:
    case_id = ended(desk, OPEN, umur=67, penghasilan=900_000)

    assert desk.happened(case_id) == ["started", "task_completed", "decided", "ended"]


def test_overseers_read_it_and_nobody_else(desk: Desk) -> None:
    case_id = ended(desk, OPEN, umur=67, penghasilan=900_000)

    assert decided(desk, case_id, by="Budi")
    assert decided(desk, case_id, by="Sari") == []


def test_decisions_that_were_needed_are_told_first(desk: Desk) -> None:
    group = decision("golongan", "Golongan", table(["umur"], ["g"], [(">= 60", '"lansia"')]))
    fit = decision("layak", "Kelayakan", literal('Golongan = "lansia"'), needs="#golongan")
    files = asking(*ASKED, task=ruled(ref="layak"), file=decisions(group, fit))

    first, last = decided(desk, ended(desk, files, umur=70, penghasilan=1))

    assert (first.name, first.facts["results"]) == ("Golongan", [{"G": "lansia"}])
    assert (last.name, last.facts["results"]) == ("Kelayakan", [{"Kelayakan": True}])
    assert last.facts["rules"] is None


def test_personal_data_is_hidden(desk: Desk) -> None:
    asked = (
        {**field("nik"), "properties": {"alur:type": "nik", "alur:class": "A"}},
        {**field("sakit"), "properties": {"alur:class": "C"}},
        {**field("alamat"), "properties": {"alur:class": "B"}},
        {**field("nama"), "properties": {"alur:type": "name"}},
        field("jenis"),
    )
    inputs = ["nik", "sakit", "alamat", "nama", "jenis"]
    rows = table(inputs, ["hasil"], [("-", "-", "-", "-", "-", "nik")])
    file = decisions(decision("hasil", "Keputusan", rows))

    files = asking(*asked, task=ruled(ref="hasil"), file=file)
    answers = {"nik": NIK, "sakit": "TB", "alamat": "Karang Baru", "nama": "Baiq", "jenis": "baru"}

    [entry] = decided(desk, ended(desk, files, **answers))

    assert dict(entry.facts["inputs"]) == {
        "Nik": "527199******1011",
        "Sakit": "****",
        "Alamat": "****",
        "Nama": "****",
        "Jenis": "baru",
    }
    assert entry.facts["results"] == [{"Hasil": "527199******1011"}]


def test_what_a_needed_decision_made_of_personal_data_is_hidden(desk: Desk) -> None:
    asked = {**field("sakit"), "properties": {"alur:class": "C"}}
    inner = decision("tingkat", "Tingkat", literal("sakit"))
    outer = decision("hasil", "Hasil", literal('Tingkat = "TB"'), needs="#tingkat")
    files = asking(asked, task=ruled(ref="hasil"), file=decisions(inner, outer))

    first, last = decided(desk, ended(desk, files, sakit="TB"))

    assert first.facts["results"] == [{"Tingkat": "****"}]
    assert dict(last.facts["inputs"])["Tingkat"] == "****"
    assert last.facts["results"] == [{"Hasil": True}]


def test_of_very_many_decisions_the_first_are_told(desk: Desk) -> None:
    task = ruled("x", "layak", repeated("for n in 1..60 return n + 40", "umur"))
    files = asking(*ASKED, task=task, file=AID)

    *told, last = decided(desk, ended(desk, files, umur=1, penghasilan=1))

    assert len(told) == MOST_TOLD
    assert last.facts == {"left_out": 60 - MOST_TOLD}


def test_a_decision_that_fails_is_an_incident_that_a_supervisor_can_try_again(desk: Desk) -> None:
    rows = table(["umur"], ["hasil"], [("-", "1"), ('? > 0 and today() = date("2026-11-21")', "2")])
    file = decisions(decision("hasil", "Kelayakan bantuan", rows))
    case_id = ended(desk, asking(*ASKED, task=ruled(ref="hasil"), file=file), umur=1, penghasilan=1)

    [incident] = desk.view(case_id).incidents
    assert describe_failure(incident.code, incident.detail) == (
        "keputusan “Kelayakan bantuan” tidak dapat diambil. Aturan 1 dan 2 berlaku bersamaan,"
        " padahal menurut kebijakan UNIQUE tabelnya itu tidak boleh terjadi."
    )
    assert desk.happened(case_id) == ["started", "step_failed"]

    desk.at += timedelta(days=1)
    with desk.database.work(OFFICE.id) as work:
        incidents.retry(work, incident_id=incident.id, actor=person("Budi"), at=desk.at)
    assert desk.happened(case_id)[-3:] == ["step_retried", "decided", "ended"]


def test_what_was_decided_in_a_step_that_failed_is_not_told(desk: Desk) -> None:
    files = branching(NEVER, ("x", ruled(ref="layak")))

    case_id = ended(desk, {**files, "forms/uji/f_isi.form": form(*ASKED), FILE: AID}, umur=1)

    assert desk.happened(case_id) == ["started", "step_failed"]
