"""A Pratt parser: walks over the tokens and lets the grammar's rules build the tree."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.feel.builtin import Functions
from engine.feel.errors import FeelSyntaxError
from engine.feel.known_names import KnownNames
from engine.feel.lexer import NAME_SYMBOLS, Token, syntax_error, tokenize
from engine.feel.limits import MAX_NESTING
from engine.feel.syntax import Node
from engine.feel.types import NO_TYPES, Types


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a text may use beyond the language: functions, names of its scope, named types."""

    functions: Functions
    names: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    types: Types = NO_TYPES


class Parser:
    """One pass over one text."""

    def __init__(self, text: str, vocabulary: Vocabulary, grammar: "Grammar") -> None:
        self._text, self._grammar = text, grammar
        self._tokens, self._index, self._depth = tokenize(text), 0, 0
        self.functions = vocabulary.functions
        self.names = KnownNames(vocabulary.names, vocabulary.shared)
        self._type_names = KnownNames(frozenset(vocabulary.types.by_name))
        self.types = vocabulary.types.by_name

    @property
    def token(self) -> Token:
        return self._tokens[self._index]

    def ahead(self, count: int) -> Token:
        """The token so many places further on, or the end."""
        return self._tokens[min(self._index + count, len(self._tokens) - 1)]

    def expression(self, power: int = 0) -> Node:
        """The longest expression from here whose operators bind more strongly than `power`."""
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise self.error("too_deep", limit=MAX_NESTING)
        found = self.continued(self._first(), power)
        self._depth -= 1
        return found

    def continued(self, left: Node, power: int) -> Node:
        """The expression that begins with `left`, as far as operators bind more strongly."""
        while (rule := self._grammar.next_rule(self)) and rule.power > power:
            left = rule.parse(self, left)
        return left

    def refuse_tighter(self, power: int) -> None:
        """Called after a rule's end, where a stronger operator would bind to the wrong thing."""
        rule = self._grammar.next_rule(self)
        if rule and rule.power > power:
            raise self.unexpected()

    def _first(self) -> Node:
        token = self.token
        rule = self._grammar.first.get(token.symbol or token.kind)
        if rule is None:
            raise self.unexpected()
        return rule(self)

    def take(self) -> Token:
        """The current token; the next one becomes current."""
        token = self.token
        self._index += 1
        return token

    def takes(self, symbol: str) -> bool:
        """Whether the symbol stood here, and has been taken."""
        found = self.token.symbol == symbol
        self._index += found
        return found

    def expect(self, symbol: str) -> None:
        if not self.takes(symbol):
            raise self.unexpected(expected=symbol)

    def known_name(self) -> tuple[str, int]:
        """The longest known name that stands here, and of how many tokens it is; or nothing."""
        return self.names.longest(self._tokens, self._index)

    def known_type(self) -> str:
        """The name of the named type that stood here, taken; or nothing."""
        name, count = self._type_names.longest(self._tokens, self._index)
        self._index += count
        return name

    def new_name(self, *ends: str) -> str:
        """The name of one word or several that is defined here, before one of `ends`."""
        count = self._length_of_name(ends)
        if not count or self.ahead(count).symbol not in ends:
            self.skip(count)
            raise self.unexpected(expected=None if count else "name")
        name = self._taken(count)
        self.names.add(name)
        return name

    def label(self, end: str) -> str:
        """The name that stood here before `end`, taken; or nothing."""
        count = self._length_of_name((end,))
        return self._taken(count) if count and self.ahead(count).symbol == end else ""

    def _length_of_name(self, ends: tuple[str, ...]) -> int:
        """How many tokens from here on, before one of `ends`, could be parts of one name."""
        count = 0
        while (token := self.ahead(count)).symbol not in ends and _continues(token, count):
            count += 1
        return count

    def _taken(self, count: int) -> str:
        first, last = self.token, self.ahead(count - 1)
        self.skip(count)
        return " ".join(self._text[first.offset : last.end].split())

    def words(self) -> list[str]:
        """The words that stand here in a row, keywords among them; nothing is taken."""
        found: list[str] = []
        while (token := self.ahead(len(found))).is_word:
            found.append(token.text)
        return found

    def skip(self, count: int) -> None:
        self._index += count

    def back_to(self, token: Token) -> None:
        """Makes a token current again."""
        self._index = self._tokens.index(token)

    def unexpected(self, expected: str | None = None) -> FeelSyntaxError:
        """The error that this token, or the end, should not stand here."""
        code = "unexpected_end" if self.token.kind == "end" else "unexpected_token"
        return self.error(code, token=self.token.text, expected=expected)

    def error(self, code: str, /, *, at: Token | None = None, **facts: object) -> FeelSyntaxError:
        """The error at this token, or at another one."""
        return syntax_error(self._text, (at or self.token).offset, code, **facts)


def _continues(token: Token, count: int) -> bool:
    """Whether the token could be a part of a name, after so many others."""
    return token.is_word or (count > 0 and (token.symbol in NAME_SYMBOLS or token.kind == "number"))


@dataclass(frozen=True, slots=True)
class Infix:
    """How strongly an operator binds, and what it makes of the expression to its left."""

    power: int
    parse: Callable[[Parser, Node], Node]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules by the token they begin with: a keyword or symbol, or a kind of token."""

    first: Mapping[str, Callable[[Parser], Node]]
    infix: Mapping[str, Infix]

    def next_rule(self, parser: Parser) -> Infix | None:
        """The rule for the operator that stands here, if one does."""
        symbol = parser.token.symbol
        if symbol == "[" and not self._begins_filter(parser.ahead(1)):
            return None  # it closes an open range: `]1..5[`
        return self.infix.get(symbol)

    def _begins_filter(self, token: Token) -> bool:
        return token.symbol != "]" and (token.symbol or token.kind) in self.first
