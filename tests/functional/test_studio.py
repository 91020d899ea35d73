import re

import pytest
from werkzeug.test import TestResponse

from engine.bpmn.layout import lay_out
from tests.functional.browser import links, reply
from tests.functional.cases import CASE, start
from tests.functional.office import GATE, GATE_DIAGRAM, JPST, OPENS, Served

SHARED = "com-lengkapi-berkas"
EDITED = lay_out(GATE_DIAGRAM.replace(OPENS, "2020-01-01"))
VERSION = r"/studio/[\w-]+/versi/[0-9a-f-]{36}"


def test_the_studio_lists_every_procedure(office: Served) -> None:
    page = office["laras"].get("/studio")

    for key in (JPST, SHARED, GATE):
        assert f"/studio/{key}" in links(page, r"/studio/[\w-]+")


def test_the_studio_counts_running_cases(office: Served) -> None:
    start(office["sari"], GATE)

    assert 'data-label="Kasus berjalan">1</td>' in office["laras"].get("/studio").text


@pytest.mark.parametrize("login", ["sari", "budi", "hendra", "ningsih"])
def test_only_analysts_enter_the_studio(office: Served, login: str) -> None:
    page = office[login]

    assert page.get("/studio").status_code == 403
    assert page.get(f"/studio/{GATE}").status_code == 403
    assert page.send(f"/studio/{GATE}/versi", {"xml": EDITED}).status_code == 403


def test_who_is_not_signed_in_is_sent_to_sign_in(office: Served) -> None:
    assert office.visitor().get("/studio").location == "/masuk?lanjut=/studio"


def test_a_procedure_shows_its_versions_and_steps(office: Served) -> None:
    page = office["laras"].get(f"/studio/{JPST}")

    assert "Versi 1" in page.text
    assert "Tim Reaksi Cepat (TRC)" in page.text
    assert "Hasil pemeriksaan" in page.text


def test_the_editor_offers_forms_and_lanes(office: Served) -> None:
    [version] = links(office["laras"].get(f"/studio/{GATE}"), VERSION)

    page = office["laras"].get(version)

    assert '"f_isi"' in page.text
    assert '"Front Office"' in page.text
    assert b"uji_gerbang" in office["laras"].get(f"{version}/diagram.bpmn").data


def test_the_editor_of_an_older_version_says_so(office: Served) -> None:
    [old] = links(office["laras"].get(f"/studio/{GATE}"), VERSION)
    office["laras"].send(f"/studio/{GATE}/versi", {"xml": EDITED})

    assert "Ini bukan versi terbaru" in office["laras"].get(old).text


def test_a_version_is_found_under_its_own_procedure_only(office: Served) -> None:
    [version] = links(office["laras"].get(f"/studio/{GATE}"), VERSION)

    assert office["laras"].get(version.replace(GATE, JPST)).status_code == 404
    assert office["laras"].get("/studio/tidak-ada").status_code == 404


def test_a_sound_diagram_has_no_errors(office: Served) -> None:
    answer = office["laras"].send(f"/studio/{GATE}/pemeriksaan", {"xml": EDITED})

    assert answer.status_code == 200
    assert [it for it in reply(answer)["problems"] if it["severity"] == "error"] == []


def test_a_faulty_formula_is_named_with_its_element(office: Served) -> None:
    broken = EDITED.replace("today() &gt;=", "tudei( &gt;=").replace("today() >=", "tudei( >=")

    answer = office["laras"].send(f"/studio/{GATE}/pemeriksaan", {"xml": broken})

    [problem] = [it for it in reply(answer)["problems"] if it["severity"] == "error"]
    assert problem["element_id"] == "f3"
    assert problem["file"] == f"processes/{GATE}/{GATE}.bpmn"
    assert problem["line"]


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "bukan xml",
        "<a>",
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        None,
        7,
    ],
)
def test_broken_diagrams_give_problems(office: Served, xml: object) -> None:
    check = office["laras"].send(f"/studio/{GATE}/pemeriksaan", {"xml": xml})
    save = office["laras"].send(f"/studio/{GATE}/versi", {"xml": xml})

    assert check.status_code == 200
    assert reply(check)["problems"]
    assert save.status_code in {404, 422}
    assert reply(save)["message"]


@pytest.mark.parametrize("path", ["pemeriksaan", "versi"])
@pytest.mark.parametrize("text", ["[]", "null", '"teks"', "[" * 100_000, "{", '{"xml": "\\ud83d"}'])
def test_a_body_that_is_no_object_is_refused(office: Served, path: str, text: str) -> None:
    answer = office["laras"].send_text(f"/studio/{GATE}/{path}", text)

    assert answer.status_code == 422
    assert reply(answer)["message"]


@pytest.mark.parametrize("path", ["pemeriksaan", "versi"])
def test_an_unknown_procedure_is_neither_checked_nor_made(office: Served, path: str) -> None:
    xml = EDITED.replace("uji_gerbang", "baru")

    answer = office["laras"].send(f"/studio/baru/{path}", {"xml": xml})

    assert answer.status_code == 404
    assert office["laras"].get("/studio/baru").status_code == 404


def test_what_somebody_else_saved_meanwhile_is_not_passed_over(office: Served) -> None:
    [version] = links(office["laras"].get(f"/studio/{GATE}"), VERSION)
    save = _save_url(office["laras"].get(version))
    office["laras"].send(save, {"xml": EDITED})

    answer = office["laras"].send(save, {"xml": EDITED.replace("Sudah buka?", "Buka?")})

    assert answer.status_code == 409
    assert reply(answer)["message"].startswith("Versi baru sudah disimpan orang lain")
    assert len(links(office["laras"].get(f"/studio/{GATE}"), VERSION)) == 2


def test_an_older_version_may_be_saved_again_by_who_knows_that_it_is_old(office: Served) -> None:
    [old] = links(office["laras"].get(f"/studio/{GATE}"), VERSION)
    office["laras"].send(f"/studio/{GATE}/versi", {"xml": EDITED})
    page, text = office["laras"].get(old), office["laras"].get(f"{old}/diagram.bpmn").text

    answer = office["laras"].send(_save_url(page), {"xml": text})

    assert reply(answer)["version"] == 3


def test_a_note_is_kept_without_what_cannot_be_stored(either_office: Served) -> None:
    laras = either_office["laras"]

    laras.send(f"/studio/{GATE}/versi", {"xml": EDITED, "note": "buka\x00 awal"})

    assert "buka awal" in laras.get(f"/studio/{GATE}").text


def test_a_faulty_diagram_is_not_saved(office: Served) -> None:
    answer = office["laras"].send(f"/studio/{GATE}/versi", {"xml": EDITED.replace("f_isi", "f_x")})

    assert answer.status_code == 422
    assert reply(answer)["problems"]
    assert len(links(office["laras"].get(f"/studio/{GATE}"), VERSION)) == 1


def test_the_next_case_starts_on_the_saved_version_and_running_ones_stay(
    either_office: Served,
) -> None:
    sari, laras = either_office["sari"], either_office["laras"]
    old = start(sari, GATE)

    answer = laras.send(f"/studio/{GATE}/versi", {"xml": EDITED, "note": "dibuka lebih awal"})
    new = start(sari, GATE)

    assert reply(answer) == {"next": f"/studio/{GATE}", "version": 2}
    assert "dibuka lebih awal" in laras.get(f"/studio/{GATE}").text
    for task, outcome in ((old, "Jawaban Anda tersimpan"), (new, "Kasus ini selesai")):
        done = reply(sari.hand_in(task, {"nama": "Tukirah"}))["next"]
        assert outcome in sari.get(done).text
    assert len(links(either_office["budi"].get("/kasus?status=ended"), CASE)) == 1


def test_an_unchanged_diagram_makes_no_version(office: Served) -> None:
    [version] = links(office["laras"].get(f"/studio/{GATE}"), VERSION)
    same = office["laras"].get(f"{version}/diagram.bpmn").text

    assert reply(office["laras"].send(f"/studio/{GATE}/versi", {"xml": same}))["version"] == 1


def test_callers_take_a_new_version_of_what_they_call(office: Served) -> None:
    [version] = links(office["laras"].get(f"/studio/{SHARED}"), VERSION)
    text = office["laras"].get(f"{version}/diagram.bpmn").text
    renamed = text.replace('name="Lengkapi berkas"', 'name="Bawa berkas yang kurang"')

    answer = office["laras"].send(f"/studio/{SHARED}/versi", {"xml": renamed})

    assert reply(answer)["version"] == 2
    assert f"memakai {SHARED} baru" in office["laras"].get(f"/studio/{JPST}").text


def _save_url(page: TestResponse) -> str:
    found = re.search('data-save-url="([^"]+)"', page.text)
    assert found
    return found[1].replace("&amp;", "&")
