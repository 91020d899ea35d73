"""Every behaviour of the engine holds for cases in memory and for restored ones."""

from collections.abc import Callable
from typing import Any

import pytest

from engine.bpmn.process import Process
from tests.unit.bpmn.models import Play


@pytest.fixture(params=[False, True], ids=["live", "restored"])
def play(request: pytest.FixtureRequest) -> Callable[..., Play]:
    """Return a function that starts a case."""

    def started(process: Process, **variables: Any) -> Play:
        return Play(process, forgetful=request.param).start(**variables)

    return started
