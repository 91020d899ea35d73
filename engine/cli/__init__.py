"""The command line `alur`: packages, expressions, cases, offices and people."""

from engine.cli import cases, coverage, feel, packages, people, scheduling
from engine.cli.edge import alur

__all__ = ["alur", "cases", "coverage", "feel", "packages", "people", "scheduling"]
