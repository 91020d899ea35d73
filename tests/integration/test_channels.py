"""The ways out of the pages, each with a real server on this machine at its other end."""

import hashlib
import hmac
import json
import smtplib
import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from threading import Thread
from typing import Any
from uuid import UUID

import pytest

from engine import channels
from engine.channels import LaterError, Message, NotSentError, RefusedError
from engine.channels.gateway import Gateway, GatewayAddress, signature
from engine.channels.mail import Mail, written
from engine.channels.mail_server import MailServer
from tests.integration.outside import (
    HERE,
    LOGIN,
    PASSWORD,
    SECRET,
    GatewayDesk,
    Mailbox,
    Trust,
    free_port,
    gateway_server,
    mail_server,
    private,
)

NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
SENDER, SARI = "alur@dinsos.lumajang.go.id", "sari@contoh.go.id"
ID = UUID("019ab000-0000-7000-8000-000000000001")


@pytest.fixture(scope="module")
def trust() -> Trust:
    return Trust()


@pytest.fixture
def desk() -> Iterator[GatewayDesk]:
    with gateway_server(GatewayDesk()) as desk:
        yield desk


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("mail", "gateway"):
        monkeypatch.setattr(f"engine.channels.{module}.TIMEOUT_SECONDS", 0.3)


def a_message(**changes: Any) -> Message:
    facts: dict[str, Any] = {
        "id": ID,
        "to": SARI,
        "subject": "Terlambat",
        "text": "Terlambat: Periksa berkas — “segera”.\n",
        "html": "<p>Terlambat: Periksa berkas</p>",
        "office": "Dinas Sosial Kabupaten Lumajang",
        "at": NOON,
    }
    return Message(**facts | changes)


def server_of(mailbox: Mailbox, **changes: Any) -> MailServer:
    facts: dict[str, Any] = {"host": HERE, "port": mailbox.port, "sender": SENDER}
    return MailServer(**facts | changes)


def fault_of(act: Callable[[], None], kind: type[NotSentError] = LaterError) -> str:
    with pytest.raises(NotSentError) as refused:
        act()
    assert type(refused.value) is kind
    return refused.value.fault


def send(mailbox: Mailbox, trust: Trust | None = None, **changes: Any) -> None:
    mail = Mail(server_of(mailbox, **changes), trust=trust.client() if trust else None)
    mail.send(a_message())


def test_a_letter_arrives_with_what_it_says_in_two_forms() -> None:
    with mail_server(Mailbox()) as mailbox:
        send(mailbox)

    (letter,) = mailbox.letters
    assert letter["Message-ID"] == f"<{ID}@dinsos.lumajang.go.id>"
    assert letter["From"] == f"Dinas Sosial Kabupaten Lumajang <{SENDER}>"
    assert (letter["To"], letter["Subject"]) == (SARI, "Terlambat")
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Date"] == "Mon, 23 Nov 2026 05:00:00 +0000"
    assert content(letter, "plain") == "Terlambat: Periksa berkas — “segera”.\n"
    assert content(letter, "html").strip() == "<p>Terlambat: Periksa berkas</p>"
    assert mailbox.envelopes == [(SENDER, [SARI])]


def content(letter: EmailMessage, kind: str) -> str:
    part = letter.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_login_and_letter_go_only_through_tls(trust: Trust) -> None:
    with mail_server(Mailbox(), **private(trust)) as mailbox:
        send(mailbox, trust, login=LOGIN, password=PASSWORD)

    assert mailbox.was_private == [True]


def test_a_server_may_speak_tls_from_the_start(trust: Trust) -> None:
    with mail_server(Mailbox(), ssl_context=trust.server()) as mailbox:
        send(mailbox, trust, is_tls=True)

    assert len(mailbox.letters) == 1


def test_a_wrong_password_is_tried_again_later(trust: Trust) -> None:
    with mail_server(Mailbox(), **private(trust)) as mailbox:
        fault = fault_of(lambda: send(mailbox, trust, login=LOGIN, password="salah"))

    assert (fault, mailbox.letters) == ("sign_in 535", [])


def test_a_server_that_wants_a_login_gets_no_letter_without(trust: Trust) -> None:
    with mail_server(Mailbox(), **private(trust)) as mailbox:
        assert fault_of(lambda: send(mailbox, trust)) == "busy 530"


def test_nobody_is_believed_without_a_certificate(trust: Trust) -> None:
    with mail_server(Mailbox(), **private(trust)) as mailbox:
        assert fault_of(lambda: send(mailbox, login=LOGIN, password=PASSWORD)) == "insecure"


def test_a_server_elsewhere_must_offer_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MailServer, "is_here", False)

    with mail_server(Mailbox()) as mailbox:
        fault = fault_of(lambda: send(mailbox))

    assert (fault, mailbox.letters) == ("insecure", [])


def test_a_login_is_not_told_to_a_server_that_takes_none() -> None:
    with mail_server(Mailbox()) as mailbox:
        assert fault_of(lambda: send(mailbox, login=LOGIN, password=PASSWORD)) == "insecure"


def test_a_recipient_whom_nobody_knows_is_refused_for_good() -> None:
    with mail_server(Mailbox(answers={SARI: "550 no such user"})) as mailbox:
        assert fault_of(lambda: send(mailbox), RefusedError) == "refused 550"


@pytest.mark.parametrize(
    ("mailbox", "kind", "fault"),
    [
        (Mailbox(answers={SARI: "450 greylisted"}), LaterError, "busy 450"),
        (Mailbox(to_data="451 try again"), LaterError, "busy 451"),
        (Mailbox(to_data="554 spam"), RefusedError, "refused 554"),
    ],
)
def test_what_the_server_answers_decides_whether_to_try_again(
    mailbox: Mailbox, kind: type[NotSentError], fault: str
) -> None:
    with mail_server(mailbox):
        assert fault_of(lambda: send(mailbox), kind) == fault


def test_a_server_that_is_away_is_tried_again_later() -> None:
    assert fault_of(lambda: send(Mailbox(port=free_port()))) == "unreachable"


@pytest.mark.usefixtures("quick")
def test_a_server_that_says_nothing_is_not_waited_for() -> None:
    with socket.create_server((HERE, 0)) as silent:
        port = silent.getsockname()[1]

        assert fault_of(lambda: send(Mailbox(port=port))) == "timeout"


def test_a_server_that_hangs_up_is_tried_again_later() -> None:
    with socket.create_server((HERE, 0)) as rude:

        def hang_up() -> None:
            rude.accept()[0].close()

        Thread(target=hang_up).start()

        assert fault_of(lambda: send(Mailbox(port=rude.getsockname()[1]))) == "unreachable"


def test_a_letter_that_was_taken_counts_although_the_server_says_no_goodbye(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def quit_badly(_: smtplib.SMTP) -> None:
        raise TimeoutError

    monkeypatch.setattr(smtplib.SMTP, "quit", quit_badly)
    with mail_server(Mailbox()) as mailbox:
        send(mailbox)

    assert len(mailbox.letters) == 1


def test_nothing_in_a_message_begins_a_header() -> None:
    hostile = "Dinsos\r\nBcc: semua@contoh.go.id\x00\u2028X"

    letter = written(
        a_message(office=hostile, subject=hostile), MailServer(host=HERE, port=1, sender=SENDER)
    )

    assert letter["Bcc"] is None
    assert letter["Subject"] == "Dinsos Bcc: semua@contoh.go.id X"


@pytest.mark.parametrize("to", ["a@b.id\r\nBcc: c@d.id", "a@b.id, c@d.id", "a", "<a@b.id>"])
def test_an_address_that_is_none_reaches_nobody(to: str) -> None:
    with mail_server(Mailbox()) as mailbox, pytest.raises(Exception):  # noqa: B017, PT011 -- whatever the library says
        Mail(server_of(mailbox)).send(a_message(to=to))

    assert mailbox.letters == []


# The gateway


def text_to(desk: GatewayDesk, *, secret: str = SECRET) -> None:
    gateway = Gateway(GatewayAddress(url=desk.url, secret=secret))
    gateway.send(a_message(to="+6281234567890", text="Dinsos: berkas kurang 2 dokumen."))


def test_the_gateway_is_told_once_what_to_say_to_whom(desk: GatewayDesk) -> None:
    text_to(desk)
    text_to(desk)

    assert desk.taken == {
        str(ID): {
            "id": str(ID),
            "to": "+6281234567890",
            "text": "Dinsos: berkas kurang 2 dokumen.",
            "office": "Dinas Sosial Kabupaten Lumajang",
        }
    }
    assert [it["Idempotency-Key"] for it in desk.asked] == [str(ID)] * 2
    assert desk.asked[0]["X-Alur-Timestamp"] == str(int(NOON.timestamp()))


def test_the_signature_is_what_the_handbook_says() -> None:
    body = json.dumps({"id": "1"}).encode()
    right = hmac.new(b"kunci", b"1795410000." + body, hashlib.sha256).hexdigest()

    assert signature(body, timestamp="1795410000", secret="kunci") == f"sha256={right}"


def test_another_secret_is_refused(desk: GatewayDesk) -> None:
    assert fault_of(lambda: text_to(desk, secret="lain"), RefusedError) == "refused 401"


@pytest.mark.parametrize(
    ("status", "kind", "fault"),
    [
        (400, RefusedError, "refused 400"),
        (404, RefusedError, "refused 404"),
        (408, LaterError, "busy 408"),
        (429, LaterError, "busy 429"),
        (500, LaterError, "busy 500"),
        (503, LaterError, "busy 503"),
    ],
)
def test_the_status_decides_whether_to_try_again(
    desk: GatewayDesk, status: int, kind: type[NotSentError], fault: str
) -> None:
    desk.answers = [(status, {})]

    assert fault_of(lambda: text_to(desk), kind) == fault


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_number_is_told_to_nobody_whom_an_answer_names(desk: GatewayDesk, status: int) -> None:
    desk.answers = [(status, {"Location": desk.url})]

    assert fault_of(lambda: text_to(desk)) == f"busy {status}"
    assert len(desk.asked) == 1


@pytest.mark.parametrize(
    ("asked", "pause"),
    [
        ("120", timedelta(minutes=2)),
        ("Mon, 23 Nov 2099 06:00:00 GMT", None),
        ("Mon, 23 Nov 2020 06:00:00 GMT", timedelta(0)),
        ("nanti", timedelta(0)),
        ("-5", timedelta(0)),
        ("9" * 40, timedelta(0)),
        ("23 Nov 2026 06:00:00", timedelta(0)),
    ],
)
def test_the_gateway_may_ask_for_a_pause(
    desk: GatewayDesk, asked: str, pause: timedelta | None
) -> None:
    desk.answers = [(429, {"Retry-After": asked})]

    with pytest.raises(LaterError) as later:
        text_to(desk)

    found = later.value.pause
    assert found > timedelta(days=9999) if pause is None else found == pause


def test_a_gateway_that_is_away_is_tried_again_later() -> None:
    desk = GatewayDesk(url=f"http://{HERE}:{free_port()}/")

    assert fault_of(lambda: text_to(desk)) == "unreachable"


@pytest.mark.usefixtures("quick")
def test_a_gateway_that_says_nothing_is_not_waited_for() -> None:
    with socket.create_server((HERE, 0)) as silent:
        desk = GatewayDesk(url=f"http://{HERE}:{silent.getsockname()[1]}/")

        assert fault_of(lambda: text_to(desk)) == "timeout"


def test_a_gateway_without_a_certificate_learns_nothing(desk: GatewayDesk, trust: Trust) -> None:
    context = trust.server()
    with socket.create_server((HERE, 0)) as server:

        def greet() -> None:
            connection, _ = server.accept()
            with connection, suppress(OSError):
                context.wrap_socket(connection, server_side=True).close()

        Thread(target=greet).start()
        desk.url = f"https://{HERE}:{server.getsockname()[1]}/"

        assert fault_of(lambda: text_to(desk)) == "insecure"


def test_what_is_sent_shows_in_no_log() -> None:
    shown = repr(a_message()) + repr(GatewayAddress(url="https://x", secret=SECRET))
    shown += repr(server_of(Mailbox(), password=PASSWORD))

    assert not [it for it in (SARI, "berkas", SECRET, PASSWORD) if it in shown]
    assert channels.TIMEOUT_SECONDS == 10
