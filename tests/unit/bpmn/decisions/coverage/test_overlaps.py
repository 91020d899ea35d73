import pytest

from engine.bpmn.decisions.coverage import Kind
from engine.bpmn.decisions.table import HitPolicy
from engine.domain.problem import Severity
from tests.unit.bpmn.decisions.coverage.tables import column, found, table

AGE, STATUS = column("usia", "number"), column("status", "string")


def test_an_overlap_is_told_with_both_rules_and_their_common_region() -> None:
    checked = table([AGE, STATUS], '<= 60 | - | "a"', '>= 60 | "aktif" | "b"')

    (overlap,) = found(checked, Kind.OVERLAP)

    assert overlap.severity is Severity.ERROR
    assert overlap.rules == (2, 1)
    assert overlap.region == (("usia", "60"), ("status", '"aktif"'))
    assert (overlap.element_id, overlap.line) == ("aturan2", 20)


def test_rules_that_only_running_can_tell_are_no_overlap() -> None:
    assert not found(table([AGE], "< 5 | 1", "batas | 2", "f(?) | 3"), Kind.OVERLAP)


def test_an_empty_input_that_two_rules_match_is_a_warning() -> None:
    checked = table([STATUS], 'not("aktif") | 1', "null | 2")

    (overlap,) = found(checked, Kind.OVERLAP)

    assert overlap.severity is Severity.WARNING
    assert overlap.region == (("status", "null"),)


@pytest.mark.parametrize(
    ("texts", "severity"),
    [
        (("usia", "status"), Severity.ERROR),
        (("pemohon.usia", "pemohon.status"), Severity.ERROR),
        (("Usia pemohon", "Status"), Severity.ERROR),
        (("1 + 1", "today()"), Severity.ERROR),
        (("usia", "usia + 1"), Severity.WARNING),
        (("pemohon.usia", "pemohon"), Severity.WARNING),
        (("pemohon.usia", "pemohon.usia"), Severity.WARNING),
        (("Usia pemohon", "2 * Usia pemohon"), Severity.WARNING),
        (("umur(x).tahun", "x"), Severity.WARNING),
        (("usia", "1 +"), Severity.WARNING),
    ],
)
def test_columns_that_read_the_same_may_never_have_such_values(
    texts: tuple[str, str], severity: Severity
) -> None:
    checked = table([column(text, "number") for text in texts], "< 5 | - | 1", "- | > 9 | 2")

    assert [it.severity for it in found(checked, Kind.OVERLAP)] == [severity]


def test_two_equal_rules_are_a_duplicate() -> None:
    checked = table([AGE], "< 5 | 1", "(<5) | 1", "> 9 | 2")

    (duplicate,) = found(checked, Kind.DUPLICATE)

    assert duplicate.severity is Severity.ERROR
    assert duplicate.rules == (2, 1)
    assert not found(checked, Kind.OVERLAP)


def test_other_policies_than_unique_only_warn_of_duplicates() -> None:
    rows = ("< 5 | 1", "< 5 | 1", "< 5 | 2", "f(?) | 1", "f(?) | 1")

    duplicates = found(table([AGE], *rows, policy=HitPolicy.COLLECT), Kind.DUPLICATE)

    assert [it.rules for it in duplicates] == [(2, 1), (5, 4)]
    assert {it.severity for it in duplicates} == {Severity.WARNING}
    assert not found(table([AGE], *rows, policy=HitPolicy.FIRST), Kind.DUPLICATE)


def test_any_allows_overlaps_with_the_same_result() -> None:
    rows = ("> 1 | 1.0", "> 2 | 1", "> 3 | 2", "> 4 | hasil", "< 0 | 3")

    conflicts = found(table([AGE], *rows, policy=HitPolicy.ANY), Kind.CONFLICT)

    assert [it.rules for it in conflicts] == [(3, 1), (3, 2)]
    assert conflicts[0].region == (("usia", "> 3"),)


@pytest.mark.parametrize("policy", [HitPolicy.FIRST, HitPolicy.PRIORITY, HitPolicy.COLLECT])
def test_overlaps_are_meant_under_other_policies(policy: HitPolicy) -> None:
    checked = table([AGE], "> 1 | 1", "> 2 | 2", policy=policy)

    assert not found(checked, Kind.OVERLAP)


def test_many_overlaps_are_cut() -> None:
    checked = table([AGE], *(f"> {number} | {number}" for number in range(8)))

    assert len(found(checked, Kind.OVERLAP)) == 10
    assert len(found(checked, Kind.MORE)) == 1
