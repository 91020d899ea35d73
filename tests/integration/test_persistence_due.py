from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier

import pytest

from engine.domain.office import Office
from engine.domain.outbox import JobStatus
from engine.persistence.database import Database
from tests.integration.records import HOUR, NOON, Mishap, a_job, a_stored_case, a_timer


def test_a_timer_comes_back_as_it_was_stored_until_it_is_cleared(
    database: Database, office: Office
) -> None:
    with database.work(office.id) as work:
        case = a_stored_case(work)
        timer, kept = a_timer(case), a_timer(case)
        work.timers.add([timer, kept])
        assert work.timers.get(timer.id) == timer

        work.timers.clear([timer.id, timer.id])

        assert work.timers.get(timer.id) is None
        assert work.timers.get(kept.id) == kept


def test_due_timers_of_all_offices_come_longest_waiting_first(
    database: Database, office: Office, neighbour: Office
) -> None:
    with database.work(office.id) as work:
        case = a_stored_case(work)
        second, future = a_timer(case, due_at=NOON), a_timer(case, due_at=NOON + HOUR)
        work.timers.add([future, second])
    with database.work(neighbour.id) as work:
        first = a_timer(a_stored_case(work), due_at=NOON - HOUR)
        work.timers.add([first])

    with database.directory() as directory:
        due = directory.due_timers(at=NOON, limit=9, lease=HOUR)

    assert due == [(neighbour.id, first.id), (office.id, second.id)]


def test_a_leased_timer_is_offered_again_when_the_lease_ends(
    database: Database, office: Office
) -> None:
    with database.work(office.id) as work:
        timer = a_timer(a_stored_case(work))
        work.timers.add([timer])
    with database.directory() as directory:
        directory.due_timers(at=NOON, limit=9, lease=HOUR)

    with database.directory() as directory:
        assert directory.due_timers(at=NOON + HOUR / 2, limit=9, lease=HOUR) == []
        assert directory.next_due() == NOON + HOUR
        assert directory.due_timers(at=NOON + HOUR, limit=9, lease=HOUR) == [(office.id, timer.id)]
    with database.reading(office.id) as work:
        assert work.timers.get(timer.id) == timer


def test_a_claim_is_undone_when_the_directory_fails(database: Database, office: Office) -> None:
    with database.work(office.id) as work:
        work.timers.add([a_timer(a_stored_case(work))])

    with suppress(Mishap), database.directory() as directory:
        directory.due_timers(at=NOON, limit=9, lease=HOUR)
        raise Mishap

    with database.directory() as directory:
        assert len(directory.due_timers(at=NOON, limit=9, lease=HOUR)) == 1


def test_schedulers_that_look_at_once_share_the_due_timers(
    database: Database, office: Office
) -> None:
    with database.work(office.id) as work:
        case = a_stored_case(work)
        timers = [a_timer(case) for _ in range(40)]
        work.timers.add(timers)
    start = Barrier(4)

    def claim(_: int) -> list[object]:
        start.wait()
        with database.directory() as directory:
            return [key for _, key in directory.due_timers(at=NOON, limit=10, lease=HOUR)]

    with ThreadPoolExecutor(4) as pool:
        shares = list(pool.map(claim, range(4)))

    claimed = [key for share in shares for key in share]
    assert len(claimed) == len(set(claimed))
    assert all(len(share) <= 10 for share in shares)
    assert set(claimed) <= {timer.id for timer in timers}


def test_a_scheduler_does_not_wait_for_anothers_claim(
    database: Database, office: Office, url: str
) -> None:
    if url.startswith("sqlite"):
        pytest.skip("there is one writer at a time")
    with database.work(office.id) as work:
        case = a_stored_case(work)
        work.timers.add([a_timer(case) for _ in range(3)])

    with database.directory() as one, database.directory() as other:
        first = one.due_timers(at=NOON, limit=2, lease=HOUR)
        rest = other.due_timers(at=NOON, limit=2, lease=HOUR)

    assert (len(first), len(rest)) == (2, 1)
    assert set(first).isdisjoint(rest)


def test_nothing_is_due_when_nothing_waits(database: Database) -> None:
    with database.directory() as directory:
        assert directory.due_timers(at=NOON, limit=9, lease=HOUR) == []
        assert directory.due_jobs(at=NOON, limit=9, lease=HOUR) == []
        assert directory.next_due() is None


def test_the_next_due_time_is_that_of_timers_and_jobs(database: Database, office: Office) -> None:
    with database.work(office.id) as work:
        case = a_stored_case(work)
        work.timers.add([a_timer(case, due_at=NOON + 2 * HOUR)])
        work.outbox.add([a_job(case, office_id=office.id, due_at=NOON + HOUR)])
        work.outbox.add([a_job(case, office_id=office.id, status=JobStatus.DEAD)])

    with database.directory() as directory:
        assert directory.next_due() == NOON + HOUR


def test_a_job_comes_back_as_it_was_stored_until_it_is_removed(
    database: Database, office: Office
) -> None:
    with database.work(office.id) as work:
        job = a_job(a_stored_case(work), office_id=office.id)
        work.outbox.add([job])
        assert work.outbox.get(job.id) == job

        work.outbox.remove(job.id)

        assert work.outbox.get(job.id) is None


def test_a_job_is_added_once(database: Database, office: Office) -> None:
    with database.work(office.id) as work:
        case = a_stored_case(work)
        job, other = a_job(case, office_id=office.id), a_job(case, office_id=office.id)
        work.outbox.add([job])
        work.outbox.postpone(job.id, attempts=2, status=JobStatus.PENDING, due_at=NOON)

        work.outbox.add([job, other])

        again = work.outbox.get(job.id)
        assert again is not None
        assert again.attempts == 2
        assert work.outbox.get(other.id) == other


def test_a_postponed_job_is_due_later_and_a_dead_one_never(
    database: Database, office: Office
) -> None:
    with database.work(office.id) as work:
        case = a_stored_case(work)
        later, dead = a_job(case, office_id=office.id), a_job(case, office_id=office.id)
        work.outbox.add([later, dead])
        work.outbox.postpone(later.id, attempts=1, status=JobStatus.PENDING, due_at=NOON + 2 * HOUR)
        work.outbox.postpone(dead.id, attempts=8, status=JobStatus.DEAD, due_at=NOON)

    with database.directory() as directory:
        assert directory.due_jobs(at=NOON + HOUR, limit=9, lease=HOUR) == []
        assert directory.due_jobs(at=NOON + 2 * HOUR, limit=9, lease=HOUR) == [
            (office.id, later.id)
        ]
    with database.reading(office.id) as work:
        assert [(job.id, job.attempts) for job in work.outbox.dead()] == [(dead.id, 8)]


def test_a_dead_job_can_be_woken(database: Database, office: Office) -> None:
    with database.work(office.id) as work:
        job = a_job(a_stored_case(work), office_id=office.id, status=JobStatus.DEAD, attempts=8)
        work.outbox.add([job])

        work.outbox.postpone(job.id, attempts=0, status=JobStatus.PENDING, due_at=NOON)

        assert work.outbox.dead() == []
    with database.directory() as directory:
        assert directory.due_jobs(at=NOON, limit=9, lease=HOUR) == [(office.id, job.id)]
