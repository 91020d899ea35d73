from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

from engine.domain.delivery import ChannelKind, Delivery
from engine.domain.notice_text import Audience
from engine.domain.office import Office
from engine.persistence.database import Database
from tests.integration.records import HOUR, NOON, a_delivery, a_user, new_id

STAFF, CITIZEN = Audience.STAFF, Audience.CITIZEN


def add(database: Database, office: Office, *deliveries: Delivery) -> None:
    with database.work(office.id) as work:
        work.deliveries.add(deliveries)


def test_a_delivery_comes_back_as_it_was_stored(database: Database, office: Office) -> None:
    one = a_delivery(notice_id=new_id(), instance_id=new_id())
    other = a_delivery(channel=ChannelKind.GATEWAY, user_id=None, address="+62811111")
    add(database, office, one, other)

    with database.reading(office.id) as work:
        assert work.deliveries.get(one.id) == one
        assert work.deliveries.get(other.id) == other
        assert work.deliveries.get(new_id()) is None


def test_a_delivery_is_added_once_whatever_became_of_it(database: Database, office: Office) -> None:
    delivery = a_delivery()
    add(database, office, delivery)
    with database.work(office.id) as work:
        work.deliveries.save(delivery.sent(at=NOON))

    add(database, office, delivery)

    with database.reading(office.id) as work:
        assert work.deliveries.get(delivery.id) == delivery.sent(at=NOON)


def test_what_is_settled_stays_settled(database: Database, office: Office) -> None:
    delivery = a_delivery()
    add(database, office, delivery)

    with database.work(office.id) as work:
        work.deliveries.save(delivery.dropped())
        work.deliveries.save(delivery.failed("timeout", at=NOON))

        assert work.deliveries.get(delivery.id) == delivery.dropped()


def test_dead_and_waiting_ones_are_listed_apart(database: Database, office: Office) -> None:
    first, last = a_delivery(due_at=NOON - HOUR), a_delivery(due_at=NOON + HOUR)
    dead, sent = a_delivery(), a_delivery()
    add(database, office, last, first, dead, sent)

    with database.work(office.id) as work:
        work.deliveries.save(dead.refused("refused 550"))
        work.deliveries.save(sent.sent(at=NOON))

        assert work.deliveries.waiting() == [first, last]
        assert work.deliveries.dead() == [dead.refused("refused 550")]


def test_another_office_neither_sees_nor_changes_them(
    database: Database, office: Office, neighbour: Office
) -> None:
    delivery = a_delivery()
    add(database, office, delivery)

    with database.work(neighbour.id) as other:
        other.deliveries.save(delivery.dropped())
        assert other.deliveries.get(delivery.id) is None
        assert other.deliveries.waiting() == []

    with database.reading(office.id) as work:
        assert work.deliveries.get(delivery.id) == delivery


def test_a_due_delivery_is_leased_to_one_scheduler(database: Database, office: Office) -> None:
    due, later = a_delivery(), a_delivery(due_at=NOON + 2 * HOUR)
    add(database, office, due, later)

    with database.directory() as directory:
        assert directory.next_delivery() == NOON
        found = directory.due_deliveries(at=NOON, limit=9, lease=HOUR)
        again = directory.due_deliveries(at=NOON, limit=9, lease=HOUR)

    with database.directory() as directory:
        assert (found, again) == ([(office.id, due.id)], [])
        assert directory.next_delivery() == NOON + HOUR
        assert directory.due_deliveries(at=NOON + HOUR, limit=9, lease=HOUR) == found


def test_schedulers_that_look_at_once_share_what_is_due(database: Database, office: Office) -> None:
    add(database, office, *(a_delivery() for _ in range(20)))
    start = Barrier(4)

    def claim(_: int) -> list[object]:
        start.wait()
        with database.directory() as directory:
            return [key for _, key in directory.due_deliveries(at=NOON, limit=5, lease=HOUR)]

    with ThreadPoolExecutor(4) as pool:
        claimed = [key for share in pool.map(claim, range(4)) for key in share]

    assert len(claimed) == len(set(claimed))


def test_a_delivery_that_is_settled_is_never_due(database: Database, office: Office) -> None:
    sent, dead, put_off = a_delivery(), a_delivery(), a_delivery()
    add(database, office, sent, dead, put_off)
    with database.work(office.id) as work:
        work.deliveries.save(sent.sent(at=NOON))
        work.deliveries.save(dead.refused("refused 550"))
        work.deliveries.save(put_off.failed("timeout", at=NOON))

    with database.directory() as directory:
        assert directory.due_deliveries(at=NOON, limit=9, lease=HOUR) == []
        found = directory.due_deliveries(at=NOON + HOUR, limit=9, lease=HOUR)

    assert found == [(office.id, put_off.id)]


def test_a_person_changes_where_they_are_reached(database: Database, office: Office) -> None:
    sari = a_user(office.id)
    changed = replace(sari, email="sari@contoh.go.id", phone="+62811111", mails=False)
    with database.work(office.id) as work:
        work.users.add(sari)

        work.users.save_contact(changed)

        assert work.users.get(sari.id) == changed


def test_an_offices_own_words_are_kept_for_each_audience(
    database: Database, office: Office, neighbour: Office
) -> None:
    with database.work(office.id) as work:
        work.notice_texts.put(STAFF, "N-03", text="Satu.")
        work.notice_texts.put(STAFF, "N-03", text="Dua.")
        work.notice_texts.put(CITIZEN, "N-03", text="Tiga.")
    with database.work(neighbour.id) as other:
        other.notice_texts.remove(STAFF, "N-03")
        assert other.notice_texts.all(STAFF) == {}

    with database.work(office.id) as work:
        assert work.notice_texts.all(STAFF) == {"N-03": "Dua."}
        work.notice_texts.remove(STAFF, "N-03")
        assert work.notice_texts.all(STAFF) == {}
        assert work.notice_texts.all(CITIZEN) == {"N-03": "Tiga."}
