"""Whoever oversees the office reads its decision tables, and tries them out."""

from typing import Any

import pytest

from engine.services import definitions
from tests.functional.browser import links
from tests.functional.office import JPST, START, Served, office_of
from tests.integration.services.packages import Files, then
from tests.unit.bpmn.dmn import FILE, Rules, decision, decisions, literal, ruled, table
from tests.unit.bpmn.packages import form

PAGE = "/layanan/uji/keputusan"
AGED: Rules = [(">= 60", '"lajang"', "true"), ("-", "-", "false")]
ASKED: list[dict[str, Any]] = [
    {"type": "number", "key": "umur", "label": "Umur"},
    {"type": "textfield", "key": "status", "label": "Status"},
    {"type": "checkbox", "key": "lansia", "label": "Lansia"},
    {"type": "dynamiclist", "path": "anggota", "components": [{"type": "number", "key": "umur"}]},
]


def package(logic: str, *others: str) -> Files:
    task = ruled(ref="layak", name="Tentukan kelayakan")
    file = decisions(*others, decision("layak", "Kelayakan bantuan", logic))
    return {**then(("x", task)), "forms/uji/f_isi.form": form(*ASKED), FILE: file}


def deploy(office: Served, logic: str, *others: str) -> None:
    with office.database.work(office_of(office, "Banjarnegara").id) as work:
        files = package(logic, *others)
        definitions.deploy(work, key="uji", read=lambda _: files, by="Laras", at=START)


def eligibility() -> str:
    return table(["umur", "status"], ["layak"], AGED, hit="FIRST", remarks=["Lansia", ""])


def tried(office: Served, **answers: str) -> str:
    asked = {"keputusan": "layak", **{f"isian.{name}": it for name, it in answers.items()}}
    return office["budi"].post(PAGE, asked).text


def test_a_table_is_read_with_its_policy_its_rules_and_their_remarks(office: Served) -> None:
    deploy(office, eligibility())

    page = office["budi"].get(PAGE).text

    assert "Kelayakan bantuan" in page
    assert "Aturan dibaca dari atas; yang pertama cocok yang berlaku." in page
    assert '<span title="&gt;= 60">paling sedikit 60</span>' in page
    assert '<td data-label="Keterangan">Lansia</td>' in page


def test_the_rule_that_holds_for_one_s_own_values_is_shown(office: Served) -> None:
    deploy(office, eligibility())

    page = tried(office, umur="67", status="lajang")

    assert page.count(">berlaku<") == 1
    assert "Aturan 1 berlaku." in page
    assert "<strong>Ya</strong>" in page
    assert 'value="67"' in page


def test_an_answer_that_is_none_is_refused_beside_its_field(office: Served) -> None:
    deploy(office, eligibility())

    page = tried(office, umur="enam puluh")

    assert "Isi dengan angka." in page
    assert 'value="enam puluh"' in page
    assert "Hasil:" not in page


def test_rules_that_hold_against_the_policy_are_named(office: Served) -> None:
    rules = [("? * 1 > 60", "true"), ("? * 1 > 65", "false")]
    deploy(office, table(["umur"], ["layak"], rules))

    page = tried(office, umur="67")

    assert "Aturan 1 dan 2 berlaku bersamaan" in page


def test_a_decision_without_a_table_is_tried_as_well(office: Served) -> None:
    deploy(office, literal("umur >= 60"))

    page = tried(office, umur="59")

    assert "dihitung dengan rumus" in page
    assert "<strong>Tidak</strong>" in page


def test_lists_are_typed_as_json(office: Served) -> None:
    deploy(office, literal("count(anggota[umur > 17])"))

    page = tried(office, anggota='[{"umur": 20}, {"umur": 3}]')

    assert "<strong>1</strong>" in page
    assert "Angka, teks, atau JSON" in page


def test_what_the_model_declares_counts(office: Served) -> None:
    variable = '<variable name="lansia" typeRef="boolean"/>'
    declared = f'<inputData id="lansia" name="lansia">{variable}</inputData>'
    needs = '<informationRequirement><requiredInput href="#lansia"/></informationRequirement>'
    deploy(office, needs + literal('if lansia then "ya benar" else "bukan"'), declared)

    assert "<strong>ya benar</strong>" in tried(office, lansia="ya")


def test_what_has_no_plain_words_is_shown_as_it_is(office: Served) -> None:
    deploy(office, table(["umur"], ["layak"], [("? > 2 * status", "umur + 1")]))

    page = office["budi"].get(PAGE).text

    assert '<code class="text-break">? &gt; 2 * status</code>' in page
    assert '<code class="text-break">umur + 1</code>' in page


def test_no_rule_may_hold(office: Served) -> None:
    deploy(office, table(["umur"], ["layak"], [(">= 60", "true")]))

    assert "Tidak ada aturan yang berlaku." in tried(office, umur="5")


def test_the_service_leads_overseers_there(office: Served) -> None:
    deploy(office, eligibility())

    assert links(office["budi"].get("/layanan/uji"), PAGE)
    assert not links(office["sari"].get("/layanan/uji"), PAGE)
    assert links(office["laras"].get("/studio/uji"), PAGE)


@pytest.mark.parametrize(("login", "status"), [("laras", 200), ("hendra", 200), ("sari", 403)])
def test_only_overseers_and_analysts_read_tables(office: Served, login: str, status: int) -> None:
    deploy(office, eligibility())

    assert office[login].get(PAGE).status_code == status


def test_a_service_without_decisions_says_so(office: Served) -> None:
    page = office["budi"].get(f"/layanan/{JPST}/keputusan").text

    assert "tidak memakai tabel keputusan" in page


def test_another_decision_is_not_found(office: Served) -> None:
    deploy(office, eligibility())

    assert office["budi"].post(PAGE, {"keputusan": "lain"}).status_code == 404
