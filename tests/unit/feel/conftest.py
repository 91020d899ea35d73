"""What the tests of FEEL share: evaluating a text in a context given as keywords."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from engine.feel import parse

NOW = datetime(2026, 8, 17, 2, 30, tzinfo=UTC)


@pytest.fixture
def value() -> Callable[..., Any]:
    def evaluate(text: str, **context: Any) -> Any:
        return parse(text).evaluate(context, now=NOW)

    return evaluate
