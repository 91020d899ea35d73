"""Who sees the people of a complaint: those who handle it, and the chain above them."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from engine.domain.actor import Actor
from engine.services import cases
from engine.services.cases import CaseView
from tests.integration.services.desk import OFFICE, Desk, person
from tests.integration.services.packages import asking
from tests.processes.book import FILE

ACCUSED = {"type": "textfield", "key": "terlapor", "label": "Terlapor"}
EVIDENCE = {"type": "filepicker", "key": "bukti", "label": "Bukti"}
PARTIES: dict[str, Any] = {"properties": {"alur:class": "D"}}
AUDITOR = replace(person("Tamu"), roles=frozenset({"auditor"}))


@pytest.fixture
def case_id(desk: Desk) -> UUID:
    desk.deploy(asking({**ACCUSED, **PARTIES}, {**EVIDENCE, **PARTIES}))
    case_id = desk.start("uji")
    answers = {"terlapor": "Ketua kelompok", "bukti": FILE}
    desk.complete(desk.task(case_id, "isi").id, by="Sari", data=answers)
    return case_id


def seen(desk: Desk, case_id: UUID, actor: Actor) -> CaseView:
    with desk.database.reading(OFFICE.id) as work:
        return cases.view(work, instance_id=case_id, actor=actor, at=desk.at)


@pytest.mark.parametrize("name", ["Sari", "Dewi", "Budi"])
def test_handlers_and_the_chain_see_whom_it_is_about(desk: Desk, case_id: UUID, name: str) -> None:
    view = seen(desk, case_id, person(name))

    assert [it.value for it in view.answers[0].lines] == ["Ketua kelompok"]
    assert [it.field for it in view.documents] == ["bukti"]


def test_others_who_may_open_the_case_do_not(desk: Desk, case_id: UUID) -> None:
    view = seen(desk, case_id, AUDITOR)

    assert [(it.value, it.is_withheld) for it in view.answers[0].lines] == [(None, True)]
    assert view.documents == ()
