import time
from contextlib import suppress
from threading import Thread

import pytest

from engine.persistence.turns import Turns
from tests.integration.records import Mishap


def test_threads_are_served_in_the_order_they_came() -> None:
    turns, served, threads = Turns(), [], []

    def take_a_turn(number: int) -> None:
        with turns:
            served.append(number)

    with turns:
        for number in range(6):
            threads.append(Thread(target=take_a_turn, args=(number,)))
            threads[-1].start()
            while len(turns._line) < number + 2:  # noqa: SLF001 - nothing else shows who waits
                time.sleep(0.001)
    for thread in threads:
        thread.join()

    assert served == list(range(6))


def test_a_turn_ends_with_an_error_too() -> None:
    turns = Turns()

    with suppress(Mishap), turns:
        raise Mishap

    with turns:
        assert len(turns._line) == 1  # noqa: SLF001 - nothing else shows who waits


def test_a_thread_does_not_wait_for_itself() -> None:
    turns = Turns()

    with turns, pytest.raises(RuntimeError):
        turns.__enter__()

    with turns:
        pass
