"""Settings, read once at the edge and passed inwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

DEFAULT_PORT = 8000


class SettingError(Exception):
    """A setting is malformed; the text says which one and what it must look like."""


@dataclass(frozen=True, kw_only=True)
class Settings:
    """`library_dir` holds `processes/` and `forms/`; `demonstration` allows demonstration people.

    `secure_cookies` is off only where the browser talks plain HTTP to this very machine.
    """

    database_url: str
    secret_key: str
    library_dir: Path
    data_dir: Path
    port: int = DEFAULT_PORT
    host: str = "127.0.0.1"
    demonstration: bool = False
    secure_cookies: bool = True

    @classmethod
    def from_environ(
        cls, environ: Mapping[str, str], *, demonstration: bool = False
    ) -> "Settings":
        """Return the settings of the environment. Raises SettingError for a malformed one."""
        data_dir = Path(environ.get("ALUR_DATA_DIR", "data")).absolute()
        return cls(
            database_url=environ.get("DATABASE_URL") or f"sqlite:///{data_dir / 'alur.db'}",
            secret_key=environ.get("SECRET_KEY") or _kept_secret(data_dir),
            library_dir=Path(environ.get("ALUR_LIBRARY_DIR") or _library_dir()),
            data_dir=data_dir,
            port=_port(environ.get("PORT", str(DEFAULT_PORT))),
            host=environ.get("HOST", "127.0.0.1"),
            demonstration=demonstration,
            secure_cookies=environ.get("ALUR_SECURE_COOKIES", "0" if demonstration else "1") == "1",
        )


def _port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 2**16:
        raise SettingError(f"PORT harus berupa angka 1 sampai 65535, bukan {text!r}.")
    return int(text)


def _kept_secret(data_dir: Path) -> str:
    """Return the secret of this installation; made at the first start, readable by its owner."""
    path = data_dir / "secret_key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(token_hex(32), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


def _library_dir() -> Path:
    """Return the packages' folder: the checkout's, or the one shipped inside the wheel."""
    checkout = Path(__file__).parent.parent
    if (checkout / "processes").is_dir():
        return checkout
    return Path(__file__).parent / "packages"
