"""Completions a second through the real server: one process, keep-alive clients on this machine."""

import http.client
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Barrier
from urllib.parse import urlencode
from uuid import UUID

from uuid_utils.compat import uuid7

from benches import package
from benches.office import PASSWORD, bench_office

CLIENTS = 3
PER_CLIENT = 400
HOST = "127.0.0.1"


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        with bench_office(folder, steps=6) as bench:
            tasks = [[bench.start_numbered() for _ in range(PER_CLIENT)] for _ in range(CLIENTS)]
        with _server(folder) as port:
            rate, middle, worst = _load(port, tasks)
    print(
        f"completions through HTTP          {rate:8.0f} /s  ({CLIENTS} clients, one process;"
        f" median {middle:.1f} ms, 99 % below {worst:.1f} ms)"
    )


def _load(port: int, tasks: list[list[UUID]]) -> tuple[float, float, float]:
    ready = Barrier(CLIENTS + 1)
    with ThreadPoolExecutor(CLIENTS) as pool:
        running = [pool.submit(_client, port, own, ready) for own in tasks]
        ready.wait()
        began = time.perf_counter()
        times = sorted(it for future in running for it in future.result())
        elapsed = time.perf_counter() - began
    return len(times) / elapsed, median(times) * 1e3, times[int(len(times) * 0.99)] * 1e3


def _client(port: int, tasks: list[UUID], ready: Barrier) -> list[float]:
    connection = http.client.HTTPConnection(HOST, port)
    cookie, token = _sign_in(connection)
    headers = {
        "Cookie": cookie,
        "X-CSRFToken": token,
        "Accept": "application/json",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    ready.wait()
    return [_complete(connection, headers, task_id) for task_id in tasks]


def _sign_in(connection: http.client.HTTPConnection) -> tuple[str, str]:
    page, cookie = _request(connection, "GET", "/masuk", {})
    token = _token(page)
    form = urlencode({"login": "petugas", "password": PASSWORD, "csrf_token": token})
    headers = {
        "Cookie": cookie,
        "Content-Type": "application/x-www-form-urlencoded",
        "Origin": f"http://{connection.host}:{connection.port}",
    }
    _, cookie = _request(connection, "POST", "/masuk", headers, form)
    page, renewed = _request(connection, "GET", "/layanan", {"Cookie": cookie})
    return renewed or cookie, _token(page)


def _complete(
    connection: http.client.HTTPConnection, headers: dict[str, str], task_id: UUID
) -> float:
    form = urlencode({"key": str(uuid7()), "data": json.dumps(package.answers(1))})
    began = time.perf_counter()
    connection.request("POST", f"/tugas/{task_id}/penyelesaian", form, headers)
    response = connection.getresponse()
    body = response.read()
    if response.status != http.client.OK:
        raise RuntimeError(f"{response.status}: {body[:200]!r}")
    return time.perf_counter() - began


def _request(
    connection: http.client.HTTPConnection,
    method: str,
    path: str,
    headers: dict[str, str],
    body: str | None = None,
) -> tuple[str, str]:
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    cookie = (response.getheader("Set-Cookie") or "").partition(";")[0]
    return response.read().decode(), cookie


def _token(page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    if found is None:
        raise RuntimeError("the page has no form")
    return found.group(1)


@contextmanager
def _server(folder: Path) -> Iterator[int]:
    """Serve the bench's database as the real command does, in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benches.serve", str(folder)],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline())
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
