"""Lists that the office supplies to forms."""

import json
from collections.abc import Mapping
from typing import Any

import yaml

from engine.domain.form import Form
from engine.services import form_lists
from tests.integration.services.desk import JPST, OFFICE, Desk
from tests.integration.services.packages import asking

STANDARD = "processes/uji/standar.yaml"


def with_channels(*channels: str) -> dict[str, str]:
    """Return a package whose standard names these ways to complain."""
    found = asking({"type": "textfield", "key": "nama", "label": "Nama"})
    standard = yaml.safe_load(found[STANDARD])
    return {**found, STANDARD: json.dumps({**standard, "pengaduan": {"kanal": list(channels)}})}


def lists(desk: Desk, *names: str) -> Mapping[str, Any]:
    components = [{"type": "select", "key": name, "valuesKey": name} for name in names]
    with desk.database.reading(OFFICE.id) as work:
        return form_lists.for_form(work, Form.from_json(json.dumps({"components": components})))


def labels(desk: Desk, name: str) -> list[str]:
    return [it["label"] for it in lists(desk, name)[name]]


def test_people_are_listed_by_any_role(desk: Desk) -> None:
    assert labels(desk, "petugas_trc") == ["Joko Purnomo", "Wahyu Nugroho"]
    assert labels(desk, "petugas_bendahara") == ["Mulyati"]
    assert labels(desk, "petugas_yang_tidak_ada") == []


def test_services_are_listed_without_shared_procedures_and_with_a_way_out(desk: Desk) -> None:
    found = lists(desk, "kantor_layanan")["kantor_layanan"]

    assert [it["value"] for it in found] == [JPST, "lainnya"]
    assert found[0]["label"].startswith("Santunan")


def test_channels_are_those_of_the_newest_standards_each_once(desk: Desk) -> None:
    before = labels(desk, "kantor_kanal")

    desk.deploy(with_channels("Kotak lama"))
    desk.deploy(with_channels("Kotak saran", "Loket desa"))

    assert "Kotak saran" in before
    assert sorted(labels(desk, "kantor_kanal")) == sorted([*before, "Loket desa"])


def test_a_list_that_nobody_supplies_is_not_made_up(desk: Desk) -> None:
    assert lists(desk, "kantor_lain") == {}
