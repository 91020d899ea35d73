"""A decision table is plain data that other parts can build and read."""

from engine.bpmn.decisions import Aggregation, Cell, DecisionTable, HitPolicy, Input, Output, Rule


def test_a_table_is_unique_by_itself() -> None:
    age = Input(id=None, label="Usia", text="usia")
    result = Output(id=None, name=None, label="Hasil")
    row = Rule(id=None, number=1, inputs=(Cell(text="< 60"),), outputs=(Cell(text='"tidak"'),))

    table = DecisionTable(id="t", inputs=(age,), outputs=(result,), rules=(row,))

    assert table.hit_policy is HitPolicy.UNIQUE
    assert table.aggregation is None


def test_policies_are_the_words_of_the_standard() -> None:
    assert HitPolicy("RULE ORDER") is HitPolicy.RULE_ORDER
    assert Aggregation("SUM") is Aggregation.SUM
