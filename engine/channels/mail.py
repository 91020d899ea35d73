"""E-mail, handed to the office's mail server by SMTP."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from engine.channels import TIMEOUT_SECONDS, LaterError, Message, NotSentError, RefusedError
from engine.channels.mail_server import MailServer
from engine.domain.delivery import Fault

PERMANENT = range(500, 600)


class Mail:
    """`trust` says which certificates of the server count; by default those of the machine."""

    def __init__(self, server: MailServer, *, trust: ssl.SSLContext | None = None) -> None:
        self._server = server
        self._trust = trust or ssl.create_default_context()

    def send(self, message: Message) -> None:
        """Hand the message to the server. Raises NotSentError when it was not taken."""
        letter = written(message, self._server)
        with _translated(), closing(self._connected()) as smtp:
            self._secure(smtp)
            if self._server.login is not None:
                smtp.login(self._server.login, self._server.password)
            smtp.send_message(letter, from_addr=self._server.sender, to_addrs=[message.to])
            # It is taken: a server that does not say goodbye must not get it again.
            with suppress(smtplib.SMTPException, OSError):
                smtp.quit()

    def _connected(self) -> smtplib.SMTP:
        host, port, name = self._server.host, self._server.port, self._server.domain
        if self._server.is_tls:
            return smtplib.SMTP_SSL(
                host, port, local_hostname=name, timeout=TIMEOUT_SECONDS, context=self._trust
            )
        return smtplib.SMTP(host, port, local_hostname=name, timeout=TIMEOUT_SECONDS)

    def _secure(self, smtp: smtplib.SMTP) -> None:
        smtp.ehlo()
        if self._server.is_tls or (self._server.is_here and not smtp.has_extn("starttls")):
            return
        smtp.starttls(context=self._trust)
        smtp.ehlo()


def written(message: Message, server: MailServer) -> EmailMessage:
    """Return the message as it travels; nothing in it can begin a header of its own."""
    letter = EmailMessage(policy=SMTP)
    letter["Message-ID"] = f"<{message.id}@{server.domain}>"
    letter["Date"] = format_datetime(message.at)
    letter["From"] = Address(_line(message.office), addr_spec=server.sender)
    letter["To"] = Address(addr_spec=message.to)
    letter["Subject"] = _line(message.subject)
    # Nobody's absence note is to answer it.
    letter["Auto-Submitted"] = "auto-generated"
    letter["X-Auto-Response-Suppress"] = "All"
    letter.set_content(message.text)
    letter.add_alternative(message.html, subtype="html")
    return letter


def _line(text: str) -> str:
    printable = "".join(it if it.isprintable() else " " for it in text)
    return " ".join(printable.split())


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        [(number, _)] = error.recipients.values()
        raise _answered(number) from error
    except smtplib.SMTPDataError as error:
        raise _answered(error.smtp_code) from error
    except smtplib.SMTPAuthenticationError as error:
        raise LaterError(Fault.SIGN_IN, error.smtp_code) from error
    except smtplib.SMTPResponseException as error:
        raise LaterError(Fault.BUSY, error.smtp_code) from error
    except (smtplib.SMTPNotSupportedError, ssl.SSLError) as error:
        raise LaterError(Fault.INSECURE) from error
    except (smtplib.SMTPException, OSError) as error:
        raise LaterError(_silence(error)) from error


def _silence(error: Exception) -> Fault:
    # smtplib tells a server that is slow like one that hung up.
    is_slow = isinstance(error.__context__ or error, TimeoutError)
    return Fault.TIMEOUT if is_slow else Fault.UNREACHABLE


def _answered(number: int) -> NotSentError:
    """Return what the server's answer to this very message means."""
    if number in PERMANENT:
        return RefusedError(Fault.REFUSED, number)
    return LaterError(Fault.BUSY, number)
