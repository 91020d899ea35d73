"""Overseers read on a case's page how its decisions came out, and why one could not be taken."""

from engine.services import definitions
from tests.functional.browser import links
from tests.functional.cases import case_of, start
from tests.functional.office import START, Served, office_of
from tests.integration.services.packages import Files, then
from tests.unit.bpmn.dmn import FILE, Rules, decision, decisions, literal, ruled, table
from tests.unit.bpmn.packages import form

AGED: Rules = [(">= 60", "< 1000000", "true"), ("-", "-", "false")]
REMARKS = ["Lansia miskin", ""]
ASKED = [{"type": "number", "key": it, "label": it} for it in ("umur", "penghasilan")]


def package(logic: str, *others: str, mapping: str = "singleEntry") -> Files:
    """A task that asks for age and income, then a decision."""
    task = ruled(ref="layak", name="Tentukan kelayakan", camunda_mapDecisionResult=mapping)
    file = decisions(*others, decision("layak", "Kelayakan bantuan", logic))
    return {**then(("x", task)), "forms/uji/f_isi.form": form(*ASKED), FILE: file}


def eligibility(*, hit: str) -> str:
    return table(["umur", "penghasilan"], ["layak"], AGED, hit=hit, remarks=REMARKS)


def decided(office: Served, files: Files, **answers: int | None) -> str:
    """Deploy the package, hand in the answers, and return the path of the case."""
    with office.database.work(office_of(office, "Banjarnegara").id) as work:
        definitions.deploy(work, key="uji", read=lambda _: files, by="Laras", at=START)
    task = start(office["sari"], "uji")
    case = case_of(office["sari"], task)
    assert office["sari"].hand_in(task, answers).status_code == 200
    return case


def test_the_table_its_rule_and_its_values_are_told(office: Served) -> None:
    case = decided(office, package(eligibility(hit="FIRST")), umur=67, penghasilan=900_000)

    page = office["budi"].get(case)

    said = "Tabel keputusan <i>Kelayakan bantuan</i>: aturan 1 (Lansia miskin) berlaku."
    assert said in page.text
    assert "Umur = 67, Penghasilan = 900.000 → Layak = Ya" in page.text
    assert "Tentukan kelayakan" in page.text


def test_whoever_only_works_on_the_case_does_not_read_it(office: Served) -> None:
    case = decided(office, package(eligibility(hit="FIRST")), umur=67, penghasilan=900_000)

    page = office["sari"].get(case)

    assert "Tentukan kelayakan" in page.text
    assert "Kelayakan bantuan" not in page.text


def test_several_rules_that_held_are_all_told(office: Served) -> None:
    logic = table(["umur"], ["aid"], [(">= 60", '"obat"'), (">= 70", '"kursi"')], hit="COLLECT")
    files = package(logic, mapping="collectEntries")

    page = office["budi"].get(decided(office, files, umur=75, penghasilan=None))

    assert "aturan 1 dan 2 berlaku." in page.text
    assert "Umur = 75 → Aid = obat; Aid = kursi" in page.text


def test_of_very_many_rules_the_rest_is_counted(office: Served) -> None:
    logic = table(["umur"], ["aid"], [("-", str(it)) for it in range(22)], hit="COLLECT")
    files = package(logic, mapping="collectEntries")

    page = office["budi"].get(decided(office, files, umur=75, penghasilan=None))

    assert "19, 20 dan 2 aturan lain berlaku." in page.text
    assert "Aid = 18; Aid = 19; …" in page.text


def test_a_table_without_a_rule_that_holds_says_so(office: Served) -> None:
    logic = table(["umur"], ["layak"], [(">= 60", "true")])

    page = office["budi"].get(decided(office, package(logic), umur=None, penghasilan=None))

    assert "Kelayakan bantuan</i>: tidak ada aturan yang berlaku." in page.text
    assert "Umur = kosong → tidak ada" in page.text


def test_decisions_without_a_table_are_told_too(office: Served) -> None:
    group = decision("lansia", "Lansia", literal("umur >= 60"))
    logic = '<informationRequirement><requiredDecision href="#lansia"/></informationRequirement>'
    files = package(logic + literal("Lansia and penghasilan < 1000000"), group)

    page = office["budi"].get(decided(office, files, umur=67, penghasilan=1))

    assert "Keputusan <i>Lansia</i>." in page.text
    assert "Keputusan <i>Kelayakan bantuan</i>." in page.text
    assert "Lansia = Ya → Kelayakan bantuan = Ya" in page.text


def test_why_a_decision_could_not_be_taken_is_told(office: Served) -> None:
    rules = [("? * 1000 < penghasilan", "true"), ("? * 2000 < penghasilan", "false")]
    logic = table(["umur"], ["layak"], rules)

    page = office["budi"].get(decided(office, package(logic), umur=67, penghasilan=900_000))

    reason = "keputusan “Kelayakan bantuan” tidak dapat diambil. Aturan 1 dan 2 berlaku bersamaan"
    assert page.text.count(reason) == 2


def test_what_is_written_in_a_table_is_shown_as_text(office: Served) -> None:
    logic = table(["umur"], ["layak"], [("-", '"&lt;b>ya&lt;/b>"'.replace("&lt;", "<"))])

    page = office["budi"].get(decided(office, package(logic), umur=1, penghasilan=1))

    assert "Layak = &lt;b&gt;ya&lt;/b&gt;" in page.text


def test_the_table_is_shown_with_the_rule_that_held(office: Served) -> None:
    case = decided(office, package(eligibility(hit="FIRST")), umur=67, penghasilan=900_000)

    page = office["budi"].get(case).text

    table = page[page.index("Tabel keputusan yang dipakai") :].split("</section>")[0]
    first, second = table.split("<tr")[2:]
    assert ">berlaku<" in first
    assert ">berlaku<" not in second
    for cell in ("paling sedikit 60", "kurang dari 1.000.000", "Lansia miskin"):
        assert cell in first
    assert "Tabel keputusan yang dipakai" not in office["sari"].get(case).text


def test_of_a_long_table_the_first_rules_and_those_that_held_are_shown(office: Served) -> None:
    rows = [(str(number), f'"golongan {number}"') for number in range(1, 81)]
    logic = table(["umur"], ["golongan"], rows)

    page = office["budi"].get(decided(office, package(logic), umur=77, penghasilan=1)).text

    assert page.count(">Aturan </span>") == 51
    assert "golongan 77" in page
    assert "29 aturan lain tidak ditampilkan." in page


def test_a_decision_without_a_table_has_none_to_show(office: Served) -> None:
    case = decided(office, package(literal("umur > 1")), umur=67, penghasilan=1)

    assert "Tabel keputusan yang dipakai" not in office["budi"].get(case).text


def test_the_studio_offers_the_decisions_of_the_package(office: Served) -> None:
    decided(office, package(eligibility(hit="FIRST")), umur=67, penghasilan=900_000)

    page = office["laras"].get(
        links(office["laras"].get("/studio/uji"), r"/studio/uji/versi/.*")[0]
    )

    assert '"decisions": [["layak", "Kelayakan bantuan"]]' in page.text
