"""Signing in is open to our own pages only; a page whose session ended has no token to show."""

import pytest

from tests.functional.browser import JSON, reply
from tests.functional.office import PASSWORD, Served

FIELDS = {"login": "sari", "password": PASSWORD}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://localhost"},
        {"Origin": "http://localhost", "Referer": "http://jahat.example/"},
        {"Referer": "http://localhost/masuk"},
    ],
)
def test_our_own_page_signs_in_without_a_session(office: Served, headers: dict[str, str]) -> None:
    stranger = office.app.test_client()

    answer = stranger.post("/masuk", data=FIELDS, headers={"Accept": JSON, **headers})

    assert answer.status_code == 200
    assert reply(answer)["csrf"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Origin": "http://jahat.example"},
        {"Origin": "http://localhost.jahat.example"},
        {"Origin": "http://jahat.example", "Referer": "http://localhost/masuk"},
        {"Referer": "http://jahat.example/?http://localhost/"},
    ],
)
def test_another_site_cannot_sign_anybody_in(office: Served, headers: dict[str, str]) -> None:
    stranger = office.app.test_client()

    answer = stranger.post("/masuk", data=FIELDS, headers=headers)

    assert answer.status_code == 403
    assert stranger.get("/tugas").location == "/masuk?lanjut=/tugas"


def test_the_token_that_signing_in_gives_is_good(office: Served) -> None:
    sari = office.visitor()

    answer = sari.client.post("/masuk", data=FIELDS, headers={"Accept": JSON})

    sari.token = reply(answer)["csrf"]
    assert sari.post("/kabar/dibaca").location == "/kabar"


def test_everything_else_still_needs_a_token(office: Served) -> None:
    answer = office["sari"].client.post("/kabar/dibaca")

    assert answer.status_code == 401


@pytest.mark.parametrize("headers", [{}, {"Referer": "https://["}])
def test_the_token_is_enough_behind_a_proxy_with_tls(
    office: Served, headers: dict[str, str]
) -> None:
    sari = office["sari"]
    fields = {"csrf_token": sari.token}

    answer = sari.client.post(
        "/kabar/dibaca", data=fields, headers=headers, base_url="https://localhost"
    )

    assert answer.location == "/kabar"
