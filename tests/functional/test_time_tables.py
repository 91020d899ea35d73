"""The page that tells how long a service takes, and who is told on the way."""

from tests.functional.browser import links
from tests.functional.office import JPST, Served

TIMES = f"/layanan/{JPST}/waktu"
COMPLAINT = "/layanan/bna-aduan/waktu"


def row(page: str, name: str) -> str:
    """Return the table's row of a step, with single blanks."""
    found = next(it for it in page.split("<tr>") if f">{name}<" in it)
    return " ".join(found.split())


def test_a_service_leads_to_its_time_table(office: Served) -> None:
    assert links(office["sari"].get(f"/layanan/{JPST}"), TIMES)


def test_it_says_when_the_clock_starts_stands_still_and_stops(office: Served) -> None:
    page = office["hendra"].get(TIMES).text

    assert "3 Bulan" in page
    assert "mulai dihitung sesudah “Berkas lengkap?” dengan hasil “lengkap”." in page
    assert "selama kasus menunggu pemohon melengkapi berkas; menunggu pemohon melampirkan" in page
    assert "dengan hasil “diterima”, atau ketika kasus berakhir." in page


def test_it_says_who_is_told_at_each_level(office: Served) -> None:
    page = office["sari"].get(TIMES).text

    received = row(page, "Terima surat permohonan dan periksa berkas")
    assert "1 hari kerja" in received
    assert '"Separuh waktu (50%)">pelaksana<' in received
    assert '"Hampir habis (80%)">pelaksana, Manager SLRT<' in received
    assert '"Sangat terlambat (150%)">Kepala Dinas<' in received


def test_another_institution_is_not_alarmed_but_its_liaison_is(office: Served) -> None:
    review = row(office["sari"].get(TIMES).text, "Telaah dan paraf draf SK")

    assert "Bidang Sosial sebagai penghubung" in review
    assert "pelaksana" not in review


def test_it_tells_when_the_promise_and_each_level_would_be_due_and_why(office: Served) -> None:
    page = office["sari"].get(f"{TIMES}?mulai=2026-11-23T09:00").text

    assert "Jatuh tempo <strong>Selasa, 23 Feb 2027 pukul 16.00</strong>, karena:" in page
    assert "Tidak dihitung karena tutup: Kelahiran Yesus Kristus (Natal)" in page
    assert "24 Nov 2026 09.00" in row(page, "Terima surat permohonan dan periksa berkas")


def test_without_a_question_it_counts_from_now(office: Served) -> None:
    assert 'value="2026-11-21T10:00"' in office["sari"].get(TIMES).text


def test_a_refused_moment_says_what_is_wrong_and_leaves_the_ladder(office: Served) -> None:
    page = office["sari"].get(f"{TIMES}?mulai=besok").text

    assert "Tanggal atau jam ini tidak ada" in page
    assert "Jatuh tempo <strong>" not in page
    assert "pelaksana, Manager SLRT" in page


def test_a_promise_by_class_is_told_for_each_class(office: Served) -> None:
    page = office["sari"].get(f"{COMPLAINT}?mulai=2026-11-23T09:00").text

    assert "Ringan (2 hari kerja): jatuh tempo <strong>Rabu, 25 Nov 2026 pukul" in page
    assert "Berkadar pengawasan (60 hari kerja): jatuh tempo <strong>" in page


def test_a_shared_procedure_has_steps_but_no_promise(office: Served) -> None:
    page = office["sari"].get("/layanan/com-tim-pengaduan/waktu").text

    assert "15 hari kerja" in page
    assert "Jatuh tempo <strong>" not in page
    assert "Seluruh layanan" not in page


def test_an_unknown_service_has_none(office: Served) -> None:
    assert office["sari"].get("/layanan/tidak-ada/waktu").status_code == 404
