"""Dinas Sosial Kota Mataram, with invented people."""

from engine.demonstration.invented import LETTER_CODES, DemonstrationOffice, Person, office_id
from engine.domain.office import Office
from engine.domain.permissions import ADMINISTRATOR, ANALYST, LEADER, SUPERVISOR

OFFICE = Office(
    id=office_id("5271"),
    name="Dinas Sosial Kota Mataram",
    area_code="5271",
    zone="Asia/Makassar",
    unit="Dinsos",
    address="Jl. R. A. Kartini No. 3 Mataram 83122, telepon (0370) 623037",
    town="Mataram",
    head_name="Drs. Lalu Contoh Wirajaya, M.M.",
    head_position="Kepala Dinas",
    districts=(
        "Ampenan",
        "Cakranegara",
        "Mataram",
        "Sandubaya",
        "Sekarbela",
        "Selaparang",
    ),
    letter_codes=LETTER_CODES,
    is_demonstration=True,
)

PEOPLE = (
    Person(
        login="lalu",
        name="Drs. Lalu Contoh Wirajaya, M.M.",
        position="Kepala Dinas",
        roles=("kepala_dinas", LEADER),
    ),
    Person(
        login="suryani",
        name="Ni Made Suryani",
        position="Sekretaris",
        roles=("sekretaris", LEADER),
        unit="Sekretariat",
        superior="lalu",
    ),
    Person(
        login="wirata",
        name="Ida Bagus Wirata",
        position="Kepala Bidang/Manajer SLRT",
        roles=("kepala_bidang", SUPERVISOR),
        unit="SLRT",
        superior="suryani",
    ),
    Person(
        login="rohana",
        name="Baiq Rohana",
        position="Front Office SLRT",
        roles=("front_office",),
        unit="SLRT",
        superior="wirata",
    ),
    Person(
        login="idris",
        name="Nurhasanah Idris",
        position="Pejabat Fungsional",
        roles=("pejabat_fungsional",),
        unit="SLRT",
        superior="wirata",
    ),
    Person(
        login="hamdan",
        name="Hamdan Fauzi",
        position="Back Office SLRT",
        roles=("back_office",),
        unit="SLRT",
        superior="idris",
    ),
    Person(
        login="rosdiana",
        name="Rosdiana Putri",
        position="Back Office SLRT",
        roles=("back_office",),
        unit="SLRT",
        superior="idris",
    ),
    Person(
        login="komang",
        name="Komang Ariani",
        position="Analis proses",
        roles=(ANALYST,),
    ),
    Person(
        login="fitri",
        name="Fitriani Hasan",
        position="Admin kantor",
        roles=(ADMINISTRATOR,),
        unit="Sekretariat",
        superior="suryani",
    ),
)

MATARAM = DemonstrationOffice(prefix="mtr-", office=OFFICE, people=PEOPLE)
