"""One transaction of one office, with everything that it may store and find."""

from contextlib import AbstractContextManager
from datetime import datetime
from uuid import UUID

from engine.domain.delivery import ChannelKind
from engine.domain.office import Office
from engine.persistence import offices
from engine.persistence.absences import Absences
from engine.persistence.applicants import Applicants
from engine.persistence.calendar import KeptCalendars, OfficeCalendar
from engine.persistence.definitions import Definitions
from engine.persistence.deliveries import Deliveries
from engine.persistence.documents import Documents
from engine.persistence.drafts import Drafts
from engine.persistence.escalations import Escalations
from engine.persistence.history import History
from engine.persistence.idempotency import Idempotency
from engine.persistence.incidents import Incidents
from engine.persistence.instances import Instances
from engine.persistence.messages import Messages
from engine.persistence.notice_texts import NoticeTexts
from engine.persistence.notices import Notices
from engine.persistence.numbers import Numbers
from engine.persistence.offices import Register
from engine.persistence.outbox import Outbox
from engine.persistence.routines import Routines
from engine.persistence.service_clocks import ServiceClocks
from engine.persistence.tasks import Tasks
from engine.persistence.timers import Timers
from engine.persistence.transaction import Transaction
from engine.persistence.users import Users
from engine.persistence.waits import Waits


class UnitOfWork:
    """Rows of other offices are neither seen nor changed through it.

    `channels` are those by which notices may leave the pages.

    To keep clear of deadlocks, claim an idempotency key first, then get the case, then the rest.
    """

    def __init__(
        self,
        transaction: Transaction,
        *,
        office_id: UUID,
        register: Register,
        kept_calendars: KeptCalendars,
        channels: frozenset[ChannelKind],
    ) -> None:
        self.office_id = office_id
        self.channels = channels
        self._register = register
        self._transaction = transaction
        self.definitions = Definitions(transaction)
        self.instances = Instances(transaction)
        self.tasks = Tasks(transaction)
        self.timers = Timers(transaction)
        self.clocks = ServiceClocks(transaction)
        self.escalations = Escalations(transaction)
        self.outbox = Outbox(transaction)
        self.routines = Routines(transaction)
        self.messages = Messages(transaction)
        self.waits = Waits(transaction)
        self.history = History(transaction)
        self.incidents = Incidents(transaction)
        self.notices = Notices(transaction)
        self.notice_texts = NoticeTexts(transaction)
        self.deliveries = Deliveries(transaction)
        self.documents = Documents(transaction)
        self.drafts = Drafts(transaction)
        self.applicants = Applicants(transaction)
        self.numbers = Numbers(transaction)
        self.idempotency = Idempotency(transaction)
        self.users = Users(transaction)
        self.absences = Absences(transaction)
        self.calendar = OfficeCalendar(transaction, office_id=office_id, kept=kept_calendars)

    @property
    def alarm_at(self) -> datetime | None:
        """When the first of what was written falls due, so that a scheduler must be told of it."""
        written = (self.timers, self.outbox, self.routines)
        return min(set[datetime]().union(*(it.alarms for it in written)), default=None)

    def office(self) -> Office:
        """Return the office itself, or raise NotFoundError."""
        if self.calendar.has_changed:  # what may be rolled back yet is nothing for others
            return offices.get(self._transaction)
        return self._register.office(self._transaction, self.office_id)

    def savepoint(self) -> AbstractContextManager[None]:
        """Undo in the database what was written inside when it raises.

        Records that were saved inside must be read again: their `row_version` is ahead then.
        """
        return self._transaction.savepoint()
