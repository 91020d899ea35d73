from engine.services import users
from tests.functional.browser import links
from tests.functional.office import JPST, PASSWORD, STRANGER, Served, office_of


def test_the_catalogue_shows_what_the_office_promises(office: Served) -> None:
    page = office["rahayu"].get("/layanan")

    assert "Santunan JPST untuk lansia terlantar" in page.text
    assert "Tidak dipungut biaya" in page.text
    assert "Mulai permohonan" not in page.text


def test_an_office_without_services_says_so(office: Served) -> None:
    assert "Belum ada layanan" in office[STRANGER].get("/layanan").text


def test_a_service_shows_its_standard(office: Served) -> None:
    page = office["sari"].get(f"/layanan/{JPST}")

    for part in ("Persyaratan", "Sistem, mekanisme, dan prosedur", "Pengaduan", "3 Bulan"):
        assert part in page.text
    assert links(page, f"/layanan/{JPST}/kasus")


def test_a_shared_procedure_cannot_be_started_by_itself(office: Served) -> None:
    page = office["sari"].get("/layanan/com-lengkapi-berkas")

    assert "tidak dimulai sendiri" in page.text
    assert not links(page, "/layanan/com-lengkapi-berkas/kasus")


def test_an_unknown_service_is_not_found(office: Served) -> None:
    assert office["sari"].get("/layanan/tidak-ada").status_code == 404


def test_the_administrator_reads_who_works_in_the_office(office: Served) -> None:
    page = office["ningsih"].get("/orang")

    assert "Sari Wulandari" in page.text
    assert "Kepala Dinas, Pimpinan" in page.text
    assert "Orang Asing" not in page.text


def test_the_administrator_reads_units_and_superiors(office: Served) -> None:
    with office.database.work(office_of(office, "Banjarnegara").id) as work:
        users.create(
            work,
            login="tini",
            name="Tini",
            position="Petugas",
            roles=frozenset(),
            password=PASSWORD,
            unit="Seksi <Loket>",
            superior_login="rahayu",
        )

    rows = office["ningsih"].get("/orang").text.split("<tr>")

    [tini] = [it for it in rows if "Tini" in it]
    [sari] = [it for it in rows if "Sari Wulandari" in it]
    assert '<td data-label="Unit">Seksi &lt;Loket&gt;</td>' in tini
    assert '<td data-label="Atasan">Rahayu Setyaningsih</td>' in tini
    assert '<td data-label="Atasan">\N{EN DASH}</td>' in sari


def test_others_do_not_read_it(office: Served) -> None:
    for login in ("sari", "budi", "laras", "hendra"):
        assert office[login].get("/orang").status_code == 403
