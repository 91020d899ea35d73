"""What a table says when several rules match, or none."""

import pytest

from engine.bpmn.decisions import DecisionError
from tests.unit.bpmn.decisions.drawing import (
    allowed,
    decision,
    item_type,
    model,
    of_type,
    table,
    value,
)

LEVELS = ('> 0 -> "rendah"', '> 10 -> "tinggi"', '> 20 -> "sangat tinggi"')
RANKED = 'hasil: string = "sangat tinggi", "tinggi", "rendah"'
AMOUNTS = ("> 0 -> 5", "> 10 -> 7", "> 20 -> 5")


def levels(policy: str | None, n: int, *, output: str = RANKED) -> object:
    return value(table(*LEVELS, inputs=["n"], outputs=[output], policy=policy), {"n": n})


def amounts(aggregation: str | None, n: int, policy: str = "COLLECT") -> object:
    written = table(*AMOUNTS, inputs=["n"], policy=policy, aggregation=aggregation)
    return value(written, {"n": n})


def test_the_one_rule_that_matches_decides() -> None:
    assert levels("UNIQUE", 5) == "rendah"
    assert levels(None, 5) == "rendah"


@pytest.mark.parametrize("policy", ["UNIQUE", "ANY", "U", "a"])
def test_rules_that_contradict_each_other_are_an_error(policy: str) -> None:
    with pytest.raises(DecisionError) as caught:
        levels(policy, 15)

    assert caught.value.code == "hit_policy_violated"
    assert caught.value.facts["rules"] == [1, 2]
    assert caught.value.decision_id == "d"


def test_any_takes_rules_that_agree() -> None:
    same = table('> 0 -> "ya"', '> 10 -> "ya"', inputs=["n"], policy="ANY")

    outcome = model(decision("d", same)).evaluate("d", {"n": 15})

    assert outcome.value == "ya"
    assert [rule.number for rule in outcome.evaluations[0].rules] == [1, 2]


@pytest.mark.parametrize(
    ("policy", "result"),
    [
        ("FIRST", "rendah"),
        ("PRIORITY", "sangat tinggi"),
        ("RULE ORDER", ["rendah", "tinggi", "sangat tinggi"]),
        ("OUTPUT ORDER", ["sangat tinggi", "tinggi", "rendah"]),
        ("COLLECT", ["rendah", "tinggi", "sangat tinggi"]),
    ],
)
def test_several_rules_that_match(policy: str, result: object) -> None:
    assert levels(policy, 25) == result
    assert levels(policy[0], 25) == result


def test_without_ranks_the_order_of_the_rules_counts() -> None:
    assert levels("OUTPUT ORDER", 15, output="hasil") == ["rendah", "tinggi"]


@pytest.mark.parametrize("place", ["output", "table", "decision"])
def test_the_type_of_the_result_ranks_it(place: str) -> None:
    name = "tTingkat"
    of_type_ = item_type(name, of_type("string"), allowed('"sangat tinggi", "tinggi", "rendah"'))
    output = f"hasil: {name}" if place == "output" else "hasil"
    written = table(*LEVELS, inputs=["n"], outputs=[output], policy="PRIORITY")
    if place == "table":
        written = written.replace("<decisionTable", f'<decisionTable typeRef="{name}"')

    ranked = model(of_type_, decision("d", written, type_ref=name if place == "decision" else None))

    assert ranked.evaluate("d", {"n": 15}).value == "tinggi"


def test_results_that_are_not_ranked_come_last() -> None:
    assert levels("OUTPUT ORDER", 25, output='hasil: string = "tinggi"') == [
        "tinggi",
        "rendah",
        "sangat tinggi",
    ]


def test_the_first_output_ranks_before_the_second() -> None:
    written = table(
        '> 0 -> "b"; 1',
        '> 1 -> "a"; 2',
        '> 2 -> "a"; 1',
        inputs=["n"],
        outputs=['huruf = "a", "b"', "angka = 1, 2"],
        policy="OUTPUT ORDER",
    )

    found = value(written, {"n": 5})

    assert found == [
        {"huruf": "a", "angka": 1},
        {"huruf": "a", "angka": 2},
        {"huruf": "b", "angka": 1},
    ]


@pytest.mark.parametrize(
    ("aggregation", "short", "result"),
    [("SUM", "C+", 17), ("MIN", "C<", 5), ("MAX", "C>", 7), ("COUNT", "C#", 3)],
)
def test_collected_values_are_aggregated(aggregation: str, short: str, result: int) -> None:
    assert amounts(aggregation, 25) == result
    assert amounts(None, 25, policy=short) == result


def test_only_collected_values_are_aggregated() -> None:
    assert amounts("SUM", 25, policy="RULE ORDER") == amounts(None, 25, policy="RULE ORDER")


@pytest.mark.parametrize(
    ("policy", "aggregation", "result"),
    [
        ("UNIQUE", None, None),
        ("FIRST", None, None),
        ("FIRST", "COUNT", None),
        ("RULE ORDER", "COUNT", []),
        ("RULE ORDER", None, []),
        ("COLLECT", None, []),
        ("COLLECT", "COUNT", 0),
        ("COLLECT", "SUM", None),
    ],
)
def test_no_rule_matches(policy: str, aggregation: str | None, result: object) -> None:
    assert amounts(aggregation, -1, policy=policy) == result


def test_no_rule_matches_and_there_is_a_default() -> None:
    written = table('> 0 -> "ya"; 1', inputs=["n"], outputs=['hasil | "tidak"', "angka"])

    assert value(written, {"n": -1}) == {"hasil": "tidak", "angka": None}


def test_several_outputs_make_a_context() -> None:
    written = table("> 0 -> 1; 2", inputs=["n"], outputs=["satu", "dua"])

    assert value(written, {"n": 1}) == {"satu": 1, "dua": 2}
