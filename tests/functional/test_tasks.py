import json
import re
from uuid import uuid4

import pytest

from engine.domain.upload import Upload
from tests.functional.browser import links, reply, script_data
from tests.functional.cases import CASE, case_of, complete, play, start, waiting
from tests.functional.office import GATE, PASSWORD, Served
from tests.processes.answers import APPLICANT, FILE
from tests.processes.case import UPLOADS
from webapp.bodies import LARGEST_REQUEST, USUAL_REQUEST

PDF = UPLOADS[FILE][0]
NOBODY = "/tugas/01a20000-0000-7000-8000-000000000000"


def test_claiming_opens_the_form(either_office: Served) -> None:
    play(either_office, until="telaah_manager")
    rahayu = either_office["rahayu"]
    task = waiting(rahayu, "Kasiyem")

    answer = rahayu.post(f"{task}/pengambilan")

    assert answer.location == task
    page = rahayu.get(task)
    assert "data-readonly" not in page.text
    assert "Lepaskan tugas" in page.text


def test_a_free_task_is_shown_read_only_until_somebody_takes_it(office: Served) -> None:
    play(office, until="telaah_manager")

    page = office["rahayu"].get(waiting(office["rahayu"], "Kasiyem"))

    assert "data-readonly" in page.text
    assert "belum diambil siapa pun" in page.text


def test_a_task_in_other_hands_can_be_read_but_not_taken(either_office: Served) -> None:
    task = start(either_office["sari"])

    page = either_office["rini"].get(task)
    answer = either_office["rini"].post(f"{task}/pengambilan")

    assert "Sedang dikerjakan oleh Sari Wulandari" in page.text
    assert answer.status_code == 409
    assert "sedang dikerjakan oleh Sari Wulandari" in answer.text


def test_a_released_task_is_free_again(office: Served) -> None:
    task = start(office["sari"])

    answer = office["sari"].post(f"{task}/pelepasan")

    assert answer.location == "/tugas"
    assert "Tugas dikembalikan ke antrean" in office["sari"].get("/tugas").text
    assert office["rini"].post(f"{task}/pengambilan").location == task


def test_people_of_other_roles_cannot_open_a_task(office: Served) -> None:
    task = start(office["sari"])

    for login in ("rahayu", "budi", "laras", "hendra"):
        assert office[login].get(task).status_code == 403
        assert office[login].post(f"{task}/pengambilan").status_code == 403


def test_completing_says_what_comes_next(either_office: Served) -> None:
    task = start(either_office["sari"])

    answer = complete(either_office["sari"], task, "terima_surat")

    assert reply(answer) == {"next": f"{task}/selesai"}
    page = either_office["sari"].get(reply(answer)["next"])
    assert "Tugas selesai" in page.text
    assert "Cek DTKS/DTSEN dan kepesertaan program</span><br>Front Office" in page.text


def test_a_task_that_is_still_open_is_not_said_to_be_done(office: Served) -> None:
    task = start(office["sari"])

    assert office["sari"].get(f"{task}/selesai").location == task


def test_the_next_tasks_are_offered_after_one_is_done(office: Served) -> None:
    other = start(office["sari"])
    task = start(office["sari"])
    complete(office["sari"], task, "terima_surat")

    assert other in office["sari"].get(f"{task}/selesai").text


def test_a_completed_task_says_so(office: Served) -> None:
    task = start(office["sari"])
    complete(office["sari"], task, "terima_surat")

    assert "sudah dikerjakan atau tidak diperlukan lagi" in office["sari"].get(task).text


def test_every_problem_comes_at_its_field(office: Served) -> None:
    task = start(office["sari"])

    answer = complete(office["sari"], task, "terima_surat", nik="123", nama="", kecamatan="Mars")

    assert answer.status_code == 422
    assert reply(answer)["message"].startswith("Beberapa isian belum benar.")
    assert reply(answer)["problems"]["nik"] == ["NIK terdiri atas 16 angka."]
    assert set(reply(answer)["problems"]) >= {"nama", "nik", "kecamatan"}


def test_a_refused_answer_leaves_the_task_open(office: Served) -> None:
    task = start(office["sari"])
    complete(office["sari"], task, "terima_surat", nik="123")

    assert complete(office["sari"], task, "terima_surat").status_code == 200


def test_hidden_and_computed_fields_are_not_taken_from_the_browser(office: Served) -> None:
    task = start(office["sari"])
    case = case_of(office["sari"], task)

    complete(office["sari"], task, "terima_surat", umur=7, hp="081234567890", rahasia="x")

    facts = office["budi"].get(case).text
    assert re.search(r"Umur</dt>\s*<dd[^>]*>80</dd>", facts)
    assert "Nomor HP/WhatsApp" not in facts


def test_read_only_fields_keep_the_servers_value(office: Served) -> None:
    case = play(office, until="verifikasi_lapangan")
    task = waiting(office["joko"], "Kasiyem")

    answer = complete(office["joko"], task, "verifikasi_lapangan", percobaan=9)

    assert answer.status_code == 200
    facts = office["budi"].get(case).text
    assert not re.search(r"Kunjungan ke-</dt>\s*<dd[^>]*>9</dd>", facts)


@pytest.mark.parametrize(
    "data", ["[]", "null", "{", "[" * 100_000, '"teks"', '{"nama": "\\ud83d"}']
)
def test_answers_that_are_no_form_are_refused(office: Served, data: str) -> None:
    task = start(office["sari"])

    answer = office["sari"].send_form(f"{task}/penyelesaian", {"data": data})

    assert answer.status_code == 422


@pytest.mark.parametrize(
    "upload",
    [
        Upload(name="virus.exe", content_type="application/pdf", content=b"MZ isi"),
        Upload(name="surat.pdf", content_type="application/pdf", content=b"<html>bukan</html>"),
        Upload(
            name="besar.pdf", content_type="application/pdf", content=b"%PDF-" + bytes(6 * 2**20)
        ),
        Upload(name="kosong.pdf", content_type="application/pdf", content=b""),
    ],
    ids=lambda it: it.name,
)
def test_files_that_are_not_what_is_asked_for_are_refused(office: Served, upload: Upload) -> None:
    task = start(office["sari"])

    answer = office["sari"].hand_in(task, APPLICANT, {FILE: [upload]})

    assert answer.status_code == 422
    assert "berkas" in reply(answer)["problems"]


def test_a_request_that_is_too_large_is_refused_in_words(office: Served) -> None:
    task = start(office["sari"])
    large = Upload(name="besar.pdf", content_type="application/pdf", content=bytes(LARGEST_REQUEST))

    answer = office["sari"].hand_in(task, APPLICANT, {FILE: [large]})

    assert answer.status_code == 413
    assert reply(answer)["message"].startswith("Berkas terlalu besar.")


def test_nobody_sends_large_requests_before_signing_in(office: Served) -> None:
    answer = office.visitor().post("/masuk", {"login": "sari", "password": "x" * USUAL_REQUEST})

    assert answer.status_code == 413


def test_a_file_that_was_handed_in_can_be_read(either_office: Served) -> None:
    task = start(either_office["sari"])
    complete(either_office["sari"], task, "terima_surat")
    [document] = links(
        either_office["sari"].get(case_of(either_office["sari"], task)), '/dokumen/[^"]+'
    )

    answer = either_office["sari"].get(document)

    assert answer.data == PDF.content
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.content_type == "application/pdf"


def test_a_form_that_is_filled_in_again_knows_its_files(office: Served) -> None:
    task = start(office["sari"])
    complete(office["sari"], task, "terima_surat", diketahui_camat=False)
    complete(office["sari"], waiting(office["sari"], "Kasiyem"), "lengkapi_berkas")
    again = waiting(office["sari"], "Kasiyem")
    schema = json.dumps(script_data(office["sari"].get(again), "form-schema"))

    answers = {name: it for name, it in APPLICANT.items() if name != "berkas"}
    answer = office["sari"].hand_in(again, answers)

    assert "Sudah ada 1 berkas." in schema
    assert answer.status_code == 200


def test_a_draft_is_kept_through_signing_in_again(either_office: Served) -> None:
    task = start(either_office["sari"])
    saved = either_office["sari"].send(f"{task}/draf", {"data": {"nama": "Mbah Was"}}, method="PUT")
    either_office["sari"].post("/keluar")
    either_office["sari"].sign_in("sari", PASSWORD)

    values = script_data(either_office["sari"].get(task), "form-data")

    assert saved.json == {"saved_at": "2026-11-21T03:00:00+00:00"}
    assert values["nama"] == "Mbah Was"


def test_a_draft_belongs_to_one_person(office: Served) -> None:
    task = start(office["sari"])
    office["sari"].send(f"{task}/draf", {"data": {"nama": "Mbah Was"}}, method="PUT")
    office["sari"].post(f"{task}/pelepasan")

    assert "Mbah Was" not in office["rini"].get(task).text


@pytest.mark.parametrize("body", [[], None, "teks", 7, {}, {"data": []}])
def test_a_draft_that_is_no_form_is_refused(office: Served, body: object) -> None:
    task = start(office["sari"])

    assert office["sari"].send(f"{task}/draf", body, method="PUT").status_code == 422


@pytest.mark.parametrize(
    "text",
    [
        f'{{"data": {{"nama": {2**70}}}}}',
        f'{{"data": {{"nama": {"9" * 5000}}}}}',
        '{"data": {"nama": "\\ud83d"}}',
        '{"data": {"nama": NaN}}',
        '{"data": ' + '{"a":' * 400 + "1" + "}" * 401,
        "[" * 100_000,
        "{",
        "",
    ],
    ids=range(8),
)
def test_a_draft_of_odd_json_is_refused(office: Served, text: str) -> None:
    task = start(office["sari"])

    answer = office["sari"].send_text(f"{task}/draf", text, method="PUT")

    assert answer.status_code == 422
    assert reply(answer)["message"]


def test_a_draft_has_an_end(office: Served) -> None:
    task = start(office["sari"])

    answer = office["sari"].send(f"{task}/draf", {"data": {"nama": "x" * 2**20}}, method="PUT")

    assert answer.status_code == 413


def test_a_draft_of_anothers_task_is_refused(office: Served) -> None:
    task = start(office["sari"])

    answer = office["rini"].send(f"{task}/draf", {"data": {"nama": "x"}}, method="PUT")

    assert answer.status_code == 409


def test_the_same_form_sent_twice_counts_once(either_office: Served) -> None:
    task, key = start(either_office["sari"]), str(uuid4())
    case = case_of(either_office["sari"], task)
    files = {FILE: UPLOADS[FILE]}

    answers = [
        either_office["sari"].hand_in(task, APPLICANT, files, key=key).status_code for _ in range(2)
    ]

    assert answers == [200, 200]
    page = either_office["sari"].get(case).text
    assert page.count("menyelesaikan tugas “Terima surat") == 1


def test_a_task_that_is_done_cannot_be_done_again(office: Served) -> None:
    task = start(office["sari"])
    complete(office["sari"], task, "terima_surat")

    answer = complete(office["sari"], task, "terima_surat")

    assert answer.status_code == 409
    assert reply(answer)["message"].startswith("Tugas ini sudah dikerjakan")


def test_a_task_that_never_was_is_not_found(office: Served) -> None:
    answer = complete(office["sari"], NOBODY, "terima_surat")

    assert answer.status_code == 404
    assert "tidak ditemukan" in reply(answer)["message"]


def test_anothers_task_cannot_be_completed(office: Served) -> None:
    task = start(office["sari"])

    assert complete(office["rini"], task, "terima_surat").status_code == 409
    assert complete(office["rahayu"], task, "terima_surat").status_code == 403


def test_a_free_task_may_be_completed_at_once(office: Served) -> None:
    play(office, until="telaah_manager")

    answer = complete(office["rahayu"], waiting(office["rahayu"], "Kasiyem"), "telaah_manager")

    assert answer.status_code == 200


def test_only_some_services_are_for_everybody_to_start(office: Served) -> None:
    assert office["rahayu"].post("/layanan/bna-santunan-jpst/kasus").status_code == 403
    assert office["sari"].post("/layanan/tidak-ada/kasus").status_code == 404


def test_the_last_task_tells_how_the_case_ended(office: Served) -> None:
    task = start(office["sari"], GATE)
    office["sari"].hand_in(task, {"nama": "batal"})

    page = office["sari"].get(f"{task}/selesai")

    assert "Kasus ini selesai" in page.text
    assert links(page, CASE)
