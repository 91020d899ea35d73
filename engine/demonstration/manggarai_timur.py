"""Dinas Sosial Kabupaten Manggarai Timur, with invented people."""

from engine.demonstration.invented import LETTER_CODES, DemonstrationOffice, Person, office_id
from engine.domain.office import Office
from engine.domain.permissions import ADMINISTRATOR, ANALYST, LEADER, SUPERVISOR

OFFICE = Office(
    id=office_id("5319"),
    name="Dinas Sosial Kabupaten Manggarai Timur",
    area_code="5319",
    zone="Asia/Makassar",
    unit="Dinsos",
    address="Komplek Lehong-Borong 86571, telepon 081883419715",
    town="Borong",
    head_name="Drs. Yohanes Contoh, M.Si.",
    head_position="Kepala Dinas",
    districts=(
        "Borong",
        "Congkar",
        "Elar",
        "Elar Selatan",
        "Kota Komba",
        "Kota Komba Utara",
        "Lamba Leda",
        "Lamba Leda Selatan",
        "Lamba Leda Timur",
        "Lamba Leda Utara",
        "Rana Mese",
        "Sambi Rampas",
    ),
    letter_codes=LETTER_CODES,
    is_demonstration=True,
)

PEOPLE = (
    Person(
        login="yohanes",
        name="Drs. Yohanes Contoh, M.Si.",
        position="Kepala Dinas",
        roles=("kepala_dinas", LEADER),
    ),
    Person(
        login="agnes",
        name="Agnes Nurti",
        position="Sekretaris",
        roles=("sekretaris", LEADER),
        unit="Sekretariat",
        superior="yohanes",
    ),
    Person(
        login="fransiska",
        name="Fransiska Moni",
        position="Kepala Bidang",
        roles=("kepala_bidang", SUPERVISOR),
        unit="Bidang yang menangani PKH",
        superior="agnes",
    ),
    Person(
        login="kanisius",
        name="Kanisius Jehadut",
        position="Petugas Penerima Tamu",
        roles=("penerima_tamu",),
        unit="Sekretariat",
        superior="agnes",
    ),
    Person(
        login="robertus",
        name="Robertus Jemadu",
        position="Staf Bidang",
        roles=("staf_bidang", "tim_monitoring"),
        unit="Bidang yang menangani PKH",
        superior="fransiska",
    ),
    Person(
        login="vinsen",
        name="Vinsensius Ganggut",
        position="Tim Monitoring",
        roles=("tim_monitoring",),
        unit="Bidang yang menangani PKH",
        superior="fransiska",
    ),
    Person(
        login="stefania",
        name="Stefania Lamur",
        position="Analis proses",
        roles=(ANALYST,),
    ),
    Person(
        login="paulus",
        name="Paulus Andur",
        position="Admin kantor",
        roles=(ADMINISTRATOR,),
        unit="Sekretariat",
        superior="agnes",
    ),
)

MANGGARAI_TIMUR = DemonstrationOffice(prefix="mtm-", office=OFFICE, people=PEOPLE)
