"""Cases that may be needed again soon, kept in memory under the very bytes that restore them."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock

from engine.bpmn import pruning
from engine.bpmn import state as states
from engine.bpmn.case import Case
from engine.bpmn.process import Process
from engine.bpmn.state import Fragments

SIZE = 1000
MOST_BYTES = 256_000  # a few large cases must not fill the memory


@dataclass(slots=True)
class LiveCase:
    """A case in memory; whoever holds it is its only user."""

    process: Process
    case: Case
    fragments: Fragments = field(default_factory=dict)

    def forget_finished(self) -> None:
        """Drop what ended and nothing reads any more."""
        self.case.forget_finished()
        for token_id in pruning.prune(self.case):
            self.fragments.pop(token_id, None)


class LiveCases:
    """At most `size` cases, none of more than MOST_BYTES; the least recently used goes first.

    Bytes name exactly one state, so nothing here can be out of date. A case is taken out while it
    is used: a second user restores their own, and a case whose step failed is never put back.
    """

    def __init__(self, size: int = SIZE) -> None:
        self._size = size
        self._cases: OrderedDict[bytes, LiveCase] = OrderedDict()
        self._lock = Lock()

    def take(self, process: Process, state: bytes) -> LiveCase:
        """Return the case of these bytes, restored if it is not in memory."""
        with self._lock:
            found = self._cases.pop(state, None)
        if found is None or found.process is not process:
            return LiveCase(process, *states.decode(process, state))
        return found

    def put(self, state: bytes, live: LiveCase) -> None:
        """Keep the case for the next step, unless it is large."""
        if len(state) > MOST_BYTES:
            return
        with self._lock:
            self._cases[state] = live
            self._cases.move_to_end(state)
            while len(self._cases) > self._size:
                self._cases.popitem(last=False)
