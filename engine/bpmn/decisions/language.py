"""FEEL as it is read in one place of a model: with the names, functions and types known there."""

from dataclasses import dataclass, replace
from typing import Any

from engine.bpmn.decisions.findings import Findings, Place
from engine.bpmn.xml import Element
from engine.feel import Code, FeelSyntaxError, Functions, Scope, Types, parse, parse_unary_tests
from engine.feel.types import NO_TYPES


@dataclass(frozen=True, slots=True)
class Language:
    """All names that a text may read, those of variables and of their members.

    `shared` are those that the texts of a model have in common, `names` those of the place.
    """

    shared: frozenset[str]
    functions: Functions
    types: Types = NO_TYPES
    names: frozenset[str] = frozenset()

    def knowing(self, *names: str) -> "Language":
        """The same language with more names."""
        return replace(self, names=self.names.union(names))

    def compiled(
        self,
        text: str,
        at: Element | Place,
        findings: Findings,
        *,
        unary: bool = False,
        **facts: Any,
    ) -> Code:
        """Code for the text; one that is no FEEL is noted as a problem there.

        Unary tests read their input from `?`.
        """
        read = parse_unary_tests if unary else parse
        try:
            found = read(
                text,
                functions=self.functions,
                names=self.names,
                shared=self.shared,
                types=self.types,
            )
        except FeelSyntaxError as error:
            findings.error("bad_expression", at, **facts, **_fault(text, error))
            return nothing
        findings.reads.update(found.names - found.item_names - self.names - self.shared)
        return found.code


def _fault(text: str, error: FeelSyntaxError) -> dict[str, Any]:
    return {
        "text": text,
        "reason": error.code,
        "reason_facts": dict(error.facts),
        "row": error.line,
        "column": error.column,
    }


def nothing(_scope: Scope) -> None:
    """Code for what is not written: null."""
