"""Settings and the secrets that are kept beside the data."""

import stat
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from engine import settings
from engine.channels.gateway import GatewayAddress
from engine.channels.mail_server import MailServer
from engine.secret_file import kept_secret
from engine.settings import SettingError, Settings, library_dir

SECRET = {"SECRET_KEY": "rahasia"}


def test_without_an_environment_everything_is_local_and_safe(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    found = Settings.from_environ({})

    assert found.database_url == f"sqlite:///{tmp_path}/data/alur.db"
    assert (found.host, found.port) == ("127.0.0.1", 8000)
    assert (found.secure_cookies, found.demonstration) == (True, False)
    assert found.trusted_proxy is None
    assert (found.library_dir / "processes").is_dir()


def test_the_environment_is_followed(tmp_path: Path) -> None:
    given = {
        "ALUR_DATA_DIR": str(tmp_path),
        "ALUR_LIBRARY_DIR": str(tmp_path / "pustaka"),
        "DATABASE_URL": "postgresql://nobody@nowhere/alur",
        "SECRET_KEY": "rahasia",
        "PORT": "80",
        "HOST": "10.0.0.1",
        "ALUR_SECURE_COOKIES": "0",
        "ALUR_TRUSTED_PROXY": "10.0.0.9",
    }

    found = Settings.from_environ(given)

    assert found == Settings(
        database_url="postgresql://nobody@nowhere/alur",
        secret_key="rahasia",
        library_dir=tmp_path / "pustaka",
        data_dir=tmp_path,
        port=80,
        host="10.0.0.1",
        secure_cookies=False,
        trusted_proxy="10.0.0.9",
    )


def test_an_empty_setting_counts_as_not_given(tmp_path: Path) -> None:
    names = ("DATABASE_URL", "PORT", "HOST", "ALUR_SECURE_COOKIES", "ALUR_TRUSTED_PROXY")
    empty = dict.fromkeys(names, "")

    found = Settings.from_environ({**empty, **SECRET, "ALUR_DATA_DIR": str(tmp_path)})

    assert found == Settings.from_environ({**SECRET, "ALUR_DATA_DIR": str(tmp_path)})


def test_a_demonstration_may_run_without_https() -> None:
    found = Settings.from_environ(SECRET, demonstration=True)

    assert (found.demonstration, found.secure_cookies) == (True, False)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "80a", "1.5"])
def test_a_port_that_is_none_is_refused(port: str) -> None:
    with pytest.raises(SettingError, match="PORT"):
        Settings.from_environ({**SECRET, "PORT": port})


def test_protection_is_not_lost_by_a_misspelling() -> None:
    with pytest.raises(SettingError, match="ALUR_SECURE_COOKIES"):
        Settings.from_environ({**SECRET, "ALUR_SECURE_COOKIES": "true"})


@pytest.mark.parametrize("proxy", ["*", "proksi", "10.0.0.0/8", "10.0.0.1,10.0.0.2"])
def test_only_the_address_of_one_proxy_is_trusted(proxy: str) -> None:
    with pytest.raises(SettingError, match="ALUR_TRUSTED_PROXY"):
        Settings.from_environ({**SECRET, "ALUR_TRUSTED_PROXY": proxy})


def test_a_database_that_we_do_not_know_is_refused_without_its_password() -> None:
    with pytest.raises(SettingError, match="DATABASE_URL") as refused:
        Settings.from_environ({**SECRET, "DATABASE_URL": "mysql://root:s3cret@nowhere/x"})

    assert "s3cret" not in str(refused.value)


def test_the_secret_of_an_installation_stays_the_same(tmp_path: Path) -> None:
    environ = {"ALUR_DATA_DIR": str(tmp_path / "data")}

    first = Settings.from_environ(environ).secret_key

    assert len(first) == 64
    assert Settings.from_environ(environ).secret_key == first


def test_packages_that_come_with_a_wheel_are_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "__file__", str(tmp_path / "engine" / "settings.py"))

    assert library_dir({}) == tmp_path / "engine" / "packages"


def test_a_secret_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new" / "secret"

    kept_secret(path, make=lambda: "x")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [it.name for it in path.parent.iterdir()] == ["secret"]


def test_everybody_who_starts_at_once_gets_the_same_secret(tmp_path: Path) -> None:
    numbers = count()

    def ask(_: int) -> str:
        return kept_secret(tmp_path / "secret", make=lambda: str(next(numbers)))

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(ask, range(8)))) == 1


def test_a_secret_that_appears_meanwhile_counts(tmp_path: Path) -> None:
    path = tmp_path / "secret"

    def make() -> str:
        path.write_text("theirs", encoding="ascii")
        return "ours"

    assert kept_secret(path, make=make) == "theirs"
    assert [it.name for it in tmp_path.iterdir()] == ["secret"]


OUTSIDE = {
    **SECRET,
    "ALUR_SMTP_URL": "smtp://alur%40dinsos:s%2F3cret@surel.contoh.go.id",
    "ALUR_MAIL_FROM": "alur@contoh.go.id",
    "ALUR_GATEWAY_URL": "https://gateway.contoh.go.id/kirim",
    "ALUR_GATEWAY_SECRET": "kunci",
    "ALUR_PUBLIC_URL": "https://alur.contoh.go.id/",
}


def test_without_settings_nothing_leaves_the_pages() -> None:
    found = Settings.from_environ(SECRET)

    assert (found.mail, found.gateway, found.public_url) == (None, None, "")


def test_ways_out_of_the_pages_are_opened_by_address() -> None:
    found = Settings.from_environ(OUTSIDE)

    assert found.mail == MailServer(
        host="surel.contoh.go.id",
        port=587,
        sender="alur@contoh.go.id",
        login="alur@dinsos",
        password="s/3cret",
    )
    assert found.gateway == GatewayAddress(url="https://gateway.contoh.go.id/kirim", secret="kunci")
    assert found.public_url == "https://alur.contoh.go.id"
    assert not [it for it in ("s/3cret", "kunci") if it in repr(found)]


def test_a_mail_server_may_speak_tls_from_the_start() -> None:
    found = Settings.from_environ({**OUTSIDE, "ALUR_SMTP_URL": "smtps://surel.contoh.go.id:4650"})

    assert found.mail == MailServer(
        host="surel.contoh.go.id", port=4650, sender="alur@contoh.go.id", is_tls=True
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ALUR_SMTP_URL", "http://alur:s3cret@surel.contoh.go.id"),
        ("ALUR_SMTP_URL", "smtp://alur:s3cret@surel.contoh.go.id:99999"),
        ("ALUR_SMTP_URL", "smtp://"),
        ("ALUR_SMTP_URL", "smtp://[s3cret"),
        ("ALUR_MAIL_FROM", ""),
        ("ALUR_MAIL_FROM", "Alur <alur@contoh.go.id>"),
        ("ALUR_MAIL_FROM", "alur@contoh.go.id\nBcc: x@y.id"),
        ("ALUR_GATEWAY_URL", "http://gateway.contoh.go.id"),
        ("ALUR_GATEWAY_URL", "file:///etc/passwd"),
        ("ALUR_GATEWAY_URL", "https://[s3cret"),
        ("ALUR_GATEWAY_SECRET", ""),
        ("ALUR_PUBLIC_URL", ""),
        ("ALUR_PUBLIC_URL", "javascript:alert(1)"),
        ("ALUR_PUBLIC_URL", "https://[s3cret"),
    ],
)
def test_a_way_out_that_is_none_is_refused_without_its_password(name: str, text: str) -> None:
    with pytest.raises(SettingError, match=name) as refused:
        Settings.from_environ({**OUTSIDE, name: text})

    assert "s3cret" not in str(refused.value)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_a_gateway_on_this_machine_may_be_asked_without_tls(host: str) -> None:
    url = f"http://{host}:9000/kirim"

    found = Settings.from_environ({**OUTSIDE, "ALUR_GATEWAY_URL": url})

    assert found.gateway == GatewayAddress(url=url, secret="kunci")
