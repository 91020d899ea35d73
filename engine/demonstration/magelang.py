"""Dinas Sosial Kota Magelang, with invented people."""

from engine.demonstration.invented import LETTER_CODES, DemonstrationOffice, Person, office_id
from engine.domain.office import Office
from engine.domain.permissions import ADMINISTRATOR, ANALYST, LEADER, SUPERVISOR

OFFICE = Office(
    id=office_id("3371"),
    name="Dinas Sosial Kota Magelang",
    area_code="3371",
    zone="Asia/Jakarta",
    unit="Dinsos",
    address="Jl. Pangeran Diponegoro No. 11 Magelang 56117, telepon/faks (0293) 362507",
    town="Magelang",
    head_name="Drs. Bambang Wiryono",
    head_position="Kepala Dinas",
    districts=(
        "Magelang Selatan",
        "Magelang Tengah",
        "Magelang Utara",
    ),
    letter_codes=LETTER_CODES,
    is_demonstration=True,
)

PEOPLE = (
    Person(
        login="bambang",
        name="Drs. Bambang Wiryono",
        position="Kepala Dinas",
        roles=("kepala_dinas", LEADER),
    ),
    Person(
        login="winarti",
        name="Winarti Puspaningrum",
        position="Sekretaris",
        roles=("sekretaris", LEADER),
        unit="Sekretariat",
        superior="bambang",
    ),
    Person(
        login="retno",
        name="Retno Widyastuti",
        position="Kepala Bidang Bantuan Sosial",
        roles=("kepala_bidang", SUPERVISOR),
        unit="Bidang Bantuan Sosial",
        superior="winarti",
    ),
    Person(
        login="agus",
        name="Agus Tri Handoko",
        position="Sub Koordinator, penghubung Kemensos",
        roles=("sub_koordinator", "kemensos"),
        unit="Bidang Bantuan Sosial",
        superior="retno",
    ),
    Person(
        login="dewi",
        name="Dewi Lestarini",
        position="Petugas Monitoring",
        roles=("petugas_monitoring",),
        unit="Bidang Bantuan Sosial",
        superior="agus",
    ),
    Person(
        login="bagus",
        name="Bagus Prakoso",
        position="Petugas Monitoring",
        roles=("petugas_monitoring",),
        unit="Bidang Bantuan Sosial",
        superior="agus",
    ),
    Person(
        login="murni",
        name="Sri Murniati",
        position="Pejabat Fungsional",
        roles=("pejabat_fungsional",),
        unit="Bidang Bantuan Sosial",
        superior="retno",
    ),
    Person(
        login="slamet",
        name="Slamet Riyadi",
        position="Petugas Puskesos Dalam Sijine",
        roles=("petugas_puskesos",),
        unit="Puskesos Dalam Sijine",
        superior="murni",
    ),
    Person(
        login="sulistyo",
        name="Sulistyo Wibowo",
        position="Ketua Tim Pengaduan Masyarakat",
        roles=("ketua_tim",),
        unit="Tim Pengaduan Masyarakat",
        superior="bambang",
    ),
    Person(
        login="kartika",
        name="Kartika Ayu",
        position="Anggota Tim Pengaduan Masyarakat",
        roles=("tim_pengaduan",),
        unit="Tim Pengaduan Masyarakat",
        superior="sulistyo",
    ),
    Person(
        login="yudi",
        name="Yudi Prasetyo",
        position="Anggota Tim Pengaduan Masyarakat",
        roles=("tim_pengaduan",),
        unit="Tim Pengaduan Masyarakat",
        superior="sulistyo",
    ),
    Person(
        login="galih",
        name="Galih Saputro",
        position="Analis proses",
        roles=(ANALYST,),
    ),
    Person(
        login="utami",
        name="Utami Handayani",
        position="Admin kantor",
        roles=(ADMINISTRATOR,),
        unit="Sekretariat",
        superior="winarti",
    ),
)

MAGELANG = DemonstrationOffice(prefix="mgl-", office=OFFICE, people=PEOPLE)
