"""The classes of characters that a pattern can name, as members of a class of `regex`."""

from collections.abc import Iterable, Mapping

_LAST = 0x10FFFF
_SPACES = ((0x09, 0x0A), (0x0D, 0x0D), (0x20, 0x20))
# What a name in XML may begin with, and what else it may contain (XML 1.0, rules 4 and 4a).
_NAME_STARTS = (
    *((0x3A, 0x3A), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A), (0xC0, 0xD6), (0xD8, 0xF6)),
    *((0xF8, 0x2FF), (0x370, 0x37D), (0x37F, 0x1FFF), (0x200C, 0x200D), (0x2070, 0x218F)),
    *((0x2C00, 0x2FEF), (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF)),
)
_NAME_PARTS = (
    *((0x2D, 0x2E), (0x30, 0x39), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040)),
    *_NAME_STARTS,
)

CATEGORIES = frozenset(
    {"L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No"}
    | {"P", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z", "Zs", "Zl", "Zp"}
    | {"S", "Sm", "Sc", "Sk", "So", "C", "Cc", "Cf", "Co", "Cn"}
)


def _written(ranges: Iterable[tuple[int, int]]) -> str:
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


def _others(ranges: Iterable[tuple[int, int]]) -> str:
    """All characters outside these ranges."""
    ordered = sorted(ranges)
    starts = [0, *(last + 1 for _, last in ordered)]
    ends = [*(first - 1 for first, _ in ordered), _LAST]
    return _written((start, end) for start, end in zip(starts, ends, strict=True) if start <= end)


# In XML Schema a word has letters, marks, numbers and symbols: all but punctuation, such as `_`.
MEMBERS: Mapping[str, str] = {
    "d": r"\p{gc=Nd}",
    "D": r"\P{gc=Nd}",
    "w": r"\p{gc=L}\p{gc=M}\p{gc=N}\p{gc=S}",
    "W": r"\p{gc=P}\p{gc=Z}\p{gc=C}",
    "s": _written(_SPACES),
    "S": _others(_SPACES),
    "i": _written(_NAME_STARTS),
    "I": _others(_NAME_STARTS),
    "c": _written(_NAME_PARTS),
    "C": _others(_NAME_PARTS),
}
