"""The ladders of the ten procedures: when each level of a step is reached, and who is told then.

A line has the step; the working hours after which 50, 80, 100 and 150 per cent of its time have
passed (for Mataram's one-hour service minutes of counter hours); and the demonstration logins of
the first and second above it and of whoever must act in the end. `-` is nobody.
"""

from collections.abc import Mapping

LADDERS: Mapping[str, str] = {
    "bna-aduan": """
        catat_awal 1.875 3 3.75 5.625 tuti kadis kadis
        verifikasi_agenda 3.75 6 7.5 11.25 tuti kadis kadis
        disposisi 3.75 6 7.5 11.25 prastowo prastowo prastowo
        selesaikan_bidang 30 48 60 90 prastowo kadis kadis
        penjelasan_tertulis 7.5 12 15 22.5 prastowo kadis kadis
    """,
    "bna-santunan-jpst": """
        terima_surat 3.75 6 7.5 11.25 rahayu kadis kadis
        cek_dtks 3.75 6 7.5 11.25 rahayu kadis kadis
        telaah_manager 7.5 12 15 22.5 budi kadis kadis
        lapor_kadis 11.25 18 22.5 33.75 prastowo prastowo prastowo
        terbit_st 7.5 12 15 22.5 prastowo kadis kadis
        verifikasi_lapangan 26.25 42 52.5 78.75 budi kadis kadis
        berita_acara 7.5 12 15 22.5 budi kadis kadis
        susun_usulan_sk 18.75 30 37.5 56.25 prastowo kadis kadis
        cek_anggaran 11.25 18 22.5 33.75 mulyati kadis kadis
        telaah_hukum 18.75 30 37.5 56.25 endang kadis kadis
        tetapkan_sk 37.5 60 75 112.5 endang kadis kadis
        ajukan_pencairan 18.75 30 37.5 56.25 prastowo kadis kadis
        proses_sp2d 26.25 42 52.5 78.75 mulyati kadis kadis
        siapkan_serah 7.5 12 15 22.5 prastowo kadis kadis
        serahkan 11.25 18 22.5 33.75 prastowo kadis kadis
    """,
    "grt-aduan-pangan": """
        catat_aduan 1.875 3 3.75 5.625 iis euis euis
        tindak_lanjut 26.25 42 52.5 78.75 iis euis euis
        tinjau_kabid 7.5 12 15 22.5 euis asep asep
        tinjau_sekretaris 5.625 9 11.25 16.875 asep - -
        tinjau_kadis 7.5 12 15 22.5 euis euis euis
        jawab 3.75 6 7.5 11.25 iis euis euis
    """,
    "grt-monitoring-pangan": """
        terima_berkas 3.75 6 7.5 11.25 iis euis euis
        cek_siks 3.75 6 7.5 11.25 iis euis euis
        monitoring_kpm 18.75 30 37.5 56.25 cecep iis asep
        tutup_kasus 7.5 12 15 22.5 euis asep asep
    """,
    "mgl-aduan-berjenjang": """
        catat_aduan 1.875 3 3.75 5.625 murni retno retno
        tangani_1 7.5 12 15 22.5 murni retno retno
        tangani_2 11.25 18 22.5 33.75 retno bambang bambang
        tangani_3 11.25 18 22.5 33.75 winarti bambang bambang
        tangani_4 15 24 30 45 winarti winarti winarti
        jawab 5.625 9 11.25 16.875 murni retno retno
    """,
    "mgl-pantau-bpnt": """
        perintah_monitoring 3.75 6 7.5 11.25 winarti winarti winarti
        susun_jadwal 7.5 12 15 22.5 winarti bambang bambang
        terbit_st 7.5 12 15 22.5 winarti bambang bambang
        bagikan_jadwal 3.75 6 7.5 11.25 retno bambang bambang
        rekap_laporan 11.25 18 22.5 33.75 retno bambang bambang
        tinjau_laporan 7.5 12 15 22.5 winarti bambang bambang
        sahkan_laporan 7.5 12 15 22.5 winarti winarti winarti
    """,
    "mtm-aduan": """
        catat_aduan 1.875 3 3.75 5.625 agnes yohanes yohanes
        agendakan 1.875 3 3.75 5.625 agnes yohanes yohanes
        disposisi 3.75 6 7.5 11.25 agnes agnes agnes
        tindak_lanjut 30 48 60 90 fransiska yohanes yohanes
        putus_kabid 5.625 9 11.25 16.875 agnes yohanes yohanes
        putus_kadis 5.625 9 11.25 16.875 agnes agnes agnes
        jawab 3.75 6 7.5 11.25 fransiska yohanes yohanes
    """,
    "mtm-monitoring-pkh": """
        catat_tamu 0.25 0.4 0.5 0.75 agnes yohanes yohanes
        agendakan 0.75 1.2 1.5 2.25 agnes yohanes yohanes
        disposisi 2 3.2 4 6 agnes agnes agnes
        teruskan 0.5 0.8 1 1.5 agnes yohanes yohanes
        inventarisir 1 1.6 2 3 fransiska yohanes yohanes
        cari_solusi 2 3.2 4 6 fransiska yohanes yohanes
        siapkan_bahan 2 3.2 4 6 fransiska yohanes yohanes
        paraf_kabid 1 1.6 2 3 agnes yohanes yohanes
        ttd_kadis 2 3.2 4 6 agnes agnes agnes
        monitoring 5 8 10 15 fransiska yohanes yohanes
        buat_laporan 1.5 2.4 3 4.5 fransiska yohanes yohanes
        terima_laporan 0.75 1.2 1.5 2.25 agnes agnes agnes
    """,
    "mtr-aduan": """
        catat_aduan 1.875 3 3.75 5.625 wirata lalu lalu
        tangani_bo 15 24 30 45 idris wirata wirata
        tangani_jf 11.25 18 22.5 33.75 wirata lalu lalu
        tangani_kabid 11.25 18 22.5 33.75 suryani lalu lalu
        tangani_kadis 9.375 15 18.75 28.125 suryani suryani suryani
        jawab 3.75 6 7.5 11.25 wirata lalu lalu
    """,
    "mtr-layanan-sembako": """
        koreksi_berkas 5 8 10 15 wirata lalu lalu
        registrasi 2.5 4 5 7.5 wirata lalu lalu
        cek_dtks 2.5 4 5 7.5 wirata lalu lalu
        susun_konsep 7.5 12 15 22.5 idris wirata wirata
        periksa_konsep 5 8 10 15 wirata lalu lalu
        tetapkan 5 8 10 15 suryani lalu lalu
        serahkan 2.5 4 5 7.5 idris wirata wirata
    """,
}
IN_MINUTES = frozenset({"mtr-layanan-sembako"})
