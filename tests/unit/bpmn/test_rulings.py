"""How a decision came out is told in values that a history can keep."""

from decimal import Decimal
from time import thread_time
from typing import Any

import pytest

from engine.bpmn.rulings import LONGEST_TEXT, MOST_ITEMS, brief
from engine.domain.discreet_rulings import discreet
from engine.domain.ruling import HeldRule, Look, Ruling
from engine.feel import parse
from tests.unit.bpmn.dmn import GROUP, deciding, decision, decisions, literal, ruled, table
from tests.unit.bpmn.models import Play, extended, parameters

KNOWLEDGE = (
    '<businessKnowledgeModel id="k" name="k"><variable name="k"/><encapsulatedLogic>'
    f'<formalParameter name="n"/>{table(["n"], ["g"], [("-", "n")])}'
    "</encapsulatedLogic></businessKnowledgeModel>"
)
KNOWS = '<knowledgeRequirement><requiredKnowledge href="#k"/></knowledgeRequirement>'


def rulings(task: str, file: str, **variables: Any) -> tuple[Ruling, ...]:
    return Play(deciding(task, file)).start(**variables).snapshot.rulings


def test_a_table_is_told_with_its_columns_and_the_rule_that_held() -> None:
    [found] = rulings(ruled(), GROUP, umur=70)

    assert (found.process_id, found.element_id, found.name) == ("uji", "x", "Golongan umur")
    assert found.looks == (Look(label="Umur", text="umur", value=70),)
    assert found.rules == (HeldRule(number=1),)
    assert found.results == ({"Golongan": "lansia"},)
    assert (found.is_table, found.is_asked) == (True, True)


def test_remarks_of_rules_are_told() -> None:
    rules = [(">= 60", "true"), ("< 60", "false")]
    logic = table(["umur"], ["layak"], rules, remarks=["Lansia", "Belum lansia"])

    [found] = rulings(ruled(ref="layak"), decisions(decision("layak", "Layak", logic)), umur=1)

    assert found.rules == (HeldRule(number=2, remark="Belum lansia"),)


def test_of_very_many_rules_the_first_are_told() -> None:
    rules = [("-", str(it)) for it in range(MOST_ITEMS + 5)]
    file = decisions(decision("a", "A", table(["umur"], ["a"], rules, hit="COLLECT")))

    [found] = rulings(ruled(ref="a", camunda_mapDecisionResult="collectEntries"), file, umur=1)

    assert found.rules is not None
    assert (len(found.rules), len(found.results), found.more_rules) == (MOST_ITEMS, MOST_ITEMS, 5)


def test_a_table_of_which_no_rule_held_has_no_rules() -> None:
    [found] = rulings(ruled(), GROUP, umur=None)

    assert (found.rules, found.results) == ((), ())


def test_another_decision_has_what_it_needed_and_no_rules() -> None:
    inner = decision("umur_penuh", "Umur penuh", literal("floor(umur)"))
    outer = decision("dewasa", "Dewasa", literal("Umur penuh >= 18"), needs="#umur_penuh")

    first, last = rulings(ruled(ref="dewasa"), decisions(inner, outer), umur=20.5)

    assert (first.is_asked, last.is_asked) == (False, True)
    assert (last.is_table, last.rules) == (False, None)
    assert (Look(label="Umur penuh", text="Umur penuh", value=20)) in last.looks
    assert last.results == ({"Dewasa": True},)


def test_a_column_that_reads_an_input_of_the_task_has_what_that_reads() -> None:
    given = extended(parameters(inputs={"umur": "nik", "lain": "1"}))

    [found] = rulings(ruled("x", "golongan", given), GROUP, nik=70)

    assert found.looks == (Look(label="Umur", text="umur nik", value=70),)


def test_a_decision_has_its_names_and_all_that_it_may_have_read() -> None:
    inner = decision("dalam", "Yang di dalam", literal("sakit"))
    outer = decision("luar", "Yang di luar", literal("Yang di dalam"), needs="#dalam")

    first, last = rulings(ruled(ref="luar"), decisions(inner, outer), sakit="TB")

    assert first.names == ("Yang di dalam", "dalam")
    assert "sakit" in first.text
    assert "sakit" in last.text


def test_decisions_of_other_files_are_told_with_their_names() -> None:
    own = decision("luar", "Luar", literal("lain.Dalam"), needs="urn:lain#dalam")
    files = (
        decisions(own, imports="urn:lain"),
        decisions(decision("dalam", "Dalam", literal("umur")), namespace="urn:lain"),
    )
    case = Play(deciding(ruled(ref="luar"), *files)).start(umur=1)

    _, last = case.snapshot.rulings

    assert last.looks == (Look(label="lain", text="lain Dalam", value={"Dalam": 1}),)


def test_knowledge_may_have_been_given_anything() -> None:
    file = decisions(KNOWLEDGE, decision("luar", "Luar", KNOWS + literal("k(sakit)")))

    first, _ = rulings(ruled(ref="luar"), file, sakit="TB")

    assert (first.name, first.is_asked, first.rules) == ("k", False, None)
    assert [it.value for it in first.looks] == ["TB"]
    assert all("sakit" in it for it in (first.text, first.looks[0].text))


def test_a_run_tells_its_own_rulings_only() -> None:
    case = Play(deciding(ruled(), GROUP)).start(umur=70)

    assert case.complete("lihat").snapshot.rulings == ()


def test_a_step_that_fails_tells_nothing() -> None:
    rules = [("-", "1"), ("-", "2")]
    file = decisions(decision("a", "A", table(["umur"], ["a"], rules)))

    assert rulings(ruled(ref="a"), file, umur=1) == ()


def test_what_a_long_text_reads_is_looked_for_once() -> None:
    wide = [decision(f"d{it}", f"D{it}", literal("1" + " " * 3_900 + "+ 1")) for it in range(20)]
    asked = literal("count(for i in 1..200 return k(i))")
    file = decisions(KNOWLEDGE, *wide, decision("luar", "Luar", KNOWS + asked))
    given = extended(parameters(inputs={"umur": "nik", "lain": "1"}))
    secrets = {f"pemohon.nama{it}": None for it in range(30)}

    found = rulings(ruled("x", "luar", given), file, nik=1)
    start = thread_time()
    told = [*discreet(found[:50], secrets)]

    assert len({id(it.text) for it in found[:-1]}) == 1
    assert len(told) == 50
    assert thread_time() - start < 1


@pytest.mark.parametrize("before", range(LONGEST_TEXT - 40, LONGEST_TEXT + 2))
@pytest.mark.parametrize("number", ["3304991008701008", "3-3-0-4-9-9-1-0-0-8-7-0-1-0-0-8"])
def test_no_identity_number_is_cut_in_two(before: int, number: str) -> None:
    text = "a" * before + " " + number + " b" * LONGEST_TEXT

    told = brief(text)

    assert len(told) <= LONGEST_TEXT + 1
    assert (number in told) or not set(told) & set("0123456789")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Decimal("2.50"), 2.5),
        (None, None),
        (True, True),
        ("a" * LONGEST_TEXT, "a" * LONGEST_TEXT),
        ("a" * (LONGEST_TEXT + 1), "a" * LONGEST_TEXT + "…"),
        (list(range(MOST_ITEMS)), list(range(MOST_ITEMS))),
        (list(range(MOST_ITEMS + 1)), [*range(MOST_ITEMS), "…"]),
        ({"a": {"b": ["c", {"d": 1}]}}, {"a": {"b": ["c", "…"]}}),
        ({str(it): it for it in range(50)}, {str(it): it for it in range(MOST_ITEMS)}),
        (parse('date("2026-03-02")').evaluate({}), "2026-03-02"),
        (parse("function(x) x").evaluate({}), "…"),
        (parse("[1..5]").evaluate({}), "…"),
    ],
)
def test_values_are_short_and_json(value: Any, told: Any) -> None:
    assert brief(value) == told
