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
    """The expression asks for something that is missing, or for too much.

    `line` and `column` count from 1; they are 0 where no part of the text can be blamed.
    """

    def __init__(self, code: str, /, *, at: int | None = None, **facts: Any) -> None:
        super().__init__(code, **facts)
        self.at, self.line, self.column = at, 0, 0

    def blamed_on(self, at: int) -> "FeelEvaluationError":
        """The error, at this place in the text unless a part of it was blamed before."""
        self.at = at if self.at is None else self.at
        return self

    def placed(self, text: str) -> "FeelEvaluationError":
        """The error with its line and column in the text that was evaluated."""
        if self.at is not None and not self.line:
            self.line, self.column = place(text, self.at)
        return self


def place(text: str, offset: int) -> tuple[int, int]:
    """The line and the column of that place in the text, counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
