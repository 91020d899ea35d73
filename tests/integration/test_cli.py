"""The command line `alur`."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engine.cli import alur
from engine.domain.office import Office
from engine.domain.worklist import WorklistQuery
from engine.library import Library
from engine.persistence.database import Database, connect
from engine.services import users
from engine.services.routines import OF_EVERY_OFFICE
from tests.processes.case import ROOT

OFFICE = (
    "create-office --name Dinsos --area-code 3508 --zone Asia/Jakarta --unit Dinsos"
    " --address Jalan --town Lumajang --head-name Ratna --head-position Kepala"
    " --district Senduro --district Pasirian"
)
USER = "create-user --login Sari --name Sari --position Loket --password kuda-nil-bersepeda"
COUNTER = WorklistQuery(roles=frozenset({"front_office"}))
JPST, COMPLETION = "bna-santunan-jpst", "com-lengkapi-berkas"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the packages on disk that a test may spoil."""
    root = tmp_path / "pustaka"
    for folder in ("processes", "forms"):
        shutil.copytree(ROOT / folder, root / folder)
    return root


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, library: Path) -> None:
    monkeypatch.setenv("ALUR_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("ALUR_LIBRARY_DIR", str(library))
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch, empty_url: str) -> Iterator[Database]:
    """The database that the command line is told to use; it is empty."""
    monkeypatch.setenv("DATABASE_URL", empty_url)
    database = connect(empty_url)
    yield database
    database.close()


def run(command: str, *arguments: str) -> Result:
    return CliRunner().invoke(alur, [*command.split(), *arguments])


def offices(database: Database) -> list[Office]:
    with database.directory() as directory:
        return directory.offices()


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_sound_packages_have_no_errors(tmp_path: Path) -> None:
    result = run("check")

    assert result.exit_code == 0
    assert result.output.splitlines()[-1].startswith("0 kesalahan, ")
    assert not (tmp_path / "data").exists()


def test_all_problems_are_listed_with_file_line_and_element(library: Path) -> None:
    diagram = library / "processes" / JPST / f"{JPST}.bpmn"
    spoil(diagram, "umur &gt;= 60", "umr &gt;= 60")
    (library / "forms" / JPST / "f_lpj.form").unlink()

    result = run("check", JPST)

    line = 1 + diagram.read_text(encoding="utf-8").split("umr")[0].count("\n")
    assert result.exit_code == 1
    assert f"processes/{JPST}/{JPST}.bpmn:{line} [g_program__ya]: kesalahan: " in result.output
    assert "[lpj]: kesalahan: Tugas " in result.output
    assert result.output.splitlines()[-1].startswith("2 kesalahan, ")


def test_a_problem_of_a_shared_procedure_is_listed_once(library: Path) -> None:
    (library / "forms" / COMPLETION / "f_lengkapi.form").unlink()

    result = run("check")

    assert result.output.count("[lengkapi_berkas]: kesalahan") == 1


def test_files_in_another_encoding_are_listed(library: Path) -> None:
    path = library / "forms" / COMPLETION / "f_lengkapi.form"
    path.write_bytes(b'{\n"id": "caf\xe9"}')

    result = run("check")

    assert result.exit_code == 1
    assert f"forms/{COMPLETION}/f_lengkapi.form:2: kesalahan: " in result.output


def test_an_unknown_package_is_refused() -> None:
    result = run("check tidak-ada")

    assert result.exit_code == 1
    assert "Tidak ada paket 'tidak-ada'" in result.output


def test_all_packages_are_deployed(database: Database) -> None:
    run(OFFICE)

    result = run("deploy")

    assert result.exit_code == 0
    packages = Library(ROOT).packages()
    assert sorted(result.output.splitlines()) == [f"{key}: versi 1" for key in packages]
    with database.reading(offices(database)[0].id) as work:
        assert {it.deployed_by for it in work.definitions.newest()} == {"alur deploy"}


@pytest.mark.usefixtures("database")
def test_callers_of_a_deployed_package_get_a_version_too(library: Path) -> None:
    run(OFFICE)
    run("deploy", JPST)
    diagram = library / "processes" / COMPLETION / f"{COMPLETION}.bpmn"
    spoil(diagram, "Melengkapi Berkas Permohonan", "Melengkapi Berkas")

    result = run("deploy", COMPLETION)

    assert result.output.splitlines() == [f"{COMPLETION}: versi 1", f"{JPST}: versi 2"]


def test_a_faulty_package_deploys_nothing_and_says_why(database: Database, library: Path) -> None:
    run(OFFICE)
    (library / "forms" / "com-terbit-surat" / "f_surat.form").unlink()

    result = run("deploy")

    assert result.exit_code == 1
    assert "[susun_konsep]: kesalahan: " in result.output
    assert "versi 1" not in result.output
    with database.reading(offices(database)[0].id) as work:
        assert work.definitions.newest() == []


@pytest.mark.usefixtures("database")
def test_without_an_office_nothing_can_be_deployed() -> None:
    result = run("deploy")

    assert result.exit_code == 1
    assert "alur create-office" in result.output


def test_of_several_offices_one_is_chosen(database: Database) -> None:
    run(OFFICE)
    run(OFFICE.replace("3508", "3509"))

    unclear = run("deploy", COMPLETION)
    chosen = run(f"deploy {COMPLETION} --office 3509")

    assert "Ada beberapa kantor" in unclear.output
    assert chosen.exit_code == 0
    (office,) = (it for it in offices(database) if it.area_code == "3509")
    with database.reading(office.id) as work:
        assert [it.key for it in work.definitions.newest()] == [COMPLETION]


def test_an_office_is_created_with_its_districts(database: Database) -> None:
    result = run(OFFICE)

    assert result.output == "Kantor dibuat: Dinsos\n"
    (office,) = offices(database)
    assert (office.area_code, office.districts) == ("3508", ("Senduro", "Pasirian"))
    with database.reading(office.id) as work:
        assert {it.kind for it in work.routines.all()} == set(OF_EVERY_OFFICE)


def test_a_new_office_has_the_decreed_holidays(database: Database) -> None:
    run(OFFICE)

    (office,) = offices(database)
    with database.reading(office.id) as work:
        assert {it.day.year for it in work.calendar.entries().special_days} == {2026, 2027}


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    ("old", "new"), [("3508", "35"), ("3508", "٣٥٠٨"), ("Asia/Jakarta", "WIB")]
)
def test_an_office_that_could_not_number_its_cases_is_refused(old: str, new: str) -> None:
    result = run(OFFICE.replace(old, new))

    assert result.exit_code == 2


def test_a_person_signs_in_with_what_was_typed(database: Database) -> None:
    run(OFFICE)

    result = run(USER + " --role front_office")

    assert result.output == "Sari dapat masuk sebagai sari.\n"
    with database.directory() as directory:
        user = users.sign_in(directory, login="sari", password="kuda-nil-bersepeda")
    assert user is not None
    assert user.roles == {"front_office"}


def test_a_person_is_given_a_unit_and_a_superior(database: Database) -> None:
    run(OFFICE)
    run(USER.replace("Sari", "Rini"))

    result = run(USER, "--unit", "Seksi Loket", "--superior", "rini")

    assert result.exit_code == 0
    with database.reading(offices(database)[0].id) as work:
        rini, sari = work.users.all()
    assert (sari.unit, sari.superior_id) == ("Seksi Loket", rini.id)


@pytest.mark.usefixtures("database")
def test_a_superior_whom_nobody_knows_is_named() -> None:
    run(OFFICE)

    result = run(USER, "--superior", "rini")

    assert result.exit_code == 1
    assert "nama masuk “rini”" in result.output


@pytest.mark.usefixtures("database")
def test_a_login_that_is_taken_and_a_short_password_are_refused() -> None:
    run(OFFICE)
    run(USER)

    taken = run(USER)
    short = run(USER.replace("kuda-nil-bersepeda", "kuda").replace("Sari", "Rini"))

    assert "Nama masuk 'Sari' sudah dipakai" in taken.output
    assert "paling sedikit 10 karakter" in short.output
    assert (taken.exit_code, short.exit_code) == (1, 1)


def test_a_case_is_started_for_a_person(database: Database) -> None:
    run(OFFICE)
    run("deploy")
    run(USER + " --role front_office")

    result = run(f"start {JPST} --as SARI")

    assert result.output.startswith("Kasus dimulai: ")
    with database.reading(offices(database)[0].id) as work:
        (row,) = work.tasks.worklist(COUNTER).rows
    assert str(row.instance_id) in result.output


@pytest.mark.usefixtures("database")
def test_nobody_starts_what_is_not_theirs() -> None:
    run(OFFICE)
    run("deploy")
    run(USER)

    refused = run(f"start {JPST} --as sari")
    nobody = run(f"start {JPST} --as siti")

    assert "Peran Anda tidak mencakup" in refused.output
    assert "Tidak ada orang dengan nama masuk 'siti'" in nobody.output


@pytest.mark.parametrize(
    ("name", "value"), [("PORT", "x"), ("DATABASE_URL", "mysql://x"), ("ALUR_SECURE_COOKIES", "ya")]
)
def test_a_malformed_setting_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    result = run("deploy")

    assert result.exit_code == 1
    assert f"{name} harus" in result.output


def test_a_diagram_is_drawn_anew(library: Path) -> None:
    path = library / "processes" / COMPLETION / f"{COMPLETION}.bpmn"
    before = path.read_text(encoding="utf-8")
    path.write_text(before.split("<bpmndi:")[0] + "</bpmn:definitions>", encoding="utf-8")

    result = run("layout", str(path))

    assert result.exit_code == 0
    assert "<bpmndi:BPMNShape" in path.read_text(encoding="utf-8")
    assert run("check", COMPLETION).exit_code == 0


def test_an_unreadable_diagram_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "rusak.bpmn"
    path.write_text("<definitions", encoding="utf-8")

    result = run("layout", str(path))

    assert result.exit_code == 1
    assert f"{path}: Berkas diagram rusak" in result.output
    assert path.read_text(encoding="utf-8") == "<definitions"
