"""Business rule tasks set one variable to what a decision of their package comes to."""

from collections.abc import Callable
from typing import Any

import pytest

from engine.bpmn.parsing import compile_process
from engine.domain.bundle import Bundle
from engine.domain.errors import InvalidPackageError
from tests.unit.bpmn.dmn import (
    GROUP,
    deciding,
    decision,
    decisions,
    literal,
    package,
    ruled,
    table,
)
from tests.unit.bpmn.models import (
    START,
    Play,
    boundary,
    bundle,
    chain,
    end,
    extended,
    node,
    parallel,
    parameters,
    process,
    properties,
    repeated,
    timer,
    user,
)

Starter = Callable[..., Play]

AIDS = table(
    ["umur"],
    ["bantuan", "jumlah"],
    [(">= 60", '"sembako"', "200"), (">= 70", '"perawatan"', "500"), ("< 5", '"susu"', "100")],
    hit="COLLECT",
)
AID = decisions(decision("bantuan", "Bantuan", AIDS))
NAMES = decisions(
    decision(
        "bantuan",
        "Bantuan",
        table(["umur"], ["bantuan"], [(">= 60", '"sembako"'), (">= 70", '"obat"')], hit="COLLECT"),
    )
)


def result(play: Starter, task: str, file: str, **variables: Any) -> Any:
    return play(deciding(task, file), **variables).sees("lihat")["hasil"]


def refusal(found: Bundle) -> list[tuple[str, str, str | None]]:
    with pytest.raises(InvalidPackageError) as caught:
        compile_process(found)
    return [(it.code, it.file, it.element_id) for it in caught.value.problems]


def fault(case: Play) -> str:
    return f"{case.failure.code} {case.failure.detail}"


@pytest.mark.parametrize(("age", "group"), [(70, "lansia"), (18, "dewasa"), (3, "anak")])
def test_the_result_becomes_a_variable(play: Starter, age: int, group: str) -> None:
    assert result(play, ruled(), GROUP, umur=age) == group


def test_nothing_that_matches_gives_null(play: Starter) -> None:
    assert result(play, ruled(), GROUP, umur=None) is None


def test_attributes_may_be_written_for_operaton(play: Starter) -> None:
    task = ruled().replace("camunda:", "operaton:")

    assert result(play, task, GROUP, umur=70) == "lansia"


def test_a_formula_may_choose_the_decision(play: Starter) -> None:
    file = decisions(
        decision("a", "A", literal('"yang a"')), decision("b", "B", literal('"yang b"'))
    )

    assert result(play, ruled(ref="= pilihan"), file, pilihan="b") == "yang b"


@pytest.mark.parametrize("chosen", ["tidak_ada", 7, None])
def test_a_choice_that_is_no_decision_fails_the_step(play: Starter, chosen: Any) -> None:
    process = deciding(ruled(ref="= pilihan"), GROUP)

    case = play(process, pilihan=chosen)

    assert (case.failure.code, case.failure.element_id) == ("missing_decision", "x")
    assert case.failure.detail == "pilihan"


ROWS = [{"bantuan": "sembako", "jumlah": 200}, {"bantuan": "perawatan", "jumlah": 500}]


@pytest.mark.parametrize(
    ("mapping", "file", "age", "expected"),
    [
        ("", AID, 75, ROWS),
        ("resultList", AID, 75, ROWS),
        ("resultList", AID, 30, []),
        ("resultList", GROUP, 30, [{"golongan": "dewasa"}]),
        ("resultList", GROUP, None, []),
        ("singleResult", AID, 3, {"bantuan": "susu", "jumlah": 100}),
        ("singleResult", GROUP, 30, {"golongan": "dewasa"}),
        ("singleResult", GROUP, None, None),
        ("collectEntries", NAMES, 75, ["sembako", "obat"]),
        ("collectEntries", NAMES, 30, []),
        ("collectEntries", GROUP, 30, ["dewasa"]),
        ("singleEntry", NAMES, 65, "sembako"),
    ],
)
def test_the_result_takes_the_shape_that_is_asked_for(
    play: Starter, mapping: str, file: str, age: int | None, expected: Any
) -> None:
    ref = "golongan" if file is GROUP else "bantuan"
    task = ruled(ref=ref, camunda_mapDecisionResult=mapping)

    assert result(play, task, file, umur=age) == expected


@pytest.mark.parametrize(
    ("mapping", "file", "age", "reason"),
    [
        ("singleEntry", NAMES, 75, "several_results"),
        ("singleResult", AID, 75, "several_results"),
        ("singleEntry", AID, 3, "several_outputs"),
        ("collectEntries", AID, 75, "several_outputs"),
    ],
)
def test_a_result_of_another_shape_fails_the_step(
    play: Starter, mapping: str, file: str, age: int, reason: str
) -> None:
    task = ruled(ref="bantuan", camunda_mapDecisionResult=mapping)

    case = play(deciding(task, file), umur=age)

    assert (case.failure.code, case.failure.element_id) == ("decision_result", "x")
    assert reason in case.failure.detail


def test_a_decision_without_a_table_has_one_result_under_its_name(play: Starter) -> None:
    file = decisions(decision("batas", "Batas usia", literal("umur + 1")))

    listed = result(play, ruled(ref="batas", camunda_mapDecisionResult=""), file, umur=1)

    assert listed == [{"Batas usia": 2}]
    assert result(play, ruled(ref="batas"), file, umur=1) == 2


def test_results_are_json(play: Starter) -> None:
    file = decisions(decision("kapan", "Kapan", literal('date("2026-03-02") + duration("P1D")')))

    assert result(play, ruled(ref="kapan"), file) == "2026-03-03"


def test_a_result_that_json_cannot_say_fails_the_step(play: Starter) -> None:
    file = decisions(decision("f", "F", literal("function(x) x")))

    assert play(deciding(ruled(ref="f"), file)).failure.code == "bad_data"


def test_the_clock_and_the_offices_calendar_are_those_of_the_case(play: Starter) -> None:
    file = decisions(decision("batas", "Batas", literal("string(tambah_hari_kerja(now(), 1))")))

    assert result(play, ruled(ref="batas"), file).startswith("2026-03-02T16")


def test_inputs_are_seen_by_the_decision_alone(play: Starter) -> None:
    given = extended(parameters(inputs={"umur": "usia_suami"}))

    case = play(deciding(ruled("x", "golongan", given), GROUP), usia_suami=70)

    assert case.sees("lihat") == {"usia_suami": 70, "hasil": "lansia"}


def test_outputs_are_set_from_the_result(play: Starter) -> None:
    taken = extended(parameters(outputs={"tua": 'hasil = "lansia"', "muda": "not(tua)"}))

    case = play(deciding(ruled("x", "golongan", taken), GROUP), umur=70)

    assert case.sees("lihat") == {"umur": 70, "hasil": "lansia", "tua": True, "muda": False}


def test_an_input_that_cannot_be_worked_out_fails_the_step(play: Starter) -> None:
    given = extended(parameters(inputs={"umur": "belum_ada"}))

    case = play(deciding(ruled("x", "golongan", given), GROUP))

    assert (case.failure.code, case.failure.element_id) == ("unknown_name", "x")


def test_decisions_may_need_others(play: Starter) -> None:
    group = decision("golongan", "Golongan", table(["umur"], ["g"], [(">= 60", '"lansia"')]))
    fit = decision("layak", "Layak", literal('Golongan = "lansia"'), needs="#golongan")

    assert result(play, ruled(ref="layak"), decisions(group, fit), umur=70) is True


def test_decisions_of_another_file_are_imported_by_its_namespace(play: Starter) -> None:
    own = decision("layak", "Layak", literal('lain.Golongan = "lansia"'), needs="urn:lain#golongan")
    group = decision("golongan", "Golongan", table(["umur"], ["g"], [(">= 60", '"lansia"')]))
    files = decisions(own, imports="urn:lain"), decisions(group, namespace="urn:lain")

    case = play(deciding(ruled(ref="layak"), *files), umur=70)

    assert case.sees("lihat")["hasil"] is True


def test_files_may_import_each_other(play: Starter) -> None:
    first = decision("a", "A", literal("lain.B + umur"), needs="urn:b#b")
    second = decision("b", "B", literal("umur * 2"))
    files = (
        decisions(first, namespace="urn:a", imports="urn:b"),
        decisions(second, namespace="urn:b", imports="urn:a"),
    )

    assert play(deciding(ruled(ref="a"), *files), umur=10).sees("lihat")["hasil"] == 30


def test_each_procedure_finds_the_decisions_of_its_own_package(play: Starter) -> None:
    call = node("callActivity", "panggil", calledElement="anak")
    outer = process("uji", START, call, end(), chain("mulai", "panggil", "selesai"))
    inner = process("anak", START, ruled(), user("a"), end(), chain("mulai", "x", "a", "selesai"))
    files = dict(bundle(outer, inner).files)
    group = decisions(decision("golongan", "Golongan", literal('"milik anak"')))

    found = Bundle("uji", {**files, "processes/anak/anak.dmn": group})

    assert play(compile_process(found)).sees("a")["hasil"] == "milik anak"
    misplaced = Bundle("uji", {**files, "processes/uji/uji.dmn": group})
    assert refusal(misplaced) == [("missing_decision", "processes/anak/anak.bpmn", "x")]


class TestFailures:
    def test_an_unknown_name_names_decision_rule_and_column(self, play: Starter) -> None:
        rules = [("< 5", '"susu"'), (">= batas_usia", '"sembako"')]
        file = decisions(decision("bantuan", "Bantuan", table(["umur"], ["bantuan"], rules)))

        case = play(deciding(ruled(ref="bantuan"), file), umur=70)

        assert case.failure.code == "decision_failed"
        for part in ('"Bantuan"', '"rule": 2', '"Umur"', '"unknown_name"', '"batas_usia"'):
            assert part in case.failure.detail

    def test_two_rules_of_a_unique_table_fail_the_step(self, play: Starter) -> None:
        rules = [(">= 60", '"a"'), (">= 70", '"b"')]
        file = decisions(decision("bantuan", "Bantuan", table(["umur"], ["bantuan"], rules)))
        process = deciding(ruled(ref="bantuan"), file)

        case = play(process, umur=75)

        assert (case.failure.code, case.failure.element_id) == ("decision_failed", "x")
        assert not play(process, umur=65).snapshot.failure

    def test_a_required_decision_that_fails_is_named(self, play: Starter) -> None:
        inner = decision("dalam", "Yang di dalam", literal("belum_ada"))
        outer = decision("luar", "Yang di luar", literal("1"), needs="#dalam")

        case = play(deciding(ruled(ref="luar"), decisions(inner, outer)))

        assert "Yang di dalam" in case.failure.detail

    def test_a_decision_that_takes_too_long_is_stopped(self, play: Starter) -> None:
        text = "count(for a in 1..1000, b in 1..1000 return a * b)"

        case = play(deciding(ruled(ref="lama"), decisions(decision("lama", "Lama", literal(text)))))

        assert case.failure.code == "decision_failed"

    def test_after_a_correction_the_step_can_be_done_again(self, play: Starter) -> None:
        steps = START, user("isi"), ruled(), user("lihat"), end()
        flows = chain("mulai", "isi", "x", "lihat", "selesai")
        found = bundle(process("uji", *steps, flows))
        files = {**found.files, "processes/uji/uji.dmn": GROUP}
        case = play(compile_process(Bundle("uji", files)))

        before = case.snapshot.state
        case.complete("isi", tahun=1)

        assert "umur" in fault(case)
        assert case.snapshot.state == before
        assert case.complete("isi", umur=70).sees("lihat")["hasil"] == "lansia"


class TestAround:
    def test_it_is_repeated_one_after_the_other(self, play: Starter) -> None:
        task = ruled("x", "golongan", repeated("[70, 3]", "umur"))
        process = deciding(task, GROUP)

        case = play(process)

        assert case.sees("lihat")["hasil"] == "anak"
        assert [it.results for it in case.snapshot.rulings] == [
            ({"Golongan": "lansia"},),
            ({"Golongan": "anak"},),
        ]

    def test_it_is_repeated_at_once(self, play: Starter) -> None:
        named = properties(outputCollection="semua", outputElement="hasil")
        task = ruled("x", "golongan", named, parallel("[70, 3]", "umur"))

        assert play(deciding(task, GROUP)).sees("lihat")["semua"] == ["lansia", "anak"]

    def test_an_event_at_its_border_never_comes_before_it(self, play: Starter) -> None:
        limit = boundary("batas", "x", timer("timeDuration", "PT1H"))
        steps = START, ruled(), limit, user("lihat"), end(), chain("batas", "selesai")
        found = bundle(process("uji", *steps, chain("mulai", "x", "lihat", "selesai")))

        case = play(
            compile_process(Bundle("uji", {**found.files, "processes/uji/uji.dmn": GROUP})), umur=3
        )

        assert case.waits_for == ["lihat"]


class TestRefused:
    @pytest.mark.parametrize("missing", ["camunda_decisionRef", "camunda_resultVariable"])
    def test_what_must_be_said(self, missing: str) -> None:
        [(code, _, element_id)] = refusal(package(ruled(**{missing: ""}), GROUP))

        assert (code, element_id) == ("missing_attribute", "x")

    @pytest.mark.parametrize("binding", ["latest", "version", "versionTag"])
    def test_decisions_of_other_versions(self, binding: str) -> None:
        task = ruled(camunda_decisionRefBinding=binding)

        assert refusal(package(task, GROUP))[0][0] == "decision_binding"

    def test_the_decisions_of_this_version_may_be_named(self) -> None:
        process = deciding(ruled(camunda_decisionRefBinding="deployment"), GROUP)

        assert Play(process).start(umur=3).waits_for == ["lihat"]

    def test_an_unknown_shape(self) -> None:
        task = ruled(camunda_mapDecisionResult="singleValue")

        assert refusal(package(task, GROUP))[0][0] == "unknown_mapping"

    def test_a_decision_that_no_file_has(self) -> None:
        assert refusal(package(ruled(ref="lain"), GROUP)) == [
            ("missing_decision", "processes/uji/uji.bpmn", "x")
        ]

    def test_a_file_that_is_no_decision_model(self) -> None:
        found = refusal(package(ruled(), "<definitions/>"))

        assert {file for _, file, _ in found} == {"processes/uji/uji.dmn"}

    def test_a_cell_that_is_no_feel(self) -> None:
        rules = [(">= 60 )", '"lansia"')]
        file = decisions(decision("golongan", "Golongan", table(["umur"], ["g"], rules)))

        [(code, path, element_id)] = refusal(package(ruled(), file))

        assert (code, path, element_id) == ("bad_expression", "processes/uji/uji.dmn", "c_0_0")

    def test_one_decision_in_two_files(self) -> None:
        other = decisions(decision("golongan", "Lain", literal("1")), namespace="urn:lain")

        found = refusal(package(ruled(), GROUP, other))

        assert found == [("duplicate_decision", "processes/uji/uji2.dmn", "golongan")]

    def test_an_import_that_two_files_answer(self) -> None:
        files = (
            GROUP,
            decisions(imports="urn:b", namespace="urn:a"),
            decisions(namespace="urn:b"),
            decisions(namespace="urn:b"),
        )

        assert refusal(package(ruled(), *files)) == [
            ("ambiguous_decision_import", "processes/uji/uji2.dmn", None)
        ]

    def test_faulty_files_do_not_matter_where_no_task_asks_for_decisions(self) -> None:
        process = deciding(user("x"), "<definitions/>")

        assert Play(process).start().waits_for == ["x"]
