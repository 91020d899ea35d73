"""One person has at most one running case of a service."""

from engine.domain.office import Office
from engine.persistence.database import Database
from tests.integration.records import a_stored_case, new_id

SERVICE, PERSON = "bna-santunan-jpst", "f" * 64


def test_a_second_case_for_the_same_person_learns_of_the_first(
    database: Database, office: Office
) -> None:
    with database.work(office.id) as work:
        first, second = a_stored_case(work), a_stored_case(work)

        free = work.applicants.hold(PERSON, service=SERVICE, instance_id=first.id)
        taken = work.applicants.hold(PERSON, service=SERVICE, instance_id=second.id)

    assert (free, taken) == (None, first.id)


def test_the_same_case_may_say_it_again(database: Database, office: Office) -> None:
    with database.work(office.id) as work:
        case = a_stored_case(work)
        work.applicants.hold(PERSON, service=SERVICE, instance_id=case.id)

        again = work.applicants.hold(PERSON, service=SERVICE, instance_id=case.id)

    assert again is None


def test_another_service_is_another_matter(database: Database, office: Office) -> None:
    with database.work(office.id) as work:
        first, second = a_stored_case(work), a_stored_case(work)
        work.applicants.hold(PERSON, service=SERVICE, instance_id=first.id)

        other = work.applicants.hold(PERSON, service="bna-aduan", instance_id=second.id)

    assert other is None


def test_an_ended_case_frees_the_person(database: Database, office: Office) -> None:
    with database.work(office.id) as work:
        first, second = a_stored_case(work), a_stored_case(work)
        work.applicants.hold(PERSON, service=SERVICE, instance_id=first.id)

        work.applicants.release(first.id)

        assert work.applicants.hold(PERSON, service=SERVICE, instance_id=second.id) is None


def test_releasing_a_case_that_holds_nobody_does_nothing(
    database: Database, office: Office
) -> None:
    with database.work(office.id) as work:
        work.applicants.release(new_id())
