from engine.bpmn.decisions.coverage.budget import Budget
from engine.bpmn.decisions.coverage.columns import Class
from engine.bpmn.decisions.coverage.sweep import uncovered

# Rule 0 accepts place 0, rule 1 both places of the first column; in the second each has its own.
COLUMNS = [[Class(0b11, 0b01), Class(0b10, 0b10)], [Class(0b01, 0b01), Class(0b10, 0b10)]]
EVERYTHING = (0b11, 0b11)


def test_gaps_that_differ_in_one_column_are_one() -> None:
    gaps = uncovered(COLUMNS, EVERYTHING, rules=0b01, limit=9, budget=Budget(100))

    assert gaps == [(0b01, 0b10), (0b10, 0b11)]


def test_a_box_that_one_rule_fills_has_no_gaps() -> None:
    assert not uncovered(COLUMNS, (0b11, 0b10), rules=0b10, limit=9, budget=Budget(100))


def test_a_search_ends_with_its_limit() -> None:
    assert len(uncovered(COLUMNS, EVERYTHING, rules=0b01, limit=1, budget=Budget(100))) == 1


def test_a_search_ends_with_its_budget() -> None:
    for steps in (3, 5):
        budget = Budget(steps)

        assert not uncovered(COLUMNS, EVERYTHING, rules=0b11, limit=9, budget=budget)
        assert budget.is_spent
