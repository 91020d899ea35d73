"""How much work one table may cause, so that no file can keep a server busy."""

from dataclasses import dataclass


@dataclass(slots=True)
class Budget:
    """Steps that are left; what has used them up is only checked in part."""

    steps: int

    @property
    def is_spent(self) -> bool:
        return self.steps < 0

    def spend(self, steps: int = 1) -> bool:
        """Takes the steps, and tells whether there were as many."""
        self.steps -= steps
        return self.steps >= 0
