"""What leaves the pages may take its time; nothing inside waits for it."""

import time
from threading import Event

from engine.dispatch import Dispatch
from engine.persistence.database import Database
from engine.scheduler import Scheduler
from tests.integration.records import a_delivery
from tests.integration.services.desk import OFFICE, Desk
from tests.integration.services.test_timers import DEADLINE, fired, incomplete

PATIENCE = 20.0


class Stuck(Dispatch):
    """A way out that answers only when it is let."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, channels={})
        self.begun, self.may_end = Event(), Event()

    def send(self, *_args: object, **_kwargs: object) -> None:
        self.begun.set()
        self.may_end.wait(PATIENCE)


def test_timers_fire_while_a_mail_server_does_not_answer(desk: Desk) -> None:
    case_id = incomplete(desk)
    with desk.database.work(OFFICE.id) as work:
        work.deliveries.add([a_delivery()])
    desk.at += DEADLINE
    way_out = Stuck(desk.database)
    scheduler = Scheduler(desk.database, clock=lambda: desk.at, dispatch=way_out)

    scheduler.start()
    try:
        assert way_out.begun.wait(PATIENCE)
        deadline = time.monotonic() + PATIENCE
        while fired(desk, case_id) != ["t_ingat", "t_batas"]:
            assert time.monotonic() < deadline, "the timers wait"
            time.sleep(0.05)
    finally:
        way_out.may_end.set()
        scheduler.stop()
