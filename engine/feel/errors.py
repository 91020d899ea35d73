"""What can be wrong with an expression: codes and facts, never sentences for users."""

from typing import Any


class FeelError(Exception):
    """`code` names the reason; `facts` holds names and limits, never values of a case."""

    def __init__(self, code: str, /, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code, self.facts = code, facts


class FeelSyntaxError(FeelError):
    """The text is no expression; `line` and `column` count from 1."""

    def __init__(self, code: str, /, *, line: int, column: int, **facts: Any) -> None:
        super().__init__(code, **facts)
        self.line, self.column = line, column


class FeelEvaluationError(FeelError):
    """The expression asks for something that is missing, or for too much."""
