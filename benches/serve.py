"""Serves a bench's database on a free port, which it prints, with the product's own server."""

import socket
import sys
from pathlib import Path

from engine.persistence.database import connect
from engine.scheduler import Scheduler
from engine.settings import Settings
from webapp import create_app
from webapp.main import answer


def main() -> None:
    folder = Path(sys.argv[1])
    database = connect(f"sqlite:///{folder / 'bench.db'}")
    scheduler = Scheduler(database)
    scheduler.start()
    settings = Settings(
        database_url="",
        secret_key="x" * 32,
        library_dir=folder,
        data_dir=folder,
        secure_cookies=False,
    )
    app = create_app(settings, database=database, scheduler=scheduler)
    listening = socket.create_server(("127.0.0.1", 0))
    print(listening.getsockname()[1], flush=True)
    answer(app, sockets=[listening])


if __name__ == "__main__":
    main()
