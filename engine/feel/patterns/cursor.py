"""A place in a pattern, which moves from left to right."""

from engine.feel.errors import FeelEvaluationError

MAX_DEEP = 20


class Cursor:
    """What is read of a pattern's text; groups and classes lie in each other only so deep."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at, self._depth = pattern, 0, 0

    @property
    def next(self) -> str:
        """The character that stands here, or nothing at the end."""
        return self.pattern[self.at : self.at + 1]

    @property
    def after_next(self) -> str:
        return self.pattern[self.at + 1 : self.at + 2]

    def take(self) -> str:
        character = self.next
        self.at += 1
        return character

    def takes(self, text: str) -> bool:
        """Whether the text stood here, and has been taken."""
        found = self.pattern.startswith(text, self.at)
        self.at += len(text) * found
        return found

    def expect(self, text: str) -> None:
        if not self.takes(text):
            raise self.invalid()

    def enter(self) -> None:
        self._depth += 1
        if self._depth > MAX_DEEP:
            raise self.invalid()

    def leave(self) -> None:
        self._depth -= 1

    def invalid(self) -> FeelEvaluationError:
        return FeelEvaluationError("invalid_pattern")
