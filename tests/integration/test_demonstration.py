"""The demonstration office."""

import stat
from pathlib import Path

from engine import demonstration
from engine.demonstration import OFFICE_ID, PEOPLE
from engine.library import Library
from engine.persistence.database import Database
from engine.services import users
from tests.processes.case import NOW, ROOT


def set_up(database: Database, data_dir: Path) -> str:
    return demonstration.set_up(database, library=Library(ROOT), data_dir=data_dir, at=NOW)


def test_everybody_signs_in_with_the_installations_password(
    database: Database, tmp_path: Path
) -> None:
    password = set_up(database, tmp_path / "data")

    with database.directory() as directory:
        for person in (PEOPLE[0], PEOPLE[-1]):
            user = users.sign_in(directory, login=person.login, password=password)
            assert user is not None
            assert user.is_demonstration
            assert user.roles == frozenset(person.roles)
    path = tmp_path / "data" / "demonstration_password"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_every_role_of_the_procedures_has_a_person(database: Database, tmp_path: Path) -> None:
    set_up(database, tmp_path)

    with database.reading(OFFICE_ID) as work:
        newest = work.definitions.latest("bna-santunan-jpst")
        assert newest is not None
        roles = {role for person in PEOPLE for role in person.roles} | {"pemohon"}
        text = newest.bundle.diagram("bna_santunan_jpst") or ""

    lanes = {part.split('"')[0] for part in text.split('<bpmn:lane id="')[1:]}
    assert lanes <= roles


def test_a_second_start_changes_nothing(database: Database, tmp_path: Path) -> None:
    first = set_up(database, tmp_path)

    second = set_up(database, tmp_path)

    assert first == second
    with database.reading(OFFICE_ID) as work:
        assert len(work.users.all()) == len(PEOPLE)
        assert {it.version for it in work.definitions.newest()} == {1}


def test_two_installations_share_no_password(database: Database, tmp_path: Path) -> None:
    first = set_up(database, tmp_path / "a")

    assert set_up(database, tmp_path / "b") != first
