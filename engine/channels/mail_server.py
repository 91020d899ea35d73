"""Where e-mail is handed in, and who sends it."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import SplitResult, unquote, urlsplit

from engine.domain.contact import is_address

PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, kw_only=True, slots=True)
class MailServer:
    """`is_tls` speaks TLS from the first byte; otherwise STARTTLS is asked for.

    A server on this very machine may do without.
    """

    host: str
    port: int
    sender: str
    is_tls: bool = False
    login: str | None = None
    password: str = field(default="", repr=False)

    @property
    def is_here(self) -> bool:
        return is_this_machine(self.host)

    @property
    def domain(self) -> str:
        return self.sender.rpartition("@")[2]


def read_mail_server(url: str, *, sender: str) -> MailServer:
    """Return the server of `smtp://user:password@host:587` or `smtps://…`, else raise ValueError.

    Signs in user and password that mean something in addresses are written as `%40`.
    """
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or not is_address(sender):
        raise ValueError(parts.scheme)
    return MailServer(
        host=parts.hostname,
        port=parts.port or PORTS[parts.scheme],
        sender=sender,
        is_tls=parts.scheme == "smtps",
        login=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password or ""),
    )


def is_safe_web_address(parts: SplitResult) -> bool:
    """Tell whether nobody on the way reads what is sent there."""
    here = parts.hostname is not None and is_this_machine(parts.hostname)
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and here))


def is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
