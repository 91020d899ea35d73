"""Lets the writers of an SQLite file in one by one."""

from collections import deque
from threading import Lock, get_ident
from types import TracebackType


class Turns:
    """A lock that serves threads in the order they came.

    SQLite's own waiting sleeps and polls; the last in line could wait for a tenth of a second too
    long, and be overtaken.
    """

    def __init__(self) -> None:
        self._guard = Lock()
        self._line: deque[Lock] = deque()
        self._thread: int | None = None

    def __enter__(self) -> None:
        if self._thread == get_ident():
            raise RuntimeError("this thread has a turn already and would wait for itself")
        self._wait()
        self._thread = get_ident()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._thread = None
        with self._guard:
            self._line.popleft()
            if self._line:
                self._line[0].release()

    def _wait(self) -> None:
        turn = Lock()
        turn.acquire()
        with self._guard:
            self._line.append(turn)
            if self._line[0] is turn:
                return
        turn.acquire()
