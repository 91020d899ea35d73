"""The demonstration office on a real server, in a process of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
START = "from webapp.main import main; main()"
PATIENCE_S, PAUSE_S = 60, 0.1


@dataclass(frozen=True)
class Office:
    """Where the office's pages are, and the password that all its people share."""

    address: str
    password: str


@contextmanager
def running_office(folder: Path) -> Iterator[Office]:
    """Serve a new office whose data lives in `folder`; the server ends with the block."""
    port = _free_port()
    log = folder / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 -- our own server, with fixed arguments
            [sys.executable, "-c", START, "serve", "--demo"],
            cwd=ROOT,
            env=_environment(folder, port),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_it_answers(process, address, log)
            password = (folder / "demonstration_password").read_text(encoding="ascii").strip()
            yield Office(address, password)
        finally:
            process.terminate()
            process.wait(PATIENCE_S)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(folder: Path, port: int) -> dict[str, str]:
    kept = {key: it for key, it in os.environ.items() if key not in {"DATABASE_URL", "SECRET_KEY"}}
    return {**kept, "ALUR_DATA_DIR": str(folder), "PORT": str(port), "HOST": "127.0.0.1"}


def _wait_until_it_answers(process: "subprocess.Popen[bytes]", address: str, log: Path) -> None:
    for _ in range(int(PATIENCE_S / PAUSE_S)):
        if process.poll() is None and _answers(address):
            return
        if process.poll() is not None:
            break
        time.sleep(PAUSE_S)
    raise RuntimeError(f"The server did not start:\n{log.read_text(encoding='utf-8')}")


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/masuk") as response:  # noqa: S310 -- our own
            return bool(response.status == 200)
    except urllib.error.URLError:
        return False
