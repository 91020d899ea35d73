"""The shared groups that come with Alur: what they ask, and what the server holds them to."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from engine.domain.errors import InvalidSubmissionError
from engine.domain.form import Answer, Form
from engine.domain.form_blocks import drift
from engine.domain.upload import Upload
from engine.library import Library
from engine.services.expressions import evaluator

ROOT = Path(__file__).parents[2]
BLOCKS = Library(ROOT).blocks()
AT = datetime(2026, 11, 23, 9, 30, tzinfo=timezone(timedelta(hours=7)))

DESIGN = {
    "pemohon": (
        "pemberitahuan_privasi nama nik no_kk tgl_lahir jenis_kelamin alamat kecamatan desa_kel "
        "hp_milik hp setuju_notif"
    ),
    "aduan": (
        "kanal tgl_terima anonim rahasia nama_pengadu hp_pengadu alamat_pengadu layanan "
        "no_permohonan jenis_aduan uraian lokasi_kejadian waktu_kejadian terlapor bukti harapan"
    ),
    "klasifikasi": "klasifikasi duplikat_dari terlapor_di_tingkat",
    "tangani": "hasil tindakan jawaban alasan_naik lampiran_penanganan",
    "tanggapan": "tanggapan catatan_tanggapan",
    "data_tambahan": "data_tambahan cabut",
    "jawab": "isi_jawaban",
    "putusan_tingkat": "putusan jawaban alasan_naik",
    "dtsen": "terdaftar desil",
    "arahkan_dtsen": "penjelasan slip_dicetak",
    "kks": "no_kks",
    "mode_ttd": "mode_ttd pindaian_ttd",
    "lokasi_gps": "gps",
}
# What is in a list of the office, as the server supplies it.
OFFICE = {
    name: [{"label": value, "value": value}]
    for name, value in {
        "kantor_kanal": "Kotak saran",
        "kantor_layanan": "bna-santunan-jpst",
        "kantor_kecamatan": "Pagentan",
    }.items()
}
FOUND = "Petugas meminta uang dua puluh ribu."
COMPLAINT: Mapping[str, Any] = {
    "kanal": "Kotak saran",
    "tgl_terima": "2026-11-23T08:15:00+07:00",
    "nama_pengadu": "Siti Aminah",
    "rahasia": True,
    "layanan": "bna-santunan-jpst",
    "jenis_aduan": "potongan_pungutan",
    "uraian": FOUND,
}
APPLICANT: Mapping[str, Any] = {
    "pemberitahuan_privasi": True,
    "nama": "Siti  Aminah",
    "nik": "3304994101460008",
    "no_kk": "3304991008151008",
    "tgl_lahir": "1946-01-01",
    "jenis_kelamin": "P",
    "alamat": "RT 01 RW 02",
    "kecamatan": "Pagentan",
    "desa_kel": "Majasari",
    "hp_milik": "sendiri",
    "hp": "081234561101",
}
HANDLED: Mapping[str, Any] = {"hasil": "selesai", "tindakan": FOUND, "jawaban": "Sudah kembali."}


def form(name: str) -> Form:
    return Form.from_json(BLOCKS[name])


def read(name: str, answers: Mapping[str, Any], **uploads: Sequence[Upload]) -> Answer:
    sent = {f"files::{key}": files for key, files in uploads.items()}
    picked = {key: f"files::{key}" for key in uploads}
    return form(name).read(
        {**answers, **picked}, context=OFFICE, evaluate=evaluator(AT), uploads=sent, at=AT
    )


def faults(name: str, answers: Mapping[str, Any], **uploads: Sequence[Upload]) -> dict[str, str]:
    """Return the first problem of every answer, by key."""
    with pytest.raises(InvalidSubmissionError) as refused:
        read(name, answers, **uploads)
    return {key: found[0].code for key, found in refused.value.problems.items()}


def without(answers: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in answers.items() if key not in keys}


def file(name: str, content: bytes) -> Upload:
    return Upload(name=name, content_type="", content=content)


def test_all_forms_hold_what_their_blocks_say() -> None:
    library = Library(ROOT)

    assert list(drift(library.texts(library.forms()), blocks=BLOCKS)) == []


def test_every_block_asks_what_the_design_asks() -> None:
    assert {name: [it.key for it in form(name).fields()] for name in BLOCKS} == {
        name: keys.split() for name, keys in DESIGN.items()
    }


@pytest.mark.parametrize("name", BLOCKS)
def test_ids_are_the_keys_and_occur_once(name: str) -> None:
    components = json.loads(BLOCKS[name])["components"]

    assert len({it["id"] for it in components}) == len(components)
    assert all(it["id"] == it.get("key", it["id"]) for it in components)
    assert BLOCKS[name] == json.dumps(json.loads(BLOCKS[name]), indent=2, ensure_ascii=False) + "\n"


# Applicants


def test_an_applicant_is_written_as_the_office_keeps_people() -> None:
    found = read("pemohon", APPLICANT)

    assert (found.values["nama"], found.values["hp"]) == ("Siti Aminah", "+6281234561101")
    assert found.warnings == {}


def test_another_birth_date_or_sex_than_the_niks_is_only_pointed_out() -> None:
    found = read("pemohon", {**APPLICANT, "tgl_lahir": "1946-01-02", "jenis_kelamin": "L"})

    assert set(found.warnings) == {"tgl_lahir", "jenis_kelamin"}


def test_who_has_no_phone_is_not_asked_for_its_number() -> None:
    found = read("pemohon", {**APPLICANT, "hp_milik": "tidak_ada", "setuju_notif": True})

    assert (found.values["hp"], found.values["setuju_notif"]) == (None, None)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"pemberitahuan_privasi": False}, {"pemberitahuan_privasi": "required"}),
        ({"nama": "S"}, {"nama": "too_short"}),
        ({"nama": "<b>Siti</b>"}, {"nama": "pattern"}),
        ({"no_kk": APPLICANT["nik"]}, {"no_kk": "invalid"}),
        ({"tgl_lahir": "2026-11-24"}, {"tgl_lahir": "invalid"}),
        ({"kecamatan": "Lain"}, {"kecamatan": "unknown_choice"}),
        ({"hp": "0271 123456"}, {"hp": "pattern"}),
    ],
)
def test_an_applicant_who_cannot_be_is_refused(
    changed: dict[str, Any], expected: dict[str, str]
) -> None:
    assert faults("pemohon", {**APPLICANT, **changed}) == expected


# Complaints


def test_a_complaint_needs_no_more_than_who_what_and_where_it_came_from() -> None:
    found = read("aduan", COMPLAINT)

    assert found.warnings == {}
    assert found.values["bukti"] is None


def test_only_an_anonymous_complainant_has_no_name() -> None:
    nameless = without(COMPLAINT, "nama_pengadu")

    assert faults("aduan", nameless) == {"nama_pengadu": "required"}
    assert read("aduan", {**COMPLAINT, "anonim": True}).values["nama_pengadu"] is None


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"tgl_terima": "2026-11-23T09:31:00+07:00"}, {"tgl_terima": "invalid"}),
        ({"tgl_terima": "2026-11-23T02:31Z"}, {"tgl_terima": "invalid"}),
        ({"tgl_terima": None}, {"tgl_terima": "required"}),
        ({"waktu_kejadian": "2026-11-24"}, {"waktu_kejadian": "invalid"}),
        ({"no_permohonan": "3304-JPST-2611-00042-7"}, {"no_permohonan": "case_number"}),
        ({"uraian": "Terlalu pendek."}, {"uraian": "too_short"}),
        ({"uraian": "a" * 4001}, {"uraian": "too_long"}),
        ({"harapan": "a" * 501}, {"harapan": "too_long"}),
        ({"kanal": "Telepati"}, {"kanal": "unknown_choice"}),
        ({"layanan": "lain"}, {"layanan": "unknown_choice"}),
        ({"jenis_aduan": "lain"}, {"jenis_aduan": "unknown_choice"}),
        ({"hp_pengadu": "12345"}, {"hp_pengadu": "pattern"}),
    ],
)
def test_a_complaint_that_cannot_be_is_refused(
    changed: dict[str, Any], expected: dict[str, str]
) -> None:
    assert faults("aduan", {**COMPLAINT, **changed}) == expected


def test_a_number_of_a_person_in_the_story_is_pointed_out() -> None:
    told = f"{'Kartu saya ditahan. ' * 100} 6032 9812 3456 7890"

    assert set(read("aduan", {**COMPLAINT, "uraian": told}).warnings) == {"uraian"}


def test_the_number_of_the_case_is_kept_as_we_write_it() -> None:
    found = read("aduan", {**COMPLAINT, "no_permohonan": "3304 jpst 2611000426"})

    assert found.values["no_permohonan"] == "3304-JPST-2611-00042-6"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("foto.jpg", b"\xff\xd8\xff"),
        ("surat.pdf", b"%PDF-1.7"),
        ("rekaman.mp3", b"ID3\x04"),
        ("rekaman.m4a", b"\x00\x00\x00\x1cftypM4A "),
        ("film.mp4", b"\x00\x00\x00\x18ftypmp42"),
    ],
)
def test_evidence_may_be_seen_or_heard(name: str, content: bytes) -> None:
    found = read("aduan", COMPLAINT, bukti=[file(name, content)])

    assert [it.name for it in found.accepted["bukti"]] == [name]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ([file("film.mp4", b"\x00\x00\x00\x18ftypheic")], "file_content"),
        ([file("rekaman.mp3", b"MZ\x90")], "file_content"),
        ([file("alat.exe", b"MZ\x90")], "file_type"),
        ([file("film.mp4", b"\x00\x00\x00\x18ftypisom" + bytes(10 * 1024 * 1024))], "file_size"),
        ([file("surat.pdf", b"%PDF-1.7")] * 11, "too_many_items"),
    ],
)
def test_other_evidence_is_refused(files: list[Upload], code: str) -> None:
    assert faults("aduan", COMPLAINT, bukti=files) == {"bukti": code}


def test_ten_files_of_ten_megabytes_are_evidence_enough() -> None:
    largest = file("surat.pdf", b"%PDF-".ljust(10 * 1024 * 1024))

    assert len(read("aduan", COMPLAINT, bukti=[largest] * 10).accepted["bukti"]) == 10


def test_the_people_of_a_complaint_are_of_their_own_class() -> None:
    classes = {it.key: it.data_class for it in form("aduan").fields() if it.data_class}

    assert classes == dict.fromkeys(
        ("nama_pengadu", "hp_pengadu", "alamat_pengadu", "terlapor", "bukti"), "D"
    )


# What the office answers


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (without(HANDLED, "jawaban"), {"jawaban": "required"}),
        ({**HANDLED, "tindakan": "Ditelepon."}, {"tindakan": "too_short"}),
        ({**HANDLED, "jawaban": "a" * 1001}, {"jawaban": "too_long"}),
        ({**HANDLED, "hasil": "tidak_bisa"}, {"alasan_naik": "required"}),
        ({**HANDLED, "hasil": "lain"}, {"hasil": "unknown_choice"}),
    ],
)
def test_a_result_needs_its_reason(answers: dict[str, Any], expected: dict[str, str]) -> None:
    assert faults("tangani", answers) == expected


@pytest.mark.parametrize(
    ("result", "answer"), [("bukan_kewenangan", "Sudah kembali."), ("perlu_data", None)]
)
def test_an_answer_is_kept_where_the_complainant_gets_one(result: str, answer: str | None) -> None:
    assert read("tangani", {**HANDLED, "hasil": result}).values["jawaban"] == answer


@pytest.mark.parametrize(
    ("name", "answers", "expected"),
    [
        ("klasifikasi", {"klasifikasi": "ringan"}, {"terlapor_di_tingkat": "required"}),
        ("tanggapan", {}, {"tanggapan": "required"}),
        ("jawab", {"isi_jawaban": "Ya."}, {"isi_jawaban": "too_short"}),
        ("putusan_tingkat", {"putusan": "jawab"}, {"jawaban": "required"}),
        ("putusan_tingkat", {"putusan": "naik"}, {"alasan_naik": "required"}),
        ("dtsen", {"terdaftar": True, "desil": 11}, {"desil": "too_large"}),
        ("kks", {"no_kks": "6032"}, {"no_kks": "kks_length"}),
        ("mode_ttd", {"mode_ttd": "basah_unggah"}, {"pindaian_ttd": "required"}),
        ("lokasi_gps", {"gps": "di sawah"}, {"gps": "pattern"}),
    ],
)
def test_the_rules_of_the_other_groups_hold(
    name: str, answers: dict[str, Any], expected: dict[str, str]
) -> None:
    assert faults(name, answers) == expected


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("klasifikasi", {"klasifikasi": "spam", "terlapor_di_tingkat": "1"}),
        ("tanggapan", {"tanggapan": "cabut"}),
        ("data_tambahan", {"cabut": True}),
        ("jawab", {"isi_jawaban": FOUND}),
        ("putusan_tingkat", {"putusan": "jawab", "jawaban": "Sudah kembali."}),
        ("dtsen", {"terdaftar": False}),
        ("arahkan_dtsen", {"penjelasan": "Lewat musyawarah desa."}),
        ("kks", {}),
        ("mode_ttd", {"mode_ttd": "tte_bsre"}),
        ("lokasi_gps", {"gps": "-7.39712, 109.69413"}),
    ],
)
def test_the_other_groups_take_good_answers(name: str, answers: dict[str, Any]) -> None:
    found = read(name, answers).values

    assert {key: found[key] for key in answers} == answers
