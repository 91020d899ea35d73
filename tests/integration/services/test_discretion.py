"""Who sees what of people's data: only what a step needs."""

import pytest

from engine.domain.errors import NotPermittedError
from engine.services import documents, tasks
from tests.integration.services.desk import OFFICE, Desk, person


def handed_over(desk: Desk) -> tuple[object, object]:
    """A case whose recipient was photographed, and the picture's id."""
    case_id = desk.start()
    desk.play(case_id, until="lpj")
    pictures = [it for it in desk.view(case_id).documents if it.field == "foto_serah"]
    return case_id, pictures[0].id


def opened_by(desk: Desk, name: str, document_id: object) -> bytes:
    with desk.database.reading(OFFICE.id) as work:
        found = documents.read(work, document_id=document_id, actor=person(name))  # type: ignore[arg-type]
    return found[1]


def test_a_task_shows_only_what_its_form_names(desk: Desk) -> None:
    case_id = desk.start()
    desk.play(case_id, until="berita_acara")
    task = desk.task(case_id, "berita_acara")

    with desk.database.reading(OFFICE.id) as work:
        sheet = tasks.open_sheet(work, task_id=task.id, actor=person("Joko Purnomo"), at=desk.at)

    assert "nama" in sheet.values
    assert not {"nik", "no_kk", "penghasilan", "disabilitas"} & set(sheet.values)


@pytest.mark.parametrize("name", ["Mulyati", "Budi"])
def test_a_picture_of_a_person_is_for_who_took_it_and_the_chain(desk: Desk, name: str) -> None:
    _, picture = handed_over(desk)

    assert opened_by(desk, name, picture).startswith(b"\xff\xd8\xff")


def test_others_who_worked_on_the_case_do_not_see_the_picture(desk: Desk) -> None:
    case_id, picture = handed_over(desk)

    with pytest.raises(NotPermittedError):
        opened_by(desk, "Sari", picture)

    shown = desk.view(case_id, by="Sari").documents  # type: ignore[arg-type]
    assert "foto_serah" not in {it.field for it in shown}
    assert "berkas" in {it.field for it in shown}
