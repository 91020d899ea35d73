"""An office that never rests: `python -m tests.integration.services.worker DATABASE LOG`.

Every answer is written to the log after its commit, so that nobody can deny it was accepted.
"""

import sys
from pathlib import Path
from typing import NoReturn

from engine.persistence.database import connect
from tests.integration.services.desk import Desk


def work(url: str, log: Path) -> NoReturn:
    desk = Desk(connect(url))
    with log.open("a", encoding="ascii") as accepted:
        while True:
            case_id = desk.start()
            while desk.is_running(case_id):
                for element_id in desk.waits_for(case_id):
                    accepted.write(f"{desk.hand_in(case_id, element_id)}\n")
                    accepted.flush()
                desk.sweep()


if __name__ == "__main__":
    work(sys.argv[1], Path(sys.argv[2]))
