import pytest

from engine.messages.cells import describe_condition, describe_result


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("60", "60"),
        ("-1.5", "-1,5"),
        ("-0.5", "-0,5"),
        ("1000000", "1.000.000"),
        ('"lajang"', "“lajang”"),
        ('"lajang", "janda"', "“lajang” atau “janda”"),
        ('["lajang", "janda"]', "“lajang” atau “janda”"),
        ("true", "ya"),
        ("not(true)", "tidak atau kosong"),
        ("not(false)", "ya atau kosong"),
        ('not("hilang", "rusak")', "selain “hilang” atau “rusak”, juga bila kosong"),
        ("not(1)", "selain 1, juga bila kosong"),
        ("null", "kosong"),
        (">= 60", "paling sedikit 60"),
        ("< 18, > 60", "kurang dari 18 atau lebih dari 60"),
        ("!= 5", "bukan 5"),
        ("[18..60)", "18 sampai kurang dari 60"),
        ("(18..60]", "lebih dari 18 sampai 60"),
        ('@"2026-08-17"', "17 Agu 2026"),
        ('< @"2026-08-17"', "sebelum 17 Agu 2026"),
        ('[@"2026-08-17"..@"2026-08-18"]', "17 Agu 2026 sampai 18 Agu 2026"),
        ('(@"2026-08-17"..@"2026-08-18")', "sesudah 17 Agu 2026, sebelum 18 Agu 2026"),
        ('> date("2026-08-17")', "sesudah 17 Agu 2026"),
        ('date("2026-08-17")', "17 Agu 2026"),
    ],
)
def test_plain_cells_are_told_in_words(text: str, words: str) -> None:
    assert describe_condition(text) == words


@pytest.mark.parametrize(
    "text",
    [
        *('date("besok")', "date(x)", "date(2026, 8, 17)", "not(x) and y", "count(x)"),
        *("batas", "< batas", '-"a"', "? > 5", 'starts with(?, "a")', "1 +", '@"P1D"', "-x"),
        'not(starts with("a", "b")) and true',
    ],
)
def test_what_only_feel_can_say_has_no_words(text: str) -> None:
    assert describe_condition(text) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"Fotokopi KTP"', "“Fotokopi KTP”"),
        ("true", "ya"),
        ("a + 1", ""),
        ('["KTP", "KK", "surat"]', "“KTP”, “KK” dan “surat”"),
        ("[]", "daftar kosong"),
        ("< 5", ""),
    ],
)
def test_results_are_told_in_words(text: str, words: str) -> None:
    assert describe_result(text) == words
