"""What can be said of an expression without running it: its types, and what cannot succeed."""

from engine.feel.inference.findings import Finding
from engine.feel.inference.view import View, view

__all__ = ["Finding", "View", "view"]
