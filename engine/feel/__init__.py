"""FEEL, the expression language of DMN 1.5 (chapter 10): parse once, evaluate many times."""

from engine.feel.builtin import Functions, Topic, builtin
from engine.feel.errors import FeelError, FeelEvaluationError, FeelSyntaxError
from engine.feel.expression import Expression, parse, parse_unary_tests, read_type
from engine.feel.functions import BUILTINS
from engine.feel.limits import Run
from engine.feel.literal import literal
from engine.feel.plain import to_json
from engine.feel.scope import Code, Scope, lenient
from engine.feel.types import Type, Types, coerced, conforms
from engine.feel.values import FunctionValue, Range, YearsMonths, kind

__all__ = [
    "BUILTINS",
    "Code",
    "Expression",
    "FeelError",
    "FeelEvaluationError",
    "FeelSyntaxError",
    "FunctionValue",
    "Functions",
    "Range",
    "Run",
    "Scope",
    "Topic",
    "Type",
    "Types",
    "YearsMonths",
    "builtin",
    "coerced",
    "conforms",
    "kind",
    "lenient",
    "literal",
    "parse",
    "parse_unary_tests",
    "read_type",
    "to_json",
]
