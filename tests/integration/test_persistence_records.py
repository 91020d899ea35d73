from collections.abc import Iterator
from contextlib import suppress
from types import MappingProxyType

import pytest

from engine.domain.bundle import Bundle
from engine.domain.document import DocumentOrigin
from engine.domain.errors import ConflictError, NotFoundError
from engine.domain.history import Happening
from engine.domain.instance import InstanceStatus
from engine.domain.office import Office
from engine.domain.snapshot import Passage
from engine.persistence.database import Database
from engine.persistence.unit_of_work import UnitOfWork
from tests.integration.records import (
    HOUR,
    NOON,
    Mishap,
    a_case,
    a_definition,
    a_document,
    a_notice,
    a_stored_case,
    a_user,
    an_entry,
    an_incident,
    an_office,
    new_id,
)


@pytest.fixture
def work(database: Database, office: Office) -> Iterator[UnitOfWork]:
    with database.work(office.id) as work:
        yield work


def test_a_definition_comes_back_with_its_files(work: UnitOfWork) -> None:
    files = {"processes/bansos/bansos.bpmn": "<x>é✓</x>" * 900, "forms/bansos/a.form": "{}"}
    definition = a_definition(key="bansos", bundle=Bundle("bansos", files))
    work.definitions.add(definition)

    assert work.definitions.latest("bansos") == definition
    assert work.definitions.get(definition.id) == definition
    assert work.definitions.get(definition.id).bundle.checksum == definition.bundle.checksum


def test_a_definition_that_is_not_there_is_not_found(work: UnitOfWork) -> None:
    assert work.definitions.latest("bansos") is None
    with pytest.raises(NotFoundError):
        work.definitions.get(new_id())


def test_a_version_is_stored_once(work: UnitOfWork) -> None:
    work.definitions.add(a_definition(version=3))

    with pytest.raises(ConflictError), work.savepoint():
        work.definitions.add(a_definition(version=3))


def test_versions_are_listed_newest_first_with_their_running_cases(work: UnitOfWork) -> None:
    old, new = a_definition(version=1), a_definition(version=2, note="Kedua")
    work.definitions.add(old)
    work.definitions.add(new)
    for case in (a_case(old), a_case(old), a_case(old, status=InstanceStatus.COMPLETED)):
        work.instances.add(case)

    summaries = work.definitions.versions("rehabilitasi")

    assert [(it.version, it.running, it.note) for it in summaries] == [
        (2, 0, "Kedua"),
        (1, 2, "Pertama"),
    ]
    assert work.definitions.versions("bansos") == []


def test_the_newest_version_of_every_procedure_is_listed_by_name(work: UnitOfWork) -> None:
    for key, version, name in (
        ("b", 1, "Zakat"),
        ("b", 2, "bansos"),
        ("a", 1, "Adopsi"),
        ("c", 9, "Cacat"),
    ):
        work.definitions.add(a_definition(key=key, version=version, name=name))

    assert [(it.name, it.version) for it in work.definitions.newest()] == [
        ("Adopsi", 1),
        ("bansos", 2),
        ("Cacat", 9),
    ]


def test_history_is_told_in_order_with_the_ways_taken(work: UnitOfWork) -> None:
    case = a_stored_case(work)
    way = Passage(process_id="p", element_id="mulai", flow_ids=("f1", "f2"))
    end = Passage(process_id="p", element_id="selesai")
    later = an_entry(case, at=NOON + HOUR, happening=Happening.ENDED, passed=(way, end))
    first = an_entry(
        case,
        actor_id=new_id(),
        actor_name="Sari",
        process_id="p",
        element_id="periksa",
        name="Periksa",
        facts=MappingProxyType({"hasil": "lengkap"}),
    )

    work.history.add([later, first])

    assert work.history.of_instance(case.id) == [first, later]


def test_an_incident_keeps_the_answer_and_its_end(work: UnitOfWork) -> None:
    case = a_stored_case(work)
    later, first = an_incident(case, raised_at=NOON + HOUR), an_incident(case)
    work.incidents.add(later)
    work.incidents.add(first)
    later.resolve(at=NOON + 2 * HOUR)

    work.incidents.save(later)

    assert work.incidents.get(first.id).values == {"lengkap": True}
    assert [it.resolved_at for it in work.incidents.of_instance(case.id)] == [
        None,
        NOON + 2 * HOUR,
    ]


def test_an_incident_that_is_not_there_is_not_found(work: UnitOfWork) -> None:
    case = a_stored_case(work)

    with pytest.raises(NotFoundError):
        work.incidents.get(new_id())
    with pytest.raises(NotFoundError):
        work.incidents.save(an_incident(case))


def test_the_inbox_shows_the_newest_notices_of_one_person(work: UnitOfWork) -> None:
    sari = new_id()
    notices = [a_notice(sari, at=NOON + i * HOUR) for i in range(3)]
    work.notices.add([*notices, a_notice(new_id())])

    assert work.notices.inbox(sari, at=NOON + 2 * HOUR, limit=2) == [notices[2], notices[1]]
    assert work.notices.unread(sari, at=NOON + 2 * HOUR) == 3


def test_a_notice_is_kept_back_until_its_time(work: UnitOfWork) -> None:
    sari = new_id()
    notice = a_notice(sari, at=NOON + HOUR)
    work.notices.add([notice])

    work.notices.mark_read(sari, at=NOON)

    assert work.notices.inbox(sari, at=NOON, limit=9) == []
    assert work.notices.unread(sari, at=NOON) == 0
    assert work.notices.inbox(sari, at=NOON + HOUR, limit=9) == [notice]
    assert work.notices.unread(sari, at=NOON + HOUR) == 1


def test_read_notices_keep_the_time_they_were_first_read(work: UnitOfWork) -> None:
    sari, dewi = new_id(), new_id()
    work.notices.add([a_notice(sari), a_notice(dewi)])

    work.notices.mark_read(sari, at=NOON)
    work.notices.mark_read(sari, at=NOON + HOUR)

    assert work.notices.unread(sari, at=NOON) == 0
    assert [it.read_at for it in work.notices.inbox(sari, at=NOON, limit=9)] == [NOON]
    assert work.notices.unread(dewi, at=NOON) == 1


def test_a_document_is_stored_with_its_content(work: UnitOfWork) -> None:
    case = a_stored_case(work)
    letter = a_document(
        case, at=NOON + HOUR, origin=DocumentOrigin.LETTER, verification_code="K7-X"
    )
    upload = a_document(case)
    work.documents.add(letter, content=b"")
    work.documents.add(upload, content=bytes(range(256)) * 9)

    assert work.documents.get(letter.id) == letter
    assert work.documents.content(upload.id) == bytes(range(256)) * 9
    assert work.documents.content(letter.id) == b""
    assert work.documents.of_instance(case.id) == [upload, letter]


def test_a_document_that_is_not_there_is_not_found(work: UnitOfWork) -> None:
    with pytest.raises(NotFoundError):
        work.documents.get(new_id())
    with pytest.raises(NotFoundError):
        work.documents.content(new_id())


def test_a_letter_is_found_by_its_verification_code(database: Database, office: Office) -> None:
    with database.work(office.id) as work:
        letter = a_document(a_stored_case(work), verification_code="K7-X")
        work.documents.add(letter, content=b"%PDF")

    with database.directory() as directory:
        assert directory.document_by_verification("K7-X") == (office.id, letter)
        assert directory.document_by_verification("K7-Y") is None


def test_a_draft_is_kept_per_person_until_the_task_drops_it(work: UnitOfWork) -> None:
    task, sari, dewi = new_id(), new_id(), new_id()
    work.drafts.put(task, user_id=sari, values={"nama": "Siti"}, at=NOON)
    work.drafts.put(task, user_id=sari, values={"nama": "Siti A"}, at=NOON + HOUR)
    work.drafts.put(task, user_id=dewi, values={}, at=NOON)

    assert work.drafts.get(task, user_id=sari) == {"nama": "Siti A"}
    assert work.drafts.get(task, user_id=dewi) == {}

    work.drafts.drop(task)
    work.drafts.drop(task)

    assert work.drafts.get(task, user_id=sari) is None
    assert work.drafts.get(task, user_id=dewi) is None


def test_people_come_back_with_their_roles(work: UnitOfWork) -> None:
    sari = a_user(work.office_id, roles=frozenset({"front_office", "peksos"}))
    plain = a_user(work.office_id, name="Andi", roles=frozenset(), is_active=False)
    work.users.add(sari)
    work.users.add(plain)

    assert work.users.get(sari.id) == sari
    assert work.users.all() == [plain, sari]


def test_a_person_who_is_not_there_is_not_found(work: UnitOfWork) -> None:
    with pytest.raises(NotFoundError):
        work.users.get(new_id())


def test_active_holders_of_a_role_are_found_by_name(work: UnitOfWork) -> None:
    both = frozenset({"peksos", "supervisor"})
    wati = a_user(work.office_id, name="wati", roles=both)
    budi = a_user(work.office_id, name="Budi", roles=both)
    gone = a_user(work.office_id, roles=both, is_active=False)
    for user in (wati, budi, gone, a_user(work.office_id)):
        work.users.add(user)

    assert work.users.with_role("peksos") == [budi, wati]
    assert work.users.with_role("pimpinan") == []


def test_a_login_is_given_once_over_all_offices(
    database: Database, office: Office, neighbour: Office
) -> None:
    with database.work(office.id) as work:
        work.users.add(a_user(office.id, login="sari"))

    with pytest.raises(ConflictError), database.work(neighbour.id) as work:
        work.users.add(a_user(neighbour.id, login="sari"))


def test_the_directory_finds_people_of_every_office(
    database: Database, office: Office, neighbour: Office
) -> None:
    sari, budi = a_user(office.id, login="sari"), a_user(neighbour.id, login="budi")
    for user in (sari, budi):
        with database.work(user.office_id) as work:
            work.users.add(user)

    with database.directory() as directory:
        assert directory.user_by_login("budi") == budi
        assert directory.user(sari.id) == sari
        assert directory.user_by_login("Sari") is None
        assert directory.user(new_id()) is None


def test_offices_are_listed_by_name(database: Database, office: Office, neighbour: Office) -> None:
    with database.directory() as directory:
        assert directory.offices() == [neighbour, office]
    with database.reading(office.id) as work:
        assert work.office() == office


def test_an_office_that_is_not_there_is_not_found(database: Database) -> None:
    with database.reading(new_id()) as work, pytest.raises(NotFoundError):
        work.office()


def test_an_office_added_in_vain_is_not_kept(database: Database) -> None:
    with suppress(Mishap), database.directory() as directory:
        directory.add_office(an_office("Dinas Sosial Kota Malang"))
        directory.add_office(an_office("Dinas Sosial Kota Batu"))
        raise Mishap

    with database.directory() as directory:
        assert directory.offices() == []
