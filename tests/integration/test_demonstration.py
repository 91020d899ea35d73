"""The demonstration: five offices."""

import re
import stat
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from engine import demonstration
from engine.demonstration import OFFICES
from engine.demonstration.banjarnegara import BANJARNEGARA
from engine.demonstration.invented import DemonstrationOffice, Person
from engine.demonstration.mataram import MATARAM
from engine.domain.permissions import acting_roles
from engine.domain.user import User
from engine.library import Library
from engine.persistence.database import Database
from engine.services import passwords, users
from tests.processes.case import NOW, ROOT

# The lanes of each office's procedures, and whose superior is whose, as the procedures tell.
LANES = {
    "mgl-": {
        "kepala_dinas": None,
        "kepala_bidang": "sekretaris",
        "sub_koordinator": "kepala_bidang",
        "petugas_monitoring": "sub_koordinator",
        "kemensos": "kepala_bidang",
        "petugas_puskesos": "pejabat_fungsional",
        "pejabat_fungsional": "kepala_bidang",
        "ketua_tim": "kepala_dinas",
        "tim_pengaduan": "ketua_tim",
    },
    "grt-": {
        "kepala_dinas": None,
        "sekretaris": "kepala_dinas",
        "kepala_bidang_pfm": "sekretaris",
        "petugas_layanan": "kepala_bidang_pfm",
        "operator_siks": "kepala_bidang_pfm",
        "bank": "kepala_bidang_pfm",
        "petugas_monitoring": "supervisor",
        "petugas_meja": "kepala_bidang_pfm",
        "staf_pfm": "kepala_bidang_pfm",
    },
    "mtm-": {
        "kepala_dinas": None,
        "penerima_tamu": "sekretaris",
        "kepala_bidang": "sekretaris",
        "staf_bidang": "kepala_bidang",
        "tim_monitoring": "kepala_bidang",
    },
    "bna-": {
        "kepala_dinas": None,
        "manager_slrt": "supervisor",
        "front_office": "manager_slrt",
        "trc": "supervisor",
        "bidang_sosial": "sekretaris",
        "bagian_hukum": "bidang_sosial",
        "bendahara": "sekretaris",
        "bppkad": "bendahara",
        "petugas_pelayanan": "kepala_bidang",
        "kepala_bidang": "sekretaris",
        "ketua_tim": "kepala_dinas",
        "tim_pengaduan": "ketua_tim",
    },
    "mtr-": {
        "kepala_dinas": None,
        "front_office": "kepala_bidang",
        "back_office": "pejabat_fungsional",
        "pejabat_fungsional": "kepala_bidang",
        "kepala_bidang": "sekretaris",
    },
}
CITIZENS = {
    "mgl-": {"pengadu"},
    "grt-": {"kpm", "pemohon", "pengadu"},
    "mtm-": {"pelapor", "pengadu", "pendamping"},
    "bna-": {"pemohon", "pengadu"},
    "mtr-": {"pemohon", "pengadu"},
}
EVERYWHERE = {"kepala_dinas", "pimpinan", "sekretaris", "supervisor", "analis_proses"}
LOGINS = {
    "sari": {"front_office"},
    "rahayu": {"manager_slrt"},
    "kadis": {"kepala_dinas", "pimpinan"},
    "joko": {"trc"},
    "wahyu": {"trc"},
    "endang": {"bidang_sosial"},
    "teguh": {"bagian_hukum"},
    "nurul": {"bppkad"},
    "mulyati": {"bendahara"},
    "budi": {"supervisor"},
    "laras": {"analis_proses"},
    "ningsih": {"admin_kantor"},
    "hendra": {"auditor"},
}

each_office = pytest.mark.parametrize("offered", OFFICES, ids=lambda it: it.prefix[:3])

SENT = re.compile(r'<camunda:inputParameter name="pesan">"([^"]+)"')
TAKEN = re.compile(r'<bpmn:message id="[^"]+" name="([^"]+)"')


def set_up(database: Database, data_dir: Path, *, root: Path = ROOT) -> str:
    return demonstration.set_up(database, library=Library(root), data_dir=data_dir, at=NOW)


def roles_of(offered: DemonstrationOffice) -> set[str]:
    return {role for person in offered.people for role in person.roles}


def holders(offered: DemonstrationOffice, role: str) -> list[Person]:
    return [it for it in offered.people if role in it.roles]


def keys(database: Database, offered: DemonstrationOffice) -> set[str]:
    with database.reading(offered.office.id) as work:
        return {it.key for it in work.definitions.newest()}


@each_office
def test_every_lane_has_a_person_with_the_superior_that_the_procedures_name(
    offered: DemonstrationOffice,
) -> None:
    roles = {it.login: it.roles for it in offered.people}

    for role, superior in LANES[offered.prefix].items():
        assert holders(offered, role), role
        for person in holders(offered, role):
            assert superior in (roles[person.superior] if person.superior else (None,)), person


@each_office
def test_somebody_acts_for_every_citizen(offered: DemonstrationOffice) -> None:
    for role in CITIZENS[offered.prefix]:
        assert acting_roles(role) & roles_of(offered), role
        assert not holders(offered, role), role


@each_office
def test_every_office_is_led_overseen_and_administered(offered: DemonstrationOffice) -> None:
    assert roles_of(offered) >= EVERYWHERE | {"admin_kantor"}
    assert offered.office.head_name == offered.people[0].name


@each_office
def test_superiors_stand_before_their_people(offered: DemonstrationOffice) -> None:
    seen: set[str] = set()
    for person in offered.people:
        assert person.superior is None or person.superior in seen, person
        seen.add(person.login)


def test_every_office_keeps_holidays_and_the_fast_and_what_it_changed(
    database: Database, tmp_path: Path
) -> None:
    set_up(database, tmp_path)
    office_id = MATARAM.office.id
    with database.work(office_id) as work:
        before = work.calendar.entries()
        work.calendar.remove_season(before.seasons[0].id)

    set_up(database, tmp_path)

    with database.reading(office_id) as work:
        after = work.calendar.entries()
    assert [it.first for it in before.seasons] == [date(2026, 2, 19), date(2027, 2, 8)]
    assert after.seasons == before.seasons[1:]
    assert {it.day.year for it in after.special_days} == {2026, 2027}


def test_no_login_is_given_twice_and_known_people_stay() -> None:
    logins = [person.login for offered in OFFICES for person in offered.people]
    roles = {it.login: set(it.roles) for it in BANJARNEGARA.people}

    assert len(set(logins)) == len(logins)
    assert roles.items() >= LOGINS.items()


def test_the_offices_are_where_they_are() -> None:
    found = {it.office.area_code: it.office for it in OFFICES}

    assert {code: (it.zone, len(it.districts)) for code, it in found.items()} == {
        "3371": ("Asia/Jakarta", 3),
        "3205": ("Asia/Jakarta", 42),
        "5319": ("Asia/Makassar", 12),
        "3304": ("Asia/Jakarta", 20),
        "5271": ("Asia/Makassar", 6),
    }
    assert all(sorted(set(it.districts)) == list(it.districts) for it in found.values())


def test_everybody_signs_in_with_the_installations_password(
    database: Database, tmp_path: Path
) -> None:
    password = set_up(database, tmp_path / "data")

    with database.directory() as directory:
        for person in (it for offered in OFFICES for it in offered.people):
            user = users.sign_in(directory, login=person.login, password=password)
            assert user is not None
            assert user.is_demonstration
            assert user.roles == frozenset(person.roles)
    path = tmp_path / "data" / "demonstration_password"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_one_hash_serves_all(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []

    def hash_password(password: str) -> str:
        hashed.append(password)
        return "$argon2id$"

    monkeypatch.setattr(passwords, "hash_password", hash_password)

    assert [set_up(database, tmp_path)] == hashed


def test_superiors_are_kept_with_the_people(database: Database, tmp_path: Path) -> None:
    set_up(database, tmp_path)

    with database.reading(MATARAM.office.id) as work:
        people = {it.id: it for it in work.users.all()}
    [hamdan] = [it for it in people.values() if it.login == "hamdan"]
    assert list(superiors(hamdan, people)) == ["idris", "wirata", "suryani", "lalu"]
    assert hamdan.unit == "SLRT"


def superiors(user: User, people: dict[UUID, User]) -> Iterator[str]:
    while user.superior_id is not None:
        user = people[user.superior_id]
        yield user.login


def test_an_office_has_its_own_procedures_and_the_shared_ones(
    database: Database, tmp_path: Path
) -> None:
    packages = Library(ROOT).packages()

    set_up(database, tmp_path)

    assert {it.prefix: keys(database, it) for it in OFFICES} == {
        it.prefix: {key for key in packages if key.startswith((it.prefix, "com-"))}
        for it in OFFICES
    }


def test_every_message_that_an_office_sends_finds_who_takes_it(
    database: Database, tmp_path: Path
) -> None:
    set_up(database, tmp_path)

    for it in OFFICES:
        with database.reading(it.office.id) as work:
            texts = [
                text
                for found in work.definitions.newest()
                for _, text in work.definitions.get(found.id).bundle.diagrams()
            ]
        names = {name for text in texts for name in SENT.findall(text)}
        assert names <= {name for text in texts for name in TAKEN.findall(text)}


def test_packages_that_do_not_exist_are_not_missed(database: Database, tmp_path: Path) -> None:
    set_up(database, tmp_path / "data", root=tmp_path / "nothing")

    assert [keys(database, it) for it in OFFICES] == [set()] * len(OFFICES)


def test_a_second_start_changes_nothing(database: Database, tmp_path: Path) -> None:
    first = set_up(database, tmp_path)

    second = set_up(database, tmp_path)

    assert first == second
    for offered in OFFICES:
        with database.reading(offered.office.id) as work:
            assert len(work.users.all()) == len(offered.people)
            assert {it.version for it in work.definitions.newest()} <= {1}


def test_an_older_demonstration_gets_what_it_lacks(database: Database, tmp_path: Path) -> None:
    with database.directory() as directory:
        directory.add_office(replace(BANJARNEGARA.office, town="Banjar Negara"))

    set_up(database, tmp_path)

    with database.reading(BANJARNEGARA.office.id) as work:
        assert work.office().town == "Banjar Negara"
        assert len(work.users.all()) == len(BANJARNEGARA.people)


def test_two_installations_share_no_password(database: Database, tmp_path: Path) -> None:
    first = set_up(database, tmp_path / "a")

    assert set_up(database, tmp_path / "b") != first
