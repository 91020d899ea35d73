"""How much work the checks may do, so that no file can keep a server busy."""

from dataclasses import dataclass
from typing import Optional


@dataclass(slots=True)
class Budget:
    """Steps that are left, of its own and of the larger budget that it is a part of.

    What has used them up is only checked in part.
    """

    steps: int
    whole: Optional["Budget"] = None

    @property
    def is_spent(self) -> bool:
        return self.steps < 0 or (self.whole is not None and self.whole.is_spent)

    def spend(self, steps: int = 1) -> bool:
        """Take the steps, and tell whether there were as many."""
        self.steps -= steps
        if self.whole is not None:
            self.whole.spend(steps)
        return not self.is_spent
