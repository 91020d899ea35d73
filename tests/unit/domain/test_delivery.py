from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from engine.domain.delivery import (
    GIVE_UP_AFTER,
    ChannelKind,
    Delivery,
    DeliveryStatus,
    delivery_id,
)
from engine.domain.errors import IllegalTransitionError

NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HP = "+6281234567890"


def a_delivery(**changes: Any) -> Delivery:
    facts: dict[str, Any] = {
        "id": UUID(int=1),
        "channel": ChannelKind.GATEWAY,
        "code": "N-03",
        "due_at": NOON,
        "facts": {"tgl": "2026-12-05"},
        "address": HP,
    }
    return Delivery(**facts | changes)


def test_each_failure_doubles_the_pause_until_it_is_given_up() -> None:
    delivery, pauses = a_delivery(), []
    while delivery.status is DeliveryStatus.PENDING:
        delivery = delivery.failed("timeout", at=NOON)
        pauses.append((delivery.due_at - NOON) / MINUTE)

    assert pauses == [1, 2, 4, 8, 16, 32, 64, 64]
    assert (delivery.attempts, delivery.status) == (GIVE_UP_AFTER, DeliveryStatus.DEAD)


def test_the_other_side_may_ask_for_a_longer_pause_but_not_for_a_shorter_one() -> None:
    longer = a_delivery().failed("busy 429", at=NOON, pause=5 * MINUTE)
    shorter = a_delivery(attempts=4).failed("busy 429", at=NOON, pause=5 * MINUTE)

    assert longer.due_at == NOON + 5 * MINUTE
    assert shorter.due_at == NOON + 16 * MINUTE


def test_nobody_can_ask_for_more_than_a_day() -> None:
    found = a_delivery().failed("busy 503", at=NOON, pause=timedelta(days=900))

    assert found.due_at == NOON + timedelta(days=1)


def test_a_refusal_is_not_tried_again_and_keeps_what_is_needed_to_do_so_by_hand() -> None:
    found = a_delivery().refused("refused 400")

    assert (found.status, found.attempts, found.fault) == (DeliveryStatus.DEAD, 1, "refused 400")
    assert (found.address, found.facts) == (HP, {"tgl": "2026-12-05"})


def test_what_is_settled_keeps_neither_number_nor_facts() -> None:
    sent, dropped = a_delivery(fault="timeout").sent(at=NOON), a_delivery().dropped()

    assert (sent.address, sent.facts, sent.sent_at, sent.fault) == (None, {}, NOON, None)
    assert (dropped.address, dropped.facts, dropped.sent_at) == (None, {}, None)


def test_a_dead_delivery_that_is_woken_has_all_its_tries_again() -> None:
    dead = a_delivery(attempts=8, status=DeliveryStatus.DEAD)

    assert dead.woken(at=NOON + MINUTE) == a_delivery(due_at=NOON + MINUTE)


def test_what_is_settled_or_never_failed_is_not_woken() -> None:
    for delivery in (a_delivery(), a_delivery(attempts=1).sent(at=NOON), a_delivery().dropped()):
        with pytest.raises(IllegalTransitionError):
            delivery.woken(at=NOON)


def test_what_was_sent_is_not_given_up() -> None:
    with pytest.raises(IllegalTransitionError):
        a_delivery().sent(at=NOON).dropped()


def test_a_number_is_in_no_trace_or_log() -> None:
    assert HP not in repr(a_delivery())


def test_one_notice_has_one_delivery_a_channel() -> None:
    mail, again = (delivery_id(UUID(int=7), ChannelKind.MAIL) for _ in range(2))

    assert mail == again
    assert mail != delivery_id(UUID(int=7), ChannelKind.GATEWAY)
