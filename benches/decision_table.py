"""A decision table of any number of rules: by age, income, district and disability, one amount."""

from collections.abc import Iterator, Mapping
from typing import Any

ID = "bantuan"
INPUTS = {
    "umur": "number",
    "penghasilan": "number",
    "kecamatan": "string",
    "disabilitas": "boolean",
}
DISTRICTS = ("Batur", "Wanayasa", "Pejawaran", "Karangkobar")


def text(*, rules: int) -> str:
    """Return the table as DMN."""
    inputs = "".join(
        f'<input id="i_{name}"><inputExpression typeRef="{kind}"><text>{name}</text>'
        "</inputExpression></input>"
        for name, kind in INPUTS.items()
    )
    rows = "".join(_rule(number) for number in range(1, rules + 1))
    return (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="Bantuan" '
        f'namespace="urn:bench"><decision id="{ID}" name="Bantuan"><variable name="Bantuan"/>'
        f'<decisionTable id="t" hitPolicy="UNIQUE">{inputs}<output id="o" typeRef="number"/>{rows}'
        "</decisionTable></decision></definitions>"
    )


def known(*, rule: int) -> Mapping[str, Any]:
    """Return data that exactly this rule matches."""
    return {
        "umur": 20 + rule * 4,
        "penghasilan": 500_000,
        "kecamatan": DISTRICTS[rule % len(DISTRICTS)],
        "disabilitas": False,
    }


def result(rule: int) -> int:
    """Return what this rule comes to."""
    return rule * 100_000


def _rule(number: int) -> str:
    cells = "".join(f"<inputEntry><text>{it}</text></inputEntry>" for it in _cells(number))
    output = f"<outputEntry><text>{result(number)}</text></outputEntry>"
    return f'<rule id="r_{number}">{cells}{output}</rule>'


def _cells(number: int) -> Iterator[str]:
    youngest = 20 + number * 4
    yield f"[{youngest}..{youngest + 4})"
    yield "&lt; 1000000"
    yield f'"{DISTRICTS[number % len(DISTRICTS)]}", "Rakit"'
    yield "false"
