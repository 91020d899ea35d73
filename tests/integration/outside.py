"""What is outside, on this very machine: a mail server, a gateway, and who vouches for them."""

import json
import socket
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, cast

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from engine.channels.gateway import signature

HERE = "127.0.0.1"
LOGIN, PASSWORD, SECRET = "alur", "s@ndi rahasia", "kunci gateway"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HERE, 0))
        return int(probe.getsockname()[1])


@dataclass
class Trust:
    """A certificate of this machine, and what a client needs to believe it."""

    authority: trustme.CA = field(default_factory=trustme.CA)

    def server(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert(HERE).configure_cert(context)
        return context

    def client(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        self.authority.configure_trust(context)
        return context


@dataclass
class Mailbox:
    """What a mail server took. `answers` are those to recipients, `to_data` that to a letter."""

    answers: Mapping[str, str] = field(default_factory=dict)
    to_data: str = "250 OK"
    letters: list[EmailMessage] = field(default_factory=list)
    envelopes: list[tuple[str | None, list[str]]] = field(default_factory=list)
    was_private: list[bool] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 -- aiosmtpd's name
        if self.to_data.startswith("2"):
            letter = message_from_bytes(cast("bytes", envelope.content), policy=default)
            self.letters.append(letter)
            self.envelopes.append((envelope.mail_from, envelope.rcpt_tos))
            self.was_private.append(session.ssl is not None)
        return self.to_data


@contextmanager
def mail_server(mailbox: Mailbox, **options: Any) -> Iterator[Mailbox]:
    """Serve a mailbox; options are aiosmtpd's."""
    mailbox.port = free_port()
    controller = Controller(mailbox, hostname=HERE, port=mailbox.port, **options)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()


def private(trust: Trust) -> dict[str, Any]:
    """Return the options of a server that wants STARTTLS, then login and password."""
    return {
        "tls_context": trust.server(),
        "require_starttls": True,
        "auth_required": True,
        "authenticator": _authenticate,
    }


def _authenticate(*asked: Any) -> AuthResult:
    given = cast("LoginPassword", asked[-1])
    known = (given.login, given.password) == (LOGIN.encode(), PASSWORD.encode())
    return AuthResult(success=known, handled=False)


@dataclass
class GatewayDesk:
    """What a gateway was sent, each id once, as long as it is signed rightly.

    `answers` are the statuses of the next answers, with their headers.
    """

    answers: list[tuple[int, Mapping[str, str]]] = field(default_factory=list)
    taken: dict[str, Mapping[str, str]] = field(default_factory=dict)
    asked: list[Mapping[str, str]] = field(default_factory=list)
    url: str = ""


@contextmanager
def gateway_server(desk: GatewayDesk) -> Iterator[GatewayDesk]:
    server = ThreadingHTTPServer((HERE, 0), _answering(desk))
    desk.url = f"http://{HERE}:{server.server_address[1]}/kirim"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield desk
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _answering(desk: GatewayDesk) -> type[BaseHTTPRequestHandler]:
    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            desk.asked.append({"method": "GET"})
            self._answer(200, {})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            desk.asked.append(dict(self.headers))
            status, headers = desk.answers.pop(0) if desk.answers else (200, {})
            if not self._is_signed(body):
                status = 401
            if status < 300:
                desk.taken.setdefault(self.headers["Idempotency-Key"], json.loads(body))
            self._answer(status, headers)

        def _is_signed(self, body: bytes) -> bool:
            timestamp = self.headers["X-Alur-Timestamp"]
            right = signature(body, timestamp=timestamp, secret=SECRET)
            return bool(self.headers["X-Alur-Signature"] == right)

        def _answer(self, status: int, headers: Mapping[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    return Answering
