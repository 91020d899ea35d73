"""Notices that leave the pages: to whom, when, once, and what happens when it does not work."""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from engine.channels import Channel, LaterError, Message, RefusedError
from engine.channels.mail import Mail
from engine.channels.mail_server import MailServer
from engine.dispatch import Dispatch, channels_of
from engine.domain.delivery import ChannelKind, Delivery, DeliveryStatus, Fault, delivery_id
from engine.domain.notice_text import Audience
from engine.due_work import SENDING_LEASE
from engine.persistence.database import Database, connect
from engine.persistence.offices import Register
from engine.persistence.users import Users
from engine.scheduler import Scheduler
from engine.services import notices
from engine.settings import Settings
from tests.integration.outside import HERE, Mailbox, free_port, mail_server
from tests.integration.services.desk import OFFICE, person

MONDAY = datetime(2026, 11, 23, 3, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
PAGES, SENDER = "https://alur.contoh.go.id", "alur@contoh.go.id"
BUDI, SARI = person("Budi").user_id, person("Sari").user_id
FACTS = {"tugas": "Verifikasi lapangan", "nomor": "3304-JPST-2611-00042-6", "nama": "Mbah Rumini"}


@dataclass
class Post:
    """An office with a way out; `at` is the time of everything that happens."""

    database: Database
    at: datetime = MONDAY
    sent: list[Message] = field(default_factory=list)
    trouble: list[Exception] = field(default_factory=list)

    def send(self, message: Message) -> None:
        """Take what is sent, unless trouble comes first."""
        if self.trouble:
            raise self.trouble.pop(0)
        self.sent.append(message)

    def tell(self, *to: UUID, code: str = "N-22", fact: str = "tugas:100", **more: Any) -> None:
        given: dict[str, Any] = {"at": self.at, "facts": FACTS, **more}
        with self.database.work(OFFICE.id) as work:
            notices.tell(work, to=to, code=code, fact=fact, **given)

    def change(self, user_id: UUID, **changes: Any) -> None:
        with self.database.work(OFFICE.id) as work:
            work.users.save_contact(replace(work.users.get(user_id), **changes))

    def scheduler(self, channel: Channel | None = None) -> Scheduler:
        channels = {ChannelKind.MAIL: channel or self}
        dispatch = Dispatch(self.database, channels=channels, public_url=PAGES)
        return Scheduler(self.database, clock=lambda: self.at, dispatch=dispatch)

    def sweep(self, channel: Channel | None = None) -> int:
        return self.scheduler(channel).sweep()

    def stored(self, user_id: UUID = BUDI, fact: str = "tugas:100") -> Delivery | None:
        with self.database.reading(OFFICE.id) as work:
            told = notices.notice_id(user_id, fact)
            return work.deliveries.get(delivery_id(told, ChannelKind.MAIL))

    def status(self) -> DeliveryStatus | None:
        found = self.stored()
        return found.status if found else None


@pytest.fixture
def post(staffed_url: str) -> Iterator[Post]:
    database = connect(staffed_url, channels=frozenset(ChannelKind))
    post = Post(database)
    post.change(BUDI, email="budi@contoh.go.id")
    yield post
    database.close()


@contextmanager
def mailing(mailbox: Mailbox) -> Iterator[Mail]:
    with mail_server(mailbox):
        yield Mail(MailServer(host=HERE, port=mailbox.port, sender=SENDER))


def test_a_notice_goes_to_those_who_have_an_address(post: Post) -> None:
    post.tell(BUDI, SARI)

    assert post.sweep() == 1

    (message,) = post.sent
    assert (message.to, message.subject) == ("budi@contoh.go.id", "Terlambat")
    assert message.text.startswith("Terlambat: Verifikasi lapangan (3304-JPST-2611-00042-6)")
    assert f"Buka kabar: {PAGES}/kabar" in message.text
    assert post.status() is DeliveryStatus.SENT


def test_the_letter_leads_to_the_case(post: Post) -> None:
    case_id = UUID(int=7)
    post.tell(BUDI, instance_id=case_id)

    post.sweep()

    assert f'<a href="{PAGES}/kasus/{case_id}">Buka kasus</a>' in post.sent[0].html


def test_facts_in_a_letter_are_no_markup(post: Post) -> None:
    post.tell(BUDI, facts={**FACTS, "tugas": "<script>"})

    post.sweep()

    assert "&lt;script&gt;" in post.sent[0].html
    assert "<script>" not in post.sent[0].html


def test_the_office_says_it_in_its_own_words(post: Post) -> None:
    with post.database.work(OFFICE.id) as work:
        work.notice_texts.put(Audience.STAFF, "N-22", text="Segera: {tugas}, {url}.")
    post.tell(BUDI)

    post.sweep()

    assert post.sent[0].text.startswith(f"Segera: Verifikasi lapangan, {PAGES}.")


@pytest.mark.parametrize("code", ["N-03", "N-20"])
def test_small_news_stay_in_the_inbox(post: Post, code: str) -> None:
    post.tell(BUDI, code=code)

    assert post.stored() is None
    with post.database.reading(OFFICE.id) as work:
        assert work.notices.unread(BUDI, at=post.at) == 1


def test_whoever_does_not_want_letters_gets_none(post: Post) -> None:
    post.change(BUDI, mails=False)
    post.tell(BUDI)

    assert post.stored() is None


def test_nothing_is_written_for_a_way_that_is_closed(staffed: Database) -> None:
    post = Post(staffed)
    post.change(BUDI, email="budi@contoh.go.id")

    post.tell(BUDI)

    assert post.stored() is None


def test_a_demonstration_office_writes_to_nobody(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    invented = replace(OFFICE, is_demonstration=True)
    monkeypatch.setattr(Register, "office", lambda *_: invented)

    post.tell(BUDI)

    assert post.stored() is None


def test_what_a_demonstration_office_has_left_over_reaches_nobody(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    post.tell(BUDI)
    invented = replace(OFFICE, is_demonstration=True)
    monkeypatch.setattr(Register, "office", lambda *_: invented)

    post.sweep()

    assert (post.sent, post.status()) == ([], DeliveryStatus.DROPPED)


def test_a_notice_that_is_put_off_is_sent_when_it_shows(post: Post) -> None:
    post.tell(BUDI, at=post.at + HOUR)

    before = post.sweep()
    post.at += HOUR

    assert (before, post.sweep(), len(post.sent)) == (0, 1, 1)


def test_nobody_is_written_to_while_the_office_is_closed(post: Post) -> None:
    evening, morning = MONDAY + 10 * HOUR, datetime(2026, 11, 24, 0, 30, tzinfo=UTC)
    post.tell(BUDI, at=evening)

    post.at = morning - MINUTE
    assert post.sweep() == 0
    post.at = morning
    assert post.sweep() == 1


def test_one_fact_is_sent_once_however_often_it_is_told(post: Post) -> None:
    post.tell(BUDI)
    post.tell(BUDI)
    post.sweep()
    post.tell(BUDI)
    post.sweep()
    post.tell(BUDI, fact="tugas:150")
    post.sweep()

    assert len(post.sent) == 2
    assert len({it.id for it in post.sent}) == 2


def test_a_notice_that_was_read_is_sent_all_the_same(post: Post) -> None:
    post.tell(BUDI)
    with post.database.work(OFFICE.id) as work:
        work.notices.mark_read(BUDI, at=post.at)

    post.sweep()

    assert len(post.sent) == 1


@pytest.mark.parametrize("changes", [{"mails": False}, {"email": None}])
def test_whoever_is_no_longer_to_be_reached_gets_nothing(
    post: Post, changes: dict[str, Any]
) -> None:
    post.tell(BUDI)
    post.change(BUDI, **changes)

    post.sweep()

    assert (post.sent, post.status()) == ([], DeliveryStatus.DROPPED)


def test_a_closed_account_gets_nothing(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    post.tell(BUDI)
    found = Users.get
    monkeypatch.setattr(
        Users, "get", lambda users, user_id: replace(found(users, user_id), is_active=False)
    )

    post.sweep()

    assert (post.sent, post.status()) == ([], DeliveryStatus.DROPPED)


def test_a_try_that_fails_is_put_off_and_then_given_up(post: Post) -> None:
    post.tell(BUDI)
    pauses = []
    while post.status() is DeliveryStatus.PENDING:
        post.trouble = [LaterError(Fault.UNREACHABLE)]
        before = post.at
        post.sweep()
        found = post.stored()
        assert found is not None
        pauses.append((found.due_at - before) / MINUTE)
        post.at = max(found.due_at, post.at)

    assert pauses[:7] == [1, 2, 4, 8, 16, 32, 64]
    assert post.status() is DeliveryStatus.DEAD
    assert (post.sent, post.sweep()) == ([], 0)


def test_a_pause_that_was_asked_for_is_kept(post: Post) -> None:
    post.tell(BUDI)
    post.trouble = [LaterError(Fault.BUSY, 429, pause=10 * MINUTE)]
    post.sweep()

    post.at += 9 * MINUTE
    assert post.sweep() == 0
    post.at += MINUTE
    assert post.sweep() == 1


def test_what_will_never_be_taken_is_given_up_at_once(post: Post) -> None:
    post.tell(BUDI)
    post.trouble = [RefusedError(Fault.REFUSED, 550)]

    post.sweep()

    found = post.stored()
    assert found is not None
    assert (found.status, found.fault) == (DeliveryStatus.DEAD, "refused 550")


def test_a_fault_of_ours_is_tried_again_and_told_without_its_words(
    post: Post, caplog: pytest.LogCaptureFixture
) -> None:
    post.tell(BUDI)
    post.trouble = [ValueError("budi@contoh.go.id")]

    post.sweep()

    found = post.stored()
    assert found is not None
    assert (found.status, found.fault) == (DeliveryStatus.PENDING, "unexpected")
    assert "ValueError at dispatch.py" in caplog.text
    assert "budi@contoh.go.id" not in caplog.text


def test_a_way_that_was_closed_meanwhile_is_a_fault_that_people_see(post: Post) -> None:
    post.tell(BUDI)

    Scheduler(post.database, clock=lambda: post.at).sweep()

    found = post.stored()
    assert found is not None
    assert (found.attempts, found.fault) == (1, "off")


def test_what_was_given_up_while_it_was_sent_stays_given_up(post: Post) -> None:
    post.tell(BUDI)

    class GivenUp:
        def send(self, _: Message) -> None:
            found = post.stored()
            assert found is not None
            with post.database.work(OFFICE.id) as work:
                work.deliveries.save(found.dropped())

    post.sweep(GivenUp())

    assert post.status() is DeliveryStatus.DROPPED


def test_a_delivery_that_another_scheduler_settled_is_left_alone(post: Post) -> None:
    post.tell(BUDI)
    post.sweep()
    found = post.stored()
    assert found is not None

    dispatch = Dispatch(post.database, channels={ChannelKind.MAIL: post}, public_url=PAGES)
    dispatch.send(OFFICE.id, found.id, clock=lambda: post.at)

    assert len(post.sent) == 1


def test_the_settings_say_which_ways_are_open() -> None:
    secret = {"SECRET_KEY": "rahasia"}
    given = {
        **secret,
        "ALUR_SMTP_URL": "smtp://surel.contoh.go.id",
        "ALUR_MAIL_FROM": SENDER,
        "ALUR_GATEWAY_URL": "https://gateway.contoh.go.id",
        "ALUR_GATEWAY_SECRET": "kunci",
        "ALUR_PUBLIC_URL": PAGES,
    }

    assert channels_of(Settings.from_environ(secret)) == {}
    assert channels_of(Settings.from_environ(given)).keys() == set(ChannelKind)


# With a real mail server


def test_a_crash_after_the_letter_was_taken_sends_the_same_letter_again(post: Post) -> None:
    post.tell(BUDI)

    class Crash(BaseException):
        """Nothing catches it, as nothing catches a power cut."""

    @dataclass
    class PowerCut:
        mail: Mail

        def send(self, message: Message) -> None:
            self.mail.send(message)
            raise Crash

    with mailing(mailbox := Mailbox()) as mail:
        with pytest.raises(Crash):
            post.sweep(PowerCut(mail))
        assert post.sweep(mail) == 0  # somebody may still be at work on it
        post.at += SENDING_LEASE
        post.sweep(mail)

    assert len(mailbox.letters) == 2
    assert len({it["Message-ID"] for it in mailbox.letters}) == 1
    assert post.status() is DeliveryStatus.SENT


def test_one_letter_arrives_through_failures_and_two_schedulers(post: Post) -> None:
    for n in range(5):
        post.tell(BUDI, fact=f"tugas:{n}")
    away = Mail(MailServer(host=HERE, port=free_port(), sender=SENDER))
    assert post.sweep(away) == 5

    post.at += MINUTE
    with mailing(mailbox := Mailbox()) as mail:
        schedulers = [post.scheduler(mail) for _ in range(2)]
        with ThreadPoolExecutor(2) as pool:
            done = sum(pool.map(lambda it: it.sweep(), schedulers))

    assert done == 5
    assert len(mailbox.letters) == len({it["Message-ID"] for it in mailbox.letters}) == 5


def test_a_recipient_whom_the_server_refuses_is_not_asked_for_again(post: Post) -> None:
    post.tell(BUDI)

    with mailing(Mailbox(answers={"budi@contoh.go.id": "550 unknown"})) as mail:
        post.sweep(mail)

    assert post.status() is DeliveryStatus.DEAD


def test_nobody_is_named_in_subject_or_log(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    post.tell(BUDI)

    with mailing(mailbox := Mailbox(to_data="451 budi@contoh.go.id is busy")) as mail:
        post.sweep(mail)
        mailbox.to_data = "250 OK"
        post.at += MINUTE
        post.sweep(mail)

    (letter,) = mailbox.letters
    ours = "\n".join(it.getMessage() for it in caplog.records if it.name.startswith("alur"))
    assert "busy 451" in ours
    for shown in (str(letter["Subject"]), ours):
        assert not [it for it in ("Rumini", "budi@", "Budi", "3304") if it in shown]
