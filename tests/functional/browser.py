"""A browser without a screen: it keeps cookies, finds tokens in pages, and sends forms."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from engine.domain.upload import Upload

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
JSON = "application/json"
COOKIE = "alur"
ORIGIN = {"Origin": "http://localhost"}

Files = Mapping[str, Sequence[Upload]]


@dataclass
class Browser:
    client: FlaskClient
    token: str = ""

    def sign_in(self, login: str, password: str, *, next_page: str = "") -> TestResponse:
        self.read_token("/masuk")
        fields = {"login": login, "password": password, "lanjut": next_page}
        answer = self.post("/masuk", fields)
        if answer.status_code == 302:
            self.read_token("/kabar")
        return answer

    @property
    def session(self) -> str:
        """What the browser remembers of who is signed in."""
        cookie = self.client.get_cookie(COOKIE)
        return cookie.value if cookie else ""

    def resume(self, session: str) -> None:
        """Go on with what another browser remembered."""
        self.client.set_cookie(COOKIE, session)
        self.read_token("/kabar")

    def read_token(self, path: str) -> None:
        found = TOKEN.search(self.get(path).text)
        assert found, path
        self.token = found[1]

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(path, headers=headers, buffered=True)

    def post(self, path: str, fields: Mapping[str, Any] | None = None) -> TestResponse:
        """Send a form of the page."""
        data = {"csrf_token": self.token, **(fields or {})}
        return self.client.post(path, data=data, headers=ORIGIN, buffered=True)

    def send(self, path: str, body: Any, *, method: str = "POST") -> TestResponse:
        """Send JSON as the page's script does."""
        return self._ask(path, json.dumps(body).encode(), JSON, method=method)

    def send_text(self, path: str, text: str, *, method: str = "POST") -> TestResponse:
        """Send what claims to be JSON."""
        return self._ask(path, text.encode(), JSON, method=method)

    def send_form(self, path: str, fields: Mapping[str, Any]) -> TestResponse:
        """Send a form as the page's script does; a file is its content, name and type."""
        boundary, body = encode_multipart(fields)
        return self._ask(path, body, f'multipart/form-data; boundary="{boundary}"')

    def hand_in(
        self, task: str, answers: Mapping[str, Any], files: Files | None = None, *, key: str = ""
    ) -> TestResponse:
        """Send the answers of a task's form."""
        fields = {"data": json.dumps(answers), "key": key, **_parts(files or {})}
        return self.send_form(f"{task}/penyelesaian", fields)

    def _ask(self, path: str, body: bytes, kind: str, *, method: str = "POST") -> TestResponse:
        headers = {"Accept": JSON, "X-CSRFToken": self.token, **ORIGIN}
        return self.client.open(
            path, method=method, data=body, content_type=kind, headers=headers, buffered=True
        )


def _parts(files: Files) -> dict[str, list[FileStorage]]:
    return {
        name: [FileStorage(BytesIO(it.content), it.name, name, it.content_type) for it in uploads]
        for name, uploads in files.items()
    }


def reply(answer: TestResponse) -> Any:
    """Return the JSON of an answer."""
    return answer.get_json()


def script_data(page: TestResponse, element_id: str) -> Any:
    """Return the JSON that a page hands to its scripts."""
    found = re.search(rf'id="{element_id}">(.*?)</script>', page.text, re.DOTALL)
    assert found, element_id
    return json.loads(found[1])


def links(page: TestResponse, pattern: str) -> list[str]:
    """Return the addresses in a page that fit, each once, in their order."""
    return list(dict.fromkeys(re.findall(rf'(?:href|action)="({pattern})"', page.text)))
