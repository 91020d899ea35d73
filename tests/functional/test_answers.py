import logging
import re

import pytest

from engine.persistence.database import Database
from tests.functional.browser import JSON, reply
from tests.functional.cases import case_of, play, start, waiting
from tests.functional.office import JPST, Served

ENGLISH = re.compile(
    r"\b(submit|search|error|not found|login|log in|logout|password|loading|cancel|save|delete|edit"
    r"|next|previous|back|yes|none|true|false|undefined|null|bad request|internal server)\b",
    re.IGNORECASE,
)
SECURE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def _words(html: str) -> str:
    """Return what a page says to its readers."""
    seen = re.sub(r"<(script|style|code)\b.*?</\1>|<!--.*?-->", " ", html, flags=re.DOTALL)
    told = re.findall(r'(?:placeholder|aria-label|title|alt)="([^"]*)"', seen)
    return " ".join([re.sub(r"<[^>]+>", " ", seen), *told])


def test_every_page_is_indonesian(office: Served) -> None:
    case = play(office, until="verifikasi_lapangan")
    task = waiting(office["joko"], "Kasiyem")
    mine = start(office["sari"])
    pages = {
        "sari": ["/tugas", "/tugas?cari=zzz", "/layanan", f"/layanan/{JPST}", "/kabar", mine],
        "joko": [task, "/kasus", "/tugas?tampilan=saya"],
        "budi": ["/kasus", "/kasus?status=ended", case, "/tidak-ada", mine],
        "laras": ["/studio", f"/studio/{JPST}"],
        "ningsih": ["/orang"],
    }

    for login, paths in pages.items():
        for path in paths:
            page = office[login].get(path).text
            assert '<html lang="id">' in page, path
            assert not ENGLISH.findall(_words(page)), path
    for path in ("/masuk", "/verifikasi", "/verifikasi/ABC", "/tidak-ada"):
        page = office.visitor().get(path).text
        assert '<html lang="id">' in page, path
        assert not ENGLISH.findall(_words(page)), path


def test_unknown_pages_and_methods_are_refused_in_words(office: Served) -> None:
    assert "Halaman tidak ditemukan" in office["sari"].get("/tidak-ada").text
    assert "Halaman tidak ditemukan" in office.visitor().get("/tidak-ada").text
    assert office["sari"].get("/keluar").status_code == 405
    assert "tidak tersedia" in office["sari"].get("/keluar").text
    assert office["sari"].get("/tugas/bukan-id").status_code == 404


def test_scripts_are_refused_in_json(office: Served) -> None:
    answer = office["sari"].get("/tidak-ada", Accept=JSON)

    assert reply(answer)["message"].startswith("Halaman tidak ditemukan.")


def test_a_draft_that_is_not_sent_as_json_is_refused_in_words(office: Served) -> None:
    task = start(office["sari"])
    headers = {"Accept": JSON, "X-CSRFToken": office["sari"].token}

    answer = office["sari"].client.put(f"{task}/draf", data="{}", headers=headers)

    assert answer.status_code == 422
    assert reply(answer)["message"].startswith("Beberapa isian belum benar.")


@pytest.mark.parametrize(
    "path", ["/masuk", "/tugas", "/tidak-ada", "/static/icon.svg", "/verifikasi"]
)
def test_every_answer_carries_the_safe_headers(office: Served, path: str) -> None:
    answer = office["sari"].get(path)

    assert {name: answer.headers[name] for name in SECURE} == SECURE
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy


def test_pages_are_in_no_cache(office: Served) -> None:
    for path in ("/tugas", "/masuk", "/tidak-ada", "/static/tidak-ada.css"):
        assert office["sari"].get(path).headers["Cache-Control"] == "no-store"


def test_the_session_is_in_a_cookie_that_scripts_cannot_read(office: Served) -> None:
    answer = office.visitor().get("/masuk")

    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("alur=")
    for flag in ("HttpOnly", "Secure", "SameSite=Lax", "Path=/"):
        assert flag in cookie


def test_browsers_keep_what_has_a_stamp_in_its_address(office: Served) -> None:
    stamped = office.visitor().get("/static/icon.svg?v=abc")

    assert stamped.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert "Cookie" not in stamped.headers.get("Vary", "")


def test_browsers_ask_again_for_the_rest(office: Served) -> None:
    first = office.visitor().get("/static/icon.svg")

    again = office.visitor().get("/static/icon.svg", **{"If-None-Match": first.headers["ETag"]})

    assert first.headers["Cache-Control"] == "no-cache"
    assert again.status_code == 304


def test_a_fault_of_ours_is_admitted_and_logged_without_what_people_typed(
    office: Served, caplog: pytest.LogCaptureFixture
) -> None:
    case = case_of(office["sari"], start(office["sari"]))
    _break(office.database)

    with caplog.at_level(logging.ERROR, logger="alur.web"):
        page = office["sari"].get(f"{case}?cari=Mbah+Kasiyem")

    assert page.status_code == 500
    assert "Terjadi kesalahan pada sistem" in page.text
    assert '<html lang="id">' in page.text
    [record] = caplog.records
    assert "OperationalError" in record.getMessage()
    assert "Kasiyem" not in caplog.text
    assert case[-36:] not in caplog.text


def test_scripts_hear_of_a_fault_too(office: Served) -> None:
    office["sari"].get("/tugas")
    _break(office.database)

    answer = office["sari"].get("/kabar/jumlah", Accept=JSON)

    assert answer.status_code == 500
    assert reply(answer)["message"].startswith("Terjadi kesalahan pada sistem.")


def test_a_page_without_its_front_end_says_how_to_build_it(office: Served) -> None:
    office.app.config["FRONTEND_BUILT"] = False

    assert "script/bootstrap" in office["sari"].get("/tugas").text


def _break(database: Database) -> None:
    """Take the tables away under the running application."""
    with database.directory() as directory:
        directory._begin()  # noqa: SLF001
        directory._transaction.control("DROP TABLE notice")  # noqa: SLF001
