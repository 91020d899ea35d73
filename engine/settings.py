"""Settings, read once at the edge and passed inwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from secrets import token_hex
from urllib.parse import SplitResult, urlsplit

from engine.channels.gateway import GatewayAddress
from engine.channels.mail_server import MailServer, is_safe_web_address, read_mail_server
from engine.secret_file import kept_secret

DEFAULT_PORT = 8000
DATABASES = ("sqlite:///", "postgresql://", "postgres://")


class SettingError(Exception):
    """A setting is malformed; the text says which one and what it must look like."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """`library_dir` holds `processes/` and `forms/`; `demonstration` allows demonstration people.

    `secure_cookies` is off only where the browser talks plain HTTP to this very machine.
    `trusted_proxy` is the address of the one proxy that may say who the client is. `mail` and
    `gateway` are the ways out of the pages that are open; `public_url` is where readers find these.
    """

    database_url: str
    secret_key: str
    library_dir: Path
    data_dir: Path
    port: int = DEFAULT_PORT
    host: str = "127.0.0.1"
    demonstration: bool = False
    secure_cookies: bool = True
    trusted_proxy: str | None = None
    mail: MailServer | None = None
    gateway: GatewayAddress | None = None
    public_url: str = ""

    @classmethod
    def from_environ(cls, environ: Mapping[str, str], *, demonstration: bool = False) -> "Settings":
        """Return the settings of the environment; an empty one counts as not given.

        Raises SettingError for a malformed one.
        """
        given = {name: value for name, value in environ.items() if value}
        data_dir = Path(given.get("ALUR_DATA_DIR", "data")).absolute()
        return cls(
            database_url=_database_url(given.get("DATABASE_URL"), data_dir),
            secret_key=given.get("SECRET_KEY")
            or kept_secret(data_dir / "secret_key", make=lambda: token_hex(32)),
            library_dir=library_dir(given),
            data_dir=data_dir,
            port=_port(given.get("PORT", str(DEFAULT_PORT))),
            host=given.get("HOST", "127.0.0.1"),
            demonstration=demonstration,
            secure_cookies=_secure_cookies(given, demonstration=demonstration),
            trusted_proxy=_address(given.get("ALUR_TRUSTED_PROXY")),
            mail=_mail(given),
            gateway=_gateway(given),
            public_url=_public_url(given),
        )

    @property
    def is_for_one_process(self) -> bool:
        """Whether the database is one on which a single process works: an SQLite file."""
        return self.database_url.startswith("sqlite")


def library_dir(environ: Mapping[str, str]) -> Path:
    """Return the packages' folder: the one given, the checkout's, or the one inside the wheel."""
    given = environ.get("ALUR_LIBRARY_DIR")
    if given:
        return Path(given)
    here = Path(__file__).parent
    return here.parent if (here.parent / "processes").is_dir() else here / "packages"


def _database_url(given: str | None, data_dir: Path) -> str:
    url = given or f"sqlite:///{data_dir / 'alur.db'}"
    if not url.startswith(DATABASES):
        # The address may hold a password: it is not repeated.
        raise SettingError(f"DATABASE_URL harus diawali {' atau '.join(DATABASES)}")
    return url


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 2**16:
        raise SettingError(f"PORT harus berupa angka 1 sampai 65535, bukan {text!r}.")
    return int(text)


def _secure_cookies(environ: Mapping[str, str], *, demonstration: bool) -> bool:
    text = environ.get("ALUR_SECURE_COOKIES", "0" if demonstration else "1")
    if text not in {"0", "1"}:
        raise SettingError(f"ALUR_SECURE_COOKIES harus 1 atau 0, bukan {text!r}.")
    return text == "1"


def _address(text: str | None) -> str | None:
    try:
        return text and str(ip_address(text))
    except ValueError as error:
        raise SettingError(
            f"ALUR_TRUSTED_PROXY harus berupa satu alamat IP, bukan {text!r}."
        ) from error


def _mail(given: Mapping[str, str]) -> MailServer | None:
    url = given.get("ALUR_SMTP_URL")
    if url is None:
        return None
    try:
        return read_mail_server(url, sender=given.get("ALUR_MAIL_FROM", ""))
    except ValueError as error:
        # The address may hold a password: it is not repeated.
        raise SettingError(
            "ALUR_SMTP_URL harus seperti smtp://pengguna:sandi@host:587 atau smtps://…, dan"
            " ALUR_MAIL_FROM harus berupa satu alamat surel."
        ) from error


def _gateway(given: Mapping[str, str]) -> GatewayAddress | None:
    url, secret = given.get("ALUR_GATEWAY_URL"), given.get("ALUR_GATEWAY_SECRET")
    if url is None:
        return None
    if not is_safe_web_address(_split(url)) or secret is None:
        raise SettingError(
            "ALUR_GATEWAY_URL harus diawali https:// (http:// hanya untuk komputer ini sendiri),"
            " dan ALUR_GATEWAY_SECRET harus diisi."
        )
    return GatewayAddress(url=url, secret=secret)


def _public_url(given: Mapping[str, str]) -> str:
    url = given.get("ALUR_PUBLIC_URL", "")
    leaves = "ALUR_SMTP_URL" in given or "ALUR_GATEWAY_URL" in given
    if (url or leaves) and _split(url).scheme not in {"http", "https"}:
        raise SettingError(
            "ALUR_PUBLIC_URL harus berupa alamat halaman Alur, misalnya https://alur.contoh.go.id;"
            " kabar di luar halaman menunjuk ke sana."
        )
    return url.rstrip("/")


def _split(url: str) -> SplitResult:
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")
