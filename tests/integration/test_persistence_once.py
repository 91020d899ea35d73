from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier

from engine.domain.office import Office
from engine.persistence.database import Database
from tests.integration.records import NOON, Mishap, new_id


def test_a_key_is_used_once(database: Database, office: Office) -> None:
    subject = new_id()
    with database.work(office.id) as work:
        assert work.idempotency.claim("k1", subject, at=NOON)
        assert not work.idempotency.claim("k1", subject, at=NOON)
        assert work.idempotency.claim("k2", subject, at=NOON)


def test_a_key_of_work_that_failed_can_be_used_again(database: Database, office: Office) -> None:
    with suppress(Mishap), database.work(office.id) as work:
        work.idempotency.claim("k", new_id(), at=NOON)
        raise Mishap

    with database.work(office.id) as work:
        assert work.idempotency.claim("k", new_id(), at=NOON)


def test_of_many_who_send_the_same_form_at_once_one_gets_through(
    database: Database, office: Office
) -> None:
    start = Barrier(4)

    def send(_: int) -> bool:
        start.wait()
        with database.work(office.id) as work:
            return work.idempotency.claim("k", new_id(), at=NOON)

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(send, range(4)))

    assert sorted(answers) == [False, False, False, True]


def test_every_register_and_period_counts_from_one(database: Database, office: Office) -> None:
    with database.work(office.id) as work:
        assert [work.numbers.take("perkara", "2026") for _ in range(3)] == [1, 2, 3]
        assert work.numbers.take("perkara", "2027") == 1
        assert work.numbers.take("surat", "2026") == 1


def test_a_number_that_was_rolled_back_is_given_again(database: Database, office: Office) -> None:
    with suppress(Mishap), database.work(office.id) as work:
        work.numbers.take("perkara", "2026")
        raise Mishap

    with database.work(office.id) as work:
        assert work.numbers.take("perkara", "2026") == 1


def test_numbers_have_neither_gaps_nor_doubles_when_many_take_them(
    database: Database, office: Office
) -> None:
    def take(i: int) -> int | None:
        with suppress(Mishap), database.work(office.id) as work:
            number = work.numbers.take("perkara", "2026")
            if i % 5 == 0:
                raise Mishap
            return number
        return None

    with ThreadPoolExecutor(8) as pool:
        taken = [number for number in pool.map(take, range(50)) if number is not None]

    assert sorted(taken) == list(range(1, 41))
