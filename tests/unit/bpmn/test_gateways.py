"""Tokens leave gateways by the flows that the diagram says, and joins wait for what can arrive."""

from collections.abc import Callable

from engine.domain.snapshot import Passage
from tests.unit.bpmn.models import Play, chain, compiled, end, flow, node, script, user

Starter = Callable[..., Play]


def exclusive(element_id: str, **attributes: str) -> str:
    return node("exclusiveGateway", element_id, **attributes)


def parallel(element_id: str) -> str:
    return node("parallelGateway", element_id)


def inclusive(element_id: str, **attributes: str) -> str:
    return node("inclusiveGateway", element_id, **attributes)


def test_two_flows_to_the_same_target_are_told_apart(play: Starter) -> None:
    process = compiled(
        user("cek"),
        exclusive("g"),
        user("program"),
        end(),
        chain("mulai", "cek", "g"),
        flow("g", "program", "terdaftar", name="terdaftar"),
        flow("g", "program", "not(terdaftar) and sktm", name="sktm"),
        chain("program", "selesai"),
    )

    case = play(process).complete("cek", terdaftar=False, sktm=True)

    assert Passage(process_id="uji", element_id="g", flow_ids=("sktm",)) in case.snapshot.passed
    assert case.waits_for == ["program"]


def test_the_first_true_condition_in_file_order_wins(play: Starter) -> None:
    process = compiled(
        exclusive("g", default="lain"),
        user("a"),
        user("b"),
        user("c"),
        chain("mulai", "g"),
        flow("g", "a", "n > 10"),
        flow("g", "c", name="lain"),
        flow("g", "b", "n > 1"),
        end(),
        chain("a", "selesai"),
        chain("b", "selesai"),
        chain("c", "selesai"),
    )

    assert play(process, n=20).waits_for == ["a"]
    assert play(process, n=2).waits_for == ["b"]
    assert play(process, n=0).waits_for == ["c"]


def two_ways(first: str, second: str) -> str:
    return "".join(
        (
            exclusive("g"),
            user("a"),
            user("b"),
            end(),
            chain("mulai", "g"),
            flow("g", "a", first),
            flow("g", "b", second),
            chain("a", "selesai"),
            chain("b", "selesai"),
        )
    )


def test_no_true_condition_is_a_failure(play: Starter) -> None:
    case = play(compiled(two_ways("n = 1", "n = 2")), n=3)

    assert (case.failure.code, case.failure.element_id) == ("no_branch", "g")


def test_a_condition_must_be_true_or_false(play: Starter) -> None:
    case = play(compiled(two_ways("n", "true")), n=None)

    assert (case.failure.code, case.failure.detail) == ("condition_not_boolean", "n: null")


def test_a_missing_name_in_a_condition_is_a_failure(play: Starter) -> None:
    case = play(compiled(two_ways("belum_ada = 1", "true")))

    assert case.failure.element_id == "g"
    assert "belum_ada" in case.failure.detail


def block(number: int) -> str:
    split, join = f"s{number}", f"j{number}"
    following = f"s{number + 1}"
    return "".join(
        (
            parallel(split),
            user(f"a{number}"),
            user(f"b{number}"),
            parallel(join),
            chain(split, f"a{number}", join, following),
            chain(split, f"b{number}", join),
        )
    )


def test_a_parallel_join_waits_for_both_branches(play: Starter) -> None:
    process = compiled(block(1), user("s2"), end(), chain("mulai", "s1"), chain("s2", "selesai"))

    case = play(process)
    assert case.waits_for == ["a1", "b1"]
    assert case.complete("b1").waits_for == ["a1"]
    assert case.complete("a1").waits_for == ["s2"]
    assert case.passed == ["a1", "j1"]


def test_parallel_branches_keep_each_others_changes(play: Starter) -> None:
    process = compiled(block(1), user("s2"), end(), chain("mulai", "s1"), chain("s2", "selesai"))

    case = play(process, x=0, y=0).complete("a1", x=1).complete("b1", y=2)

    assert case.sees("s2") == {"x": 1, "y": 2}


def test_a_branch_that_never_touched_a_variable_does_not_overwrite_it(play: Starter) -> None:
    process = compiled(block(1), user("s2"), end(), chain("mulai", "s1"), chain("s2", "selesai"))

    case = play(process, x=0, l=[1, 2]).complete("b1", x=1, l=[1]).complete("a1")

    assert case.sees("s2") == {"x": 1, "l": [1]}


def test_the_last_of_two_branches_that_change_the_same_variable_wins(play: Starter) -> None:
    process = compiled(block(1), user("s2"), end(), chain("mulai", "s1"), chain("s2", "selesai"))

    case = play(process, x=0).complete("b1", x=1).complete("a1", x=2)

    assert case.sees("s2") == {"x": 2}


def test_branches_that_end_apart_are_merged_at_the_end(play: Starter) -> None:
    process = compiled(
        parallel("s"),
        user("a"),
        user("b"),
        end("e1"),
        end("e2"),
        chain("mulai", "s", "a", "e1"),
        chain("s", "b", "e2"),
    )

    case = play(process, x=0).complete("a", x=1).complete("b", y=1)

    assert case.snapshot.completed
    assert case.snapshot.end_id == "e2"
    assert case.snapshot.variables == {"x": 1, "y": 1}


def test_a_parallel_block_in_a_loop_waits_in_every_round(play: Starter) -> None:
    process = compiled(
        exclusive("m"),
        block(1),
        exclusive("s2", default="s2__selesai"),
        end(),
        chain("mulai", "m", "s1"),
        flow("s2", "m", "lagi"),
        flow("s2", "selesai"),
    )

    case = play(process, x=0).complete("a1", lagi=True).complete("b1", x=1)
    assert case.waits_for == ["a1", "b1"]
    assert case.complete("b1", x=2).waits_for == ["a1"]
    assert case.complete("a1", lagi=False).snapshot.completed
    assert case.snapshot.variables == {"x": 2, "lagi": False}


def test_a_join_that_can_never_fire_is_found_stuck(play: Starter) -> None:
    process = compiled(
        exclusive("g", default="g__a"),
        user("a"),
        user("b"),
        parallel("j"),
        end(),
        chain("mulai", "g", "a", "j", "selesai"),
        flow("g", "b", "false"),
        chain("b", "j"),
    )

    case = play(process)
    before = case.snapshot.state
    case.complete("a")

    assert (case.failure.code, case.failure.element_id) == ("stuck", "a")
    assert case.snapshot.state == before


def choosing() -> str:
    return "".join(
        (
            inclusive("s", default="s__c"),
            user("a"),
            user("b"),
            user("c"),
            inclusive("j"),
            user("z"),
            end(),
            chain("mulai", "s"),
            flow("s", "a", "n > 0"),
            flow("s", "b", "n > 1"),
            flow("s", "c"),
            chain("a", "j", "z", "selesai"),
            chain("b", "j"),
            chain("c", "j"),
        )
    )


def test_an_inclusive_gateway_takes_every_true_branch_and_joins_them(play: Starter) -> None:
    case = play(compiled(choosing()), n=2)

    assert case.snapshot.passed[-1].flow_ids == ("s__a", "s__b")
    assert case.waits_for == ["a", "b"]
    assert case.complete("a", x=1).waits_for == ["b"]
    assert case.complete("b", y=1).waits_for == ["z"]
    assert case.sees("z") == {"n": 2, "x": 1, "y": 1}


def test_an_inclusive_gateway_with_one_true_branch_does_not_wait(play: Starter) -> None:
    case = play(compiled(choosing()), n=1).complete("a")

    assert case.waits_for == ["z"]


def test_an_inclusive_gateway_falls_back_on_its_default(play: Starter) -> None:
    case = play(compiled(choosing()), n=0)

    assert case.snapshot.passed[-1].flow_ids == ("s__c",)


def test_an_inclusive_join_waits_for_work_behind_a_gateway(play: Starter) -> None:
    process = compiled(
        parallel("s"),
        user("a"),
        user("b"),
        exclusive("g", default="g__j"),
        user("c"),
        inclusive("j"),
        user("z"),
        end(),
        chain("mulai", "s", "a", "j", "z", "selesai"),
        chain("s", "b", "g"),
        flow("g", "c", "jauh"),
        flow("g", "j"),
        chain("c", "j"),
    )

    case = play(process).complete("a")
    assert case.waits_for == ["b"]
    assert case.complete("b", jauh=True).waits_for == ["c"]
    assert case.complete("c").waits_for == ["z"]


def test_every_token_passes_an_exclusive_merge_by_itself(play: Starter) -> None:
    process = compiled(
        parallel("s"),
        exclusive("m"),
        user("z"),
        end(),
        chain("mulai", "s"),
        flow("s", "m", name="satu"),
        flow("s", "m", name="dua"),
        chain("m", "z", "selesai"),
    )

    case = play(process)

    assert case.waits_for == ["z", "z"]
    assert case.complete("z").complete("z").snapshot.completed


def test_two_flows_from_one_split_into_one_join_are_two_tokens(play: Starter) -> None:
    process = compiled(
        parallel("s"),
        parallel("j"),
        user("z"),
        end(),
        chain("mulai", "s"),
        flow("s", "j", name="satu"),
        flow("s", "j", name="dua"),
        chain("j", "z", "selesai"),
    )

    assert play(process).waits_for == ["z"]


def test_a_loop_of_scripts_goes_on_until_its_condition_ends_it(play: Starter) -> None:
    process = compiled(
        exclusive("m"),
        script("hitung", "n", "n + 1"),
        exclusive("g", default="g__selesai"),
        end(),
        chain("mulai", "m", "hitung", "g"),
        flow("g", "m", "n < 400"),
        flow("g", "selesai"),
    )

    case = play(process, n=0)

    assert case.snapshot.completed
    assert case.snapshot.variables == {"n": 400}
