"""Answers of every type: what is kept of them, and what is wrong with them."""

from typing import Any

import pytest

from engine.domain.upload import Upload
from tests.unit.domain.forms import (
    fault_of,
    faults,
    field,
    form,
    own,
    read,
    rows,
    value_of,
)

LINE, AREA = field("textfield"), field("textarea")
PDF, PNG = b"%PDF-1.7", b"\x89PNG\r\n\x1a\n"


def typed(alur_type: str, kind: str = "textfield", **facts: Any) -> dict[str, Any]:
    return field(kind, properties=own(type=alur_type), **facts)


def ruled(kind: str, /, **validate: Any) -> dict[str, Any]:
    return field(kind, validate=validate)


def upload(name: str, content: bytes = PDF, content_type: str = "application/pdf") -> Upload:
    return Upload(name=name, content_type=content_type, content=content)


# Texts


@pytest.mark.parametrize(
    ("component", "sent", "kept"),
    [
        (LINE, "  Siti  Aminah ", "Siti  Aminah"),
        (LINE, "", None),
        (LINE, "   ", None),
        (LINE, None, None),
        (LINE, "a\tb", "a\tb"),
        (AREA, "baris 1\r\nbaris 2\n", "baris 1\r\nbaris 2"),
        (LINE, "a\x0bb\x0cc\u2028d\u2029e", "a b c d e"),
        (AREA, "a\x0bb\x0cc\u2028d\u2029e", "a\nb\nc\nd\ne"),
        (ruled("textfield", pattern="^a b$"), "a\u2028b\u2029", "a b"),
        (typed("name"), " Siti \t Aminah ", "Siti Aminah"),
        (typed("nik"), "3304 9950 0870 0001", "3304995008700001"),
        (typed("kk"), "3304.9910.0815.0001", "3304991008150001"),
        (typed("account"), "123-456-7890", "1234567890"),
        (typed("phone"), "0812 3456 1101", "+6281234561101"),
        (typed("kks"), "6032 9812 3456 7890", "603298******7890"),
        (typed("kks"), "603298******7890", "603298******7890"),
        (typed("case_number"), "3304 jpst 2611000426", "3304-JPST-2611-00042-6"),
        (ruled("textfield", minLength=3, maxLength="5"), "abcde", "abcde"),
        (ruled("textfield", minLength="", maxLength=""), "a", "a"),
        (ruled("textfield", pattern="^[0-9]+$"), " 123 ", "123"),
        (ruled("textfield", pattern="b"), "abc", "abc"),
        (ruled("textfield", validationType="email"), "siti@dinsos.go.id", "siti@dinsos.go.id"),
        (ruled("textfield", validationType="phone"), "+62 271 123456", "+62 271 123456"),
        (ruled("textfield", validationType="phone"), "0271-123456", "0271-123456"),
    ],
)
def test_texts_are_kept_trimmed(component: dict[str, Any], sent: Any, kept: Any) -> None:
    assert value_of(component, sent) == kept


@pytest.mark.parametrize(
    ("component", "sent", "code", "facts"),
    [
        (LINE, 5, "not_text", {}),
        (LINE, ["a"], "not_text", {}),
        (LINE, False, "not_text", {}),
        (LINE, "a\nb", "not_text", {}),
        (LINE, "a\x00b", "not_text", {}),
        (AREA, "a\x07b", "not_text", {}),
        (AREA, "a\ud800b", "not_text", {}),
        (AREA, "a" * 50_001, "too_long", {"max": 50_000}),
        (ruled("textarea", maxLength="1e99"), "a" * 50_001, "too_long", {"max": 50_000}),
        (ruled("textfield", minLength=3), " ab ", "too_short", {"min": 3}),
        (ruled("textfield", maxLength=3), "abcd", "too_long", {"max": 3}),
        (ruled("textfield", pattern="^[0-9]+$"), "12a", "pattern", {"message": None}),
        (ruled("textfield", pattern=r"^\d+$"), "١٢", "pattern", {"message": None}),
        (
            ruled("textfield", pattern="^A", patternErrorMessage="Mulai dengan A."),
            "B",
            "pattern",
            {"message": "Mulai dengan A."},
        ),
        (ruled("textfield", pattern="a+"), "a" * 2001, "too_long", {"max": 2000}),
        (ruled("textfield", validationType="email"), "siti@dinsos", "email", {}),
        (ruled("textfield", validationType="email"), "siti @dinsos.id", "email", {}),
        (ruled("textfield", validationType="email"), f"s@{'a.' * 130}id", "email", {}),
        (ruled("textfield", validationType="phone"), "12345", "phone", {}),
        (typed("nik"), "123", "nik_length", {}),
        (typed("nik"), "---", "nik_length", {}),
        (typed("kk"), "123", "kk_length", {}),
        (typed("account"), "123", "account", {}),
        (typed("phone"), "0271 123456", "phone", {}),
        (typed("kks"), "603298123456789", "kks_length", {}),
        (typed("case_number"), "3304-JPST-2611-00042-7", "case_number", {}),
    ],
)
def test_texts_that_do_not_fit_are_refused(
    component: dict[str, Any], sent: Any, code: str, facts: dict[str, Any]
) -> None:
    assert fault_of(component, sent) == [(code, facts)]


def test_all_that_is_wrong_with_a_number_of_a_person_is_said() -> None:
    assert fault_of(typed("nik"), "0004993113700000") == [
        ("nik_province", {}),
        ("nik_birth", {}),
        ("nik_serial", {}),
    ]


def test_a_number_with_a_length_of_its_own_need_not_fit_the_browsers_limits() -> None:
    component = typed("phone", validate={"maxLength": 12, "pattern": "^08[0-9]+$"})

    assert value_of(component, "081234561101") == "+6281234561101"


def test_lengths_may_be_computed() -> None:
    component = ruled("textfield", minLength="=paling_sedikit", maxLength="=rusak")
    rules = {"paling_sedikit": lambda names: names["minimal"]}

    assert fault_of(component, "ab", context={"minimal": 3}, rules=rules) == [
        ("too_short", {"min": 3})
    ]
    assert value_of(component, "a" * 99, context={"minimal": "tiga"}, rules=rules) == "a" * 99


# Numbers


@pytest.mark.parametrize(
    ("component", "sent", "kept"),
    [
        (field("number"), 5, 5),
        (field("number"), 5.0, 5),
        (field("number"), -0.0, 0),
        (field("number"), "5", 5),
        (field("number"), " 5.50 ", 5.5),
        (field("number"), "-7.39712", -7.39712),
        (field("number"), "", None),
        (field("number"), 2**53 - 1, 2**53 - 1),
        (ruled("number", min=1, max="10"), 10, 10),
        (ruled("number", min="", max=None), 10, 10),
        (field("number", decimalDigits=2), 1.25, 1.25),
        (field("number", decimalDigits=0), 100, 100),
        (field("number", increment="0.1"), 0.3, 0.3),
        (field("number", increment=0), 0.3, 0.3),
        (typed("money", "number"), "200000", 200_000),
    ],
)
def test_numbers_are_kept_as_numbers(component: dict[str, Any], sent: Any, kept: Any) -> None:
    value = value_of(component, sent)

    assert value == kept
    assert type(value) is type(kept)


@pytest.mark.parametrize(
    "sent",
    [
        True,
        "lima",
        "1e5",
        "1_000",
        "٣",
        "0x10",
        "NaN",
        "Infinity",
        "1" * 17,
        float("nan"),
        float("inf"),
        2**53,
        -(2**53),
        pytest.param(10**5000, id="thousands of digits"),
        1e300,
        [1],
        {},
    ],
)
def test_what_is_no_number_is_refused(sent: Any) -> None:
    assert fault_of(field("number"), sent) == [("not_a_number", {})]


@pytest.mark.parametrize(
    ("component", "sent", "found"),
    [
        (ruled("number", min=1), 0.5, [("too_small", {"min": 1})]),
        (ruled("number", max="10.5"), 11, [("too_large", {"max": 10.5})]),
        (field("number", decimalDigits="1"), 1.25, [("decimals", {"digits": 1})]),
        (field("number", increment="0.5"), 0.3, [("step", {"step": 0.5})]),
        (field("number", increment=1e-9), 1e-15, [("step", {"step": 1e-9})]),
        (typed("money", "number"), 1000.5, [("decimals", {"digits": 0})]),
        (
            field("number", decimalDigits=0, validate={"min": 1}),
            0.5,
            [("too_small", {"min": 1}), ("decimals", {"digits": 0})],
        ),
    ],
)
def test_numbers_outside_their_limits_are_refused(
    component: dict[str, Any], sent: Any, found: list[Any]
) -> None:
    assert fault_of(component, sent) == found


@pytest.mark.parametrize("most", [10, "10", 10.0])
def test_limits_of_numbers_may_be_computed(most: Any) -> None:
    component = ruled("number", max="=pagu")
    rules = {"pagu": lambda names: names["pagu"]}

    found = fault_of(component, 11, context={"pagu": most}, rules=rules)

    assert found == [("too_large", {"max": 10})]


@pytest.mark.parametrize(
    "most",
    [
        None,
        "",
        True,
        [],
        "1e999999999",
        float("nan"),
        pytest.param(10**5000, id="thousands of digits"),
    ],
)
def test_a_computed_limit_that_is_no_number_limits_nothing(most: Any) -> None:
    component = ruled("number", max="=pagu")
    rules = {"pagu": lambda names: names["pagu"]}

    assert value_of(component, 11, context={"pagu": most}, rules=rules) == 11


# Choices

ANIMALS = [{"label": "Sapi", "value": "sapi"}, {"label": "Satu", "value": 1}, "kambing"]
YES_NO = [{"label": "Ya", "value": True}, {"label": "Tidak", "value": False}]


@pytest.mark.parametrize("kind", ["select", "radio"])
@pytest.mark.parametrize("sent", ["sapi", 1, 1.0, "kambing", None, ""])
def test_one_of_the_choices_is_kept(kind: str, sent: Any) -> None:
    assert value_of(field(kind, values=ANIMALS), sent) == (sent or None)


@pytest.mark.parametrize("kind", ["select", "radio"])
@pytest.mark.parametrize("sent", ["Sapi", True, "1", 2, ["sapi"], {"value": "sapi"}, False])
def test_what_is_none_of_the_choices_is_refused(kind: str, sent: Any) -> None:
    assert fault_of(field(kind, values=ANIMALS), sent) == [("unknown_choice", {})]


@pytest.mark.parametrize("sent", [True, False])
def test_yes_and_no_may_be_choices(sent: Any) -> None:
    component = field("radio", values=YES_NO, validate={"required": True})

    assert value_of(component, sent) is sent


@pytest.mark.parametrize("sent", [1, 0, "true", "Ya"])
def test_yes_is_not_one(sent: Any) -> None:
    assert fault_of(field("radio", values=YES_NO), sent) == [("unknown_choice", {})]


def test_choices_may_be_a_list_of_the_server() -> None:
    component = field("select", valuesKey="kantor.kecamatan")
    context = {"kantor": {"kecamatan": [{"label": "Bawang", "value": "bawang"}]}}

    assert value_of(component, "bawang", context=context) == "bawang"
    assert fault_of(component, "lain", context=context) == [("unknown_choice", {})]
    assert fault_of(component, "bawang", context={"kantor": 5}) == [("unknown_choice", {})]


def test_the_server_does_not_take_its_lists_from_the_submission() -> None:
    asked = form(field("select", valuesKey="daftar"), field("taglist", "daftar", values=["b"]))

    found = faults(asked, {"isi": "b", "daftar": ["b"]}, context={"daftar": ["a"]})

    assert found == {"isi": [("unknown_choice", {})]}


def test_choices_may_be_computed_from_other_answers() -> None:
    villages = {"bawang": ["binorong"]}
    asked = form(
        field("textfield", "kecamatan"), field("select", "desa", valuesExpression="=desa_di")
    )
    rules = {"desa_di": lambda names: villages.get(names["kecamatan"])}

    answer = read(asked, {"kecamatan": "bawang", "desa": "binorong"}, rules=rules)

    assert answer.values["desa"] == "binorong"
    assert faults(asked, {"kecamatan": "x", "desa": "binorong"}, rules=rules) == {
        "desa": [("unknown_choice", {})]
    }


def test_a_select_without_choices_takes_no_answer() -> None:
    assert fault_of(field("select"), "a") == [("unknown_choice", {})]


def test_choices_may_be_objects() -> None:
    component = field("select", values=[{"label": "Bank A", "value": {"kode": 1, "nama": "A"}}])

    assert value_of(component, {"nama": "A", "kode": 1}) == {"nama": "A", "kode": 1}
    assert fault_of(component, {"nama": "A", "kode": True}) == [("unknown_choice", {})]


@pytest.mark.parametrize("kind", ["checklist", "taglist"])
@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        (["sapi", 1], ["sapi", 1]),
        (["sapi", "sapi", 1, 1.0], ["sapi", 1.0]),
        ([], []),
        (None, None),
        ("", None),
    ],
)
def test_several_choices_are_kept_once_each(kind: str, sent: Any, kept: Any) -> None:
    assert value_of(field(kind, values=ANIMALS), sent) == kept


@pytest.mark.parametrize("sent", ["sapi", {"sapi": 1}, 1, True, ["sapi", "x"], [["sapi"]], [None]])
def test_several_choices_are_a_list_of_them(sent: Any) -> None:
    assert fault_of(field("checklist", values=ANIMALS), sent) == [("unknown_choice", {})]


def test_the_number_of_choices_may_be_limited() -> None:
    component = field(
        "checklist", values=["a", "b", "c"], properties=own(minItems="1", maxItems="2")
    )

    assert value_of(component, ["a", "b"]) == ["a", "b"]
    assert fault_of(component, []) == [("too_few_items", {"min": 1})]
    assert fault_of(component, ["a", "b", "c"]) == [("too_many_items", {"max": 2})]


@pytest.mark.parametrize(("sent", "kept"), [(True, True), (False, False), (None, None), ("", None)])
def test_a_box_is_yes_or_no(sent: Any, kept: Any) -> None:
    assert value_of(field("checkbox"), sent) is kept


@pytest.mark.parametrize("sent", ["ya", "true", 1, 0, []])
def test_a_box_is_nothing_else(sent: Any) -> None:
    assert fault_of(field("checkbox"), sent) == [("not_yes_no", {})]


@pytest.mark.parametrize("sent", [False, None])
def test_a_required_box_must_be_ticked(sent: Any) -> None:
    component = field("checkbox", validate={"required": True})

    assert fault_of(component, sent) == [("required", {})]
    assert value_of(component, sent=True) is True


# Days and times


def moment(subtype: str | None, **facts: Any) -> dict[str, Any]:
    return field("datetime", **({"subtype": subtype} if subtype else {}), **facts)


@pytest.mark.parametrize(
    ("component", "sent", "kept"),
    [
        (moment(None), "2026-11-21", "2026-11-21"),
        (moment("date"), " 20261121 ", "2026-11-21"),
        (moment("date"), "1900-01-01", "1900-01-01"),
        (moment("date"), "", None),
        (moment("time"), "10:00", "10:00:00"),
        (moment("time"), "10:00+07:00", "10:00:00+07:00"),
        (moment("datetime"), "2026-11-21T10:00", "2026-11-21T10:00:00"),
        (moment("datetime"), "2026-11-21T03:00Z", "2026-11-21T03:00:00+00:00"),
        (moment("date", disallowPassedDates=True), "2026-11-21", "2026-11-21"),
        (moment("time", disallowPassedDates=True), "00:00", "00:00:00"),
        (moment("datetime", disallowPassedDates=True), "2026-11-21T00:00", "2026-11-21T00:00:00"),
        (
            moment("datetime", disallowPassedDates=True),
            "2026-11-20T17:00Z",
            "2026-11-20T17:00:00+00:00",
        ),
    ],
)
def test_days_and_times_have_one_spelling(component: dict[str, Any], sent: Any, kept: Any) -> None:
    assert value_of(component, sent) == kept


@pytest.mark.parametrize(
    ("subtype", "sent"),
    [
        ("date", "21-11-2026"),
        ("date", "2026-02-29"),
        ("date", "2026-11-21T10:00"),
        ("date", "1899-12-31"),
        ("date", "9999-12-31"),
        ("date", 20261121),
        ("date", ["2026-11-21"]),
        ("date", "2026-11-21" + " " * 40),
        ("time", "25:00"),
        ("time", "2026-11-21"),
        ("datetime", "2026-11-21"),
        ("datetime", "0001-01-01T00:00+14:00"),
        ("datetime", "besok"),
    ],
)
def test_what_is_no_day_or_time_is_refused(subtype: str, sent: Any) -> None:
    assert fault_of(moment(subtype), sent) == [("bad_date", {})]


@pytest.mark.parametrize(
    ("subtype", "sent"),
    [
        ("date", "2026-11-20"),
        ("datetime", "2026-11-20T23:59"),
        ("datetime", "2026-11-20T16:59Z"),
    ],
)
def test_days_before_the_offices_today_may_be_refused(subtype: str, sent: str) -> None:
    component = moment(subtype, disallowPassedDates=True)

    assert fault_of(component, sent) == [("past_date", {})]


# Files


@pytest.mark.parametrize(
    ("component", "files"),
    [
        (field("filepicker"), [upload("ktp.pdf")]),
        (field("filepicker", accept=".jpg, .PDF"), [upload("KTP.Pdf")]),
        (field("filepicker", accept="image/*"), [upload("a.png", PNG, "image/png")]),
        (field("filepicker", accept="application/pdf"), [upload("a.pdf")]),
        (
            field("filepicker", accept="application/pdf"),
            [upload("a.pdf", content_type="Application/PDF; x=1")],
        ),
        (field("filepicker", multiple=True), [upload("a.pdf"), upload("b.pdf")]),
        (field("filepicker", multiple="=banyak"), [upload("a.pdf"), upload("b.pdf")]),
    ],
)
def test_files_that_fit_are_accepted(component: dict[str, Any], files: list[Upload]) -> None:
    answer = read(
        form(component),
        {"isi": "files::1"},
        uploads={"files::1": files, "files::2": [upload("lain.pdf")]},
        rules={"banyak": lambda _: True},
    )

    assert answer.values == {"isi": "files::1"}
    assert answer.accepted == {"isi": tuple(files)}


LARGE = upload("besar.pdf", PDF + b" " * 5 * 1024 * 1024)
TINY = field("filepicker", properties=own(maxSizeMb="0.001"))
FEW = field("filepicker", multiple=True, properties=own(minItems="2", maxItems="3"))


@pytest.mark.parametrize(
    ("component", "files", "found"),
    [
        (field("filepicker"), [], [("file_missing", {})]),
        (field("filepicker"), [upload("a.pdf")] * 2, [("one_file_only", {})]),
        (
            field("filepicker", multiple="=rusak"),
            [upload("a.pdf")] * 2,
            [("one_file_only", {})],
        ),
        (
            field("filepicker", accept=".pdf"),
            [upload("a.png", PNG)],
            [("file_type", {"name": "a.png"})],
        ),
        (
            field("filepicker", accept="image/*"),
            [upload("a.png", PNG, "text/html")],
            [("file_type", {"name": "a.png"})],
        ),
        (
            field("filepicker"),
            [LARGE],
            [("file_size", {"name": "besar.pdf", "max_mb": 5.0})],
        ),
        (
            TINY,
            [upload("a.pdf", PDF * 200)],
            [("file_size", {"name": "a.pdf", "max_mb": 0.001})],
        ),
        (
            field("filepicker"),
            [upload("a.pdf", PNG)],
            [("file_content", {"name": "a.pdf"})],
        ),
        (field("filepicker"), [upload("a.pdf", b"")], [("file_content", {"name": "a.pdf"})]),
        (
            field("filepicker"),
            [upload("a.html", b"<html>")],
            [("file_content", {"name": "a.html"})],
        ),
        (FEW, [upload("a.pdf")], [("too_few_items", {"min": 2})]),
        (FEW, [upload("a.pdf")] * 4, [("too_many_items", {"max": 3})]),
        (
            field("filepicker", multiple=True),
            [upload("a.pdf")] * 21,
            [("too_many_items", {"max": 20})],
        ),
        (
            field("filepicker", multiple=True),
            [upload("a.pdf", PNG), upload("b.pdf"), upload("c.pdf", b"")],
            [("file_content", {"name": "a.pdf"}), ("file_content", {"name": "c.pdf"})],
        ),
    ],
)
def test_files_that_do_not_fit_are_refused(
    component: dict[str, Any], files: list[Upload], found: list[Any]
) -> None:
    assert fault_of(component, "files::1", uploads={"files::1": files}) == found


@pytest.mark.parametrize("sent", ["ktp.pdf", ["files::1"], 5, True, {}])
def test_an_answer_that_names_no_files_is_refused(sent: Any) -> None:
    found = fault_of(field("filepicker"), sent, uploads={"files::1": [upload("a.pdf")]})

    assert found == [("file_missing", {})]


def test_files_in_rows_are_accepted_by_the_path_of_their_field() -> None:
    files = {"files::1": [upload("a.pdf")], "files::2": [upload("b.pdf")]}
    asked = form(field("filepicker", "surat"), rows("anak", field("filepicker", "foto")))

    answer = read(asked, {"surat": "files::1", "anak": [{}, {"foto": "files::2"}]}, uploads=files)

    assert answer.accepted == {
        "surat": tuple(files["files::1"]),
        "anak.1.foto": tuple(files["files::2"]),
    }
