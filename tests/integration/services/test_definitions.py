"""Deploying packages: versions, faulty packages, shared procedures."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from engine.domain.definition import DefinitionKind, ProcessDefinition
from engine.domain.errors import (
    InvalidPackageError,
    NotFoundError,
    NotPermittedError,
    StepFailedError,
)
from engine.library import Library
from engine.services import definitions, deployed
from engine.services.definitions import ReadPackage
from engine.services.deployed import CACHED, Deployed
from tests.integration.records import a_definition
from tests.integration.services.desk import COMPLETION, JPST, LETTER, OFFICE, Desk
from tests.integration.services.packages import (
    NOTICE,
    Files,
    asking,
    circling,
    operation,
    package,
    task,
    then,
)
from tests.processes.case import NOW, ROOT
from tests.unit.bpmn.packages import END, STANDARD, START, chain, field

DIAGRAM = f"processes/{COMPLETION}/{COMPLETION}.bpmn"


def deploy(desk: Desk, key: str, read: ReadPackage) -> ProcessDefinition:
    with desk.database.work(OFFICE.id) as work:
        return definitions.deploy(work, key=key, read=read, by="Wati", at=NOW)


def versions(desk: Desk, key: str) -> list[int]:
    with desk.database.reading(OFFICE.id) as work:
        return [it.version for it in work.definitions.versions(key)]


def changed(text: str) -> ReadPackage:
    """Read the packages on disk, with another name for the shared procedure."""

    def read(key: str) -> Mapping[str, str]:
        files = Library(ROOT).files(key)
        if key == COMPLETION:
            files[DIAGRAM] = files[DIAGRAM].replace("Melengkapi Berkas Permohonan", text)
        return files

    return read


def test_a_service_is_named_by_its_standard_and_a_shared_procedure_by_its_diagram(
    desk: Desk,
) -> None:
    with desk.database.reading(OFFICE.id) as work:
        found = {it.key: (it.name, it.kind, it.version) for it in work.definitions.newest()}

    assert found[JPST] == ("Santunan JPST untuk lansia terlantar", DefinitionKind.SERVICE, 1)
    assert found[COMPLETION] == ("Melengkapi Berkas Permohonan", DefinitionKind.SHARED, 1)


def test_an_unchanged_package_keeps_its_version(desk: Desk) -> None:
    again = deploy(desk, JPST, Library(ROOT).files)

    assert again.version == 1
    assert versions(desk, JPST) == [1]


def test_the_next_case_starts_on_the_new_version_and_running_ones_stay(desk: Desk) -> None:
    desk.deploy(asking(field("nama")))
    old = desk.start("uji")

    second = desk.deploy(asking(field("nama"), field("alamat")))
    new = desk.start("uji")

    assert second.version == 2
    assert desk.instance(new).definition_id == second.id
    assert form_keys(desk, old) == ["nama"]
    assert form_keys(desk, new) == ["nama", "alamat"]


def form_keys(desk: Desk, case_id: object) -> list[str]:
    with desk.database.reading(OFFICE.id) as work:
        found = deployed.of_definition(work, desk.instance(case_id).definition_id)  # type: ignore[arg-type]  # an id
    return [it.key for it in found.form("uji", "f_isi").fields()]


def test_a_running_case_ends_on_its_own_version(desk: Desk) -> None:
    desk.deploy(asking(field("nama")))
    case_id = desk.start("uji")
    desk.deploy(then(("kerja", NOTICE)))

    for element_id in ("isi", "lagi"):
        desk.complete(desk.task(case_id, element_id).id, by="Sari", data={"nama": "Sarimin"})

    assert desk.instance(case_id).end_id == "selesai"


def test_a_faulty_package_is_refused_with_all_its_problems(desk: Desk) -> None:
    faulty = {**then(("kerja", operation("surat-pdv"))), "processes/uji/standar.yaml": "kode: UJI"}

    with pytest.raises(InvalidPackageError) as refused:
        desk.deploy(faulty)

    codes = {it.code for it in refused.value.problems}
    assert {"unknown_topic", "standard_incomplete"} <= codes
    assert versions(desk, "uji") == []


def test_an_unreadable_diagram_is_refused_with_its_line(desk: Desk) -> None:
    files = asking(field("nama"))

    with pytest.raises(InvalidPackageError) as refused:
        desk.deploy({**files, "processes/uji/uji.bpmn": "<definitions>\n<"})

    (line,) = (it.line for it in refused.value.problems if it.code == "xml_broken")
    assert line == 2


def test_a_missing_package_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        deploy(desk, "tidak-ada", Library(ROOT).files)


def test_a_version_carries_the_procedures_that_it_calls(desk: Desk) -> None:
    with desk.database.reading(OFFICE.id) as work:
        newest = work.definitions.latest(JPST)

    assert newest is not None
    called = {path.split("/")[1] for path in newest.bundle.files}
    assert called == {JPST, COMPLETION, LETTER}
    own = {path.split("/")[1] for path in definitions.own_files(newest.bundle)}
    assert own == {JPST}


def test_callers_get_a_version_with_the_new_shared_procedure(desk: Desk) -> None:
    running = desk.start()
    deploy(desk, COMPLETION, changed("Melengkapi Berkas"))

    with desk.database.work(OFFICE.id) as work:
        callers = definitions.redeploy_callers(work, key=COMPLETION, by="Wati", at=NOW)

    assert [(it.key, it.version) for it in callers] == [(JPST, 2)]
    assert callers[0].note == f"memakai {COMPLETION} baru"
    assert "Melengkapi Berkas Permohonan" not in callers[0].bundle.files[DIAGRAM]
    assert desk.instance(running).definition_id != callers[0].id
    assert versions(desk, LETTER) == [1]


def test_procedures_that_were_only_deployed_inside_a_caller_are_found_there(desk: Desk) -> None:
    with desk.database.work(OFFICE.id) as work:
        read = definitions.newest_files(work)
        read(JPST)

        assert work.definitions.latest("lain") is None
        assert read("lain") == {}
        assert definitions.assemble(JPST, read=read).checksum == on_disk(JPST)


def test_a_caller_is_redeployed_though_its_other_procedures_were_not(database_only: Desk) -> None:
    desk = database_only
    deploy(desk, JPST, Library(ROOT).files)
    deploy(desk, COMPLETION, changed("Melengkapi Berkas"))

    with desk.database.work(OFFICE.id) as work:
        (caller,) = definitions.redeploy_callers(work, key=COMPLETION, by="Wati", at=NOW)

    assert (caller.key, caller.version) == (JPST, 2)


def on_disk(key: str) -> str:
    return definitions.assemble(key, read=Library(ROOT).files).checksum


def test_a_procedure_may_begin_with_an_operation(desk: Desk) -> None:
    first = package(START + NOTICE + task() + END + chain("mulai", "kerja", "isi", "selesai"))
    desk.deploy(first)

    case_id = desk.start("uji")

    assert desk.waits_for(case_id) == {"isi"}
    assert newest(desk, "uji").starters == {"front_office"}
    with pytest.raises(NotPermittedError):
        desk.start("uji", by="Rahayu")


def test_every_start_event_has_people_of_its_own(desk: Desk) -> None:
    field_team = task("cek").replace("front_office", "trc")
    by_message = '<bpmn:startEvent id="lapor"/>' + chain("lapor", "cek", "selesai")
    desk.deploy(
        package(START + by_message + task() + field_team + END + chain("mulai", "isi", "selesai"))
    )

    found = newest(desk, "uji")

    assert found.starters_of("mulai") == {"front_office"}
    assert found.starters_of("lapor") == {"trc"}
    assert found.starters == {"front_office", "trc"}


def test_nobody_starts_a_procedure_that_only_works_by_itself(desk: Desk) -> None:
    desk.deploy(circling())

    assert newest(desk, "uji").starters == frozenset()
    with pytest.raises(StepFailedError):
        desk.start("uji")


def newest(desk: Desk, key: str) -> Deployed:
    with desk.database.reading(OFFICE.id) as work:
        found = work.definitions.latest(key)
        assert found is not None
        return deployed.of_definition(work, found.id)


@pytest.mark.parametrize(
    ("code", "number"),
    [("jpst-2", "3304-JPST-2611-00001-2"), ("123", "3304-UJI-2611-00001-2")],
)
def test_case_numbers_take_the_letters_of_the_code(desk: Desk, code: str, number: str) -> None:
    desk.deploy(coded(f'"{code}"'))
    case_id = desk.start("uji")

    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"nama": "Sarimin"})

    assert desk.instance(case_id).business_key == number


def test_services_whose_codes_look_alike_never_share_a_number(desk: Desk) -> None:
    real = desk.start()
    desk.hand_in(real, "terima_surat")
    desk.deploy(coded("JPST-2"))
    case_id = desk.start("uji")

    desk.complete(desk.task(case_id, "isi").id, by="Sari", data={"nama": "Sarimin"})

    numbers = {desk.instance(it).business_key for it in (real, case_id)}
    assert len(numbers) == 2


def coded(code: str) -> Files:
    standard = STANDARD.replace("kode: UJI", f"kode: {code}")
    return {**asking(field("nama")), "processes/uji/standar.yaml": standard}


def test_numbers_start_again_every_month(desk: Desk) -> None:
    for days in (0, 20):
        case_id = desk.start()
        desk.at = NOW + timedelta(days=days)
        desk.hand_in(case_id, "terima_surat")

    assert (desk.instance(case_id).business_key or "").startswith("3304-JPST-2612-00001")


def test_the_roles_that_may_start_are_those_of_the_first_task(desk: Desk) -> None:
    found = newest(desk, JPST)

    assert found.starters == {"front_office"}
    assert found.standard is not None
    assert found.standard.code == "JPST"
    assert found.name_of("bna_santunan_jpst", "lpj") == "Pertanggungjawaban (LPJ)"
    assert found.name_of("lain", "lpj") == "lpj"


def test_versions_are_read_once_and_forgotten_when_long_unused(desk: Desk) -> None:
    versions = [a_definition(key=f"layanan-{number}") for number in range(CACHED + 1)]
    with desk.database.work(OFFICE.id) as work:
        for version in versions:
            work.definitions.add(version)

        first = deployed.of_definition(work, versions[0].id)
        again = deployed.of_definition(work, versions[0].id)
        for version in versions[1:]:
            deployed.of_definition(work, version.id)
        later = deployed.of_definition(work, versions[0].id)

    assert again is first
    assert later is not first
    assert later.definition.id == first.definition.id
