"""The command line `alur`: packages, cases, offices and people."""

from engine.cli import cases, coverage, packages, people, scheduling
from engine.cli.edge import alur

__all__ = ["alur", "cases", "coverage", "packages", "people", "scheduling"]
