"""The schema is walked, not the data: what counts, what is kept, what is refused."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.domain.errors import InvalidSubmissionError
from engine.domain.form import Form
from engine.domain.form_problems import AnswerFault
from tests.unit.domain.forms import (
    faults,
    field,
    form,
    group,
    own,
    problems,
    read,
    rows,
)

REQUIRED = {"required": True}


def hidden(condition: str) -> dict[str, Any]:
    return {"conditional": {"hide": condition}}


# What is kept


def test_every_key_of_the_form_is_in_the_answer_and_no_other() -> None:
    asked = form(
        {"type": "text", "text": "# Judul"},
        field("textfield", "nama"),
        group(field("number", "umur"), field("checkbox", "setuju")),
        rows("anak", field("textfield", "nama")),
        field("button", "kirim"),
    )

    answer = read(asked, {"nama": "Siti", "peran": "kepala", "anak": [{"lain": 1}]})

    assert answer.values == {"nama": "Siti", "umur": None, "setuju": None, "anak": [{"nama": None}]}
    assert asked.keys == answer.values.keys()


def test_all_problems_are_reported_at_once() -> None:
    asked = form(
        field("textfield", "nama", validate=REQUIRED),
        field("number", "umur"),
        rows("anak", field("textfield", "nik", properties=own(type="nik"))),
    )

    found = faults(asked, {"umur": "tua", "anak": [{}, {"nik": "1"}]})

    assert found == {
        "nama": [("required", {})],
        "umur": [("not_a_number", {})],
        "anak.1.nik": [("nik_length", {})],
    }


@pytest.mark.parametrize("sent", [{}, {"isi": None}, {"isi": ""}, {"isi": "  "}, {"isi": []}])
def test_a_required_answer_may_not_be_empty(sent: dict[str, Any]) -> None:
    kind = "checklist" if sent.get("isi") == [] else "textfield"
    asked = form(field(kind, values=["a"], validate=REQUIRED))

    assert faults(asked, sent) == {"isi": [("required", {})]}


def test_no_is_an_answer_where_it_can_be_chosen() -> None:
    choices = [{"label": "Tidak", "value": False}, {"label": "Nol", "value": 0}]
    asked = form(field("radio", values=choices, validate=REQUIRED))

    assert read(asked, {"isi": False}).values == {"isi": False}
    assert read(asked, {"isi": 0}).values == {"isi": 0}


@pytest.mark.parametrize(
    "lock", [{"readonly": True}, {"disabled": True}, {"disabled": "=x"}, {"readonly": "=kunci"}]
)
def test_the_server_keeps_its_value_of_a_field_that_is_read_only(lock: dict[str, Any]) -> None:
    asked = form(field("textfield", "nomor", validate=REQUIRED, **lock))
    rules = {"kunci": lambda _: True}

    answer = read(asked, {"nomor": "palsu"}, context={"nomor": "460/1"}, rules=rules)

    assert answer.values == {"nomor": "460/1"}
    assert read(asked, {"nomor": "palsu"}, rules=rules).values == {"nomor": None}


@pytest.mark.parametrize("lock", ["=rusak", "=mungkin"])
def test_a_field_is_open_unless_its_lock_is_certain(lock: str) -> None:
    asked = form(field("textfield", readonly=lock, **hidden(lock)))

    answer = read(asked, {"isi": "baru"}, context={"isi": "lama"}, rules={"mungkin": lambda _: 1})

    assert answer.values == {"isi": "baru"}


def test_a_lock_or_a_condition_to_hide_that_comes_to_null_holds_as_in_the_browser() -> None:
    asked = form(
        field("textfield", "nama", **hidden("=umur > 60")),
        field("textfield", "nomor", readonly="=umur > 60"),
        field("textfield", "alasan", properties=own(requiredIf="=umur > 60")),
    )

    answer = read(
        asked,
        {"nama": "Siti", "nomor": "palsu"},
        context={"nomor": "460/1"},
        rules={"umur > 60": lambda _: None},
    )

    assert answer.values == {"nama": None, "nomor": "460/1", "alasan": None}


def test_hidden_answers_are_dropped_whatever_they_are() -> None:
    condition = hidden("=tidak_ada")
    asked = form(
        field("textfield", "nama", validate=REQUIRED, **condition),
        field("number", "umur", **condition),
        field("textfield", "nomor", readonly=True, **condition),
        rows("anak", field("textfield", "nama", validate=REQUIRED), **condition),
        group(field("checkbox", "setuju", validate=REQUIRED), **condition),
    )

    answer = read(
        asked,
        {"nama": "Siti", "umur": "tua", "anak": [{}]},
        context={"nomor": "1"},
        rules={"tidak_ada": lambda _: True},
    )

    assert answer.values == dict.fromkeys(["nama", "umur", "nomor", "anak", "setuju"])


def test_a_condition_sees_the_case_under_the_answers() -> None:
    asked = form(field("textfield", **hidden("=peran != kepala")), field("textfield", "alasan"))
    rules = {"peran != kepala": lambda names: names.get("peran") != "kepala"}

    shown = read(asked, {"isi": "a", "peran": "staf"}, context={"peran": "kepala"}, rules=rules)
    not_shown = read(asked, {"isi": "a", "peran": "kepala"}, rules=rules)

    assert shown.values["isi"] == "a"
    assert not_shown.values["isi"] is None


def test_conditions_may_hang_on_answers_further_down() -> None:
    asked = form(
        field("textfield", "a", **hidden("=b = null")),
        field("textfield", "b", **hidden("=c = null")),
        field("textfield", "c", **hidden("=d = null")),
        field("textfield", "d"),
    )
    rules = {f"{name} = null": lambda names, name=name: names.get(name) is None for name in "bcd"}
    sent = {"a": "1", "b": "2", "c": "3"}

    assert read(asked, sent, rules=rules).values == dict.fromkeys("abcd")
    assert read(asked, {**sent, "d": "4"}, rules=rules).values == {**sent, "d": "4"}


def test_conditions_that_overturn_each_other_come_to_an_end() -> None:
    asked = form(
        field("textfield", "a", **hidden("=b")), field("textfield", "b", **hidden("=not a"))
    )
    rules = {"b": lambda names: bool(names["b"]), "not a": lambda names: not names["a"]}

    values = read(asked, {"a": "1", "b": "2"}, rules=rules).values

    assert values.keys() == {"a", "b"}


def test_computed_fields_are_computed_again() -> None:
    asked = form(
        field("expression", "jumlah", expression="=a + b"),
        field("number", "a"),
        field("number", "b", **hidden("=tanpa_b")),
    )
    rules = {
        "a + b": lambda names: (names["a"] or 0) + (names["b"] or 0),
        "tanpa_b": lambda names: names.get("tanpa_b", False),
    }
    sent = {"jumlah": 1_000_000, "a": 2, "b": 3}

    assert read(asked, sent, rules=rules).values["jumlah"] == 5
    assert read(asked, sent, rules=rules, context={"tanpa_b": True}).values["jumlah"] == 2
    assert read(form(field("expression", expression="x")), {"isi": 1}).values == {"isi": None}


def test_groups_and_dotted_keys_nest_values() -> None:
    asked = form(
        group(field("textfield", "jalan"), field("textfield", "kota.nama"), path="alamat"),
        field("textfield", "alamat.rt", validate=REQUIRED),
    )

    answer = read(asked, {"alamat": {"jalan": "Melati", "kota": {"nama": "Bna"}, "rt": "01"}})

    assert answer.values == {"alamat": {"jalan": "Melati", "kota": {"nama": "Bna"}, "rt": "01"}}
    assert faults(asked, {"alamat": 5}) == {"alamat.rt": [("required", {})]}
    assert asked.keys == {"alamat"}


def test_one_answer_does_not_change_what_the_server_knows() -> None:
    asked = form(group(field("textfield", "kota"), path="alamat"), rows("anak", field("number")))
    context = {"alamat": {"kota": "Lama"}, "anak": [{"isi": 1}]}
    sent = {"alamat": {"kota": "Baru"}, "anak": [{"isi": 2}]}

    read(asked, sent, context=context)

    assert context == {"alamat": {"kota": "Lama"}, "anak": [{"isi": 1}]}
    assert sent == {"alamat": {"kota": "Baru"}, "anak": [{"isi": 2}]}


# Our own rules


def test_an_answer_may_be_required_by_a_condition() -> None:
    asked = form(field("textfield", properties=own(requiredIf="=wajib")))

    assert faults(asked, {}, rules={"wajib": lambda _: True}) == {"isi": [("required", {})]}
    assert read(asked, {}, rules={"wajib": lambda _: None}).values == {"isi": None}
    assert read(asked, {}).values == {"isi": None}


SAME = own(validIf="=no_kk != nik", message="Tidak boleh sama.")


def test_an_answer_may_be_compared_with_others_as_they_are_stored() -> None:
    asked = form(
        field("textfield", "no_kk", properties={**SAME, **own(type="kk")}),
        field("textfield", "nik", properties=own(type="nik")),
    )
    rules = {"no_kk != nik": lambda names: names["no_kk"] != names["nik"]}
    sent = {"no_kk": "3304 9910 0870 0001", "nik": "3304991008700001"}

    assert faults(asked, sent, rules=rules) == {
        "no_kk": [("invalid", {"message": "Tidak boleh sama."})]
    }
    assert read(asked, {"nik": sent["nik"]}, rules=rules).values["no_kk"] is None


def test_an_answer_whose_rule_cannot_tell_is_refused_when_all_else_is_right() -> None:
    asked = form(
        field("number", "hadir", properties=own(validIf="=hadir <= terjadwal")),
        field("number", "terjadwal"),
    )
    rules = {
        "hadir <= terjadwal": lambda names: (
            None if names["terjadwal"] is None else names["hadir"] <= names["terjadwal"]
        )
    }

    assert faults(asked, {"hadir": 5, "terjadwal": "x"}, rules=rules) == {
        "terjadwal": [("not_a_number", {})]
    }
    assert faults(asked, {"hadir": 5}, rules=rules) == {"hadir": [("invalid", {"message": None})]}
    assert faults(asked, {"hadir": 5, "terjadwal": 5}) == {
        "hadir": [("invalid", {"message": None})]
    }
    assert read(asked, {"hadir": 5, "terjadwal": 5}, rules=rules).warnings == {}


@pytest.mark.parametrize(
    ("text", "is_odd"),
    [
        ("NIK saya 3304990101461008.", True),
        ("kartu 6032 9812 3456 7890", True),
        (f"{'a' * 3000} 3304.9901-0146 1008", True),
        ("telepon 0812 3456 1101 dan 0812 3456 1102", False),
        ("sejak 21-11-2026 ada 15 orang", False),
        (None, False),
    ],
)
def test_numbers_of_people_in_a_free_text_are_pointed_out(text: str | None, is_odd: bool) -> None:  # noqa: FBT001
    asked = form(field("textarea", "uraian", properties=own(type="free_text", warning="Hapus.")))

    found = read(asked, {"uraian": text})

    assert found.warnings == ({"uraian": ("Hapus.",)} if is_odd else {})


def test_an_odd_answer_is_accepted_with_a_warning() -> None:
    warning = own(warnIf="=aneh", warning="Periksa KTP.")
    asked = form(
        field("textfield", "nama", properties=warning),
        field("textfield", "lain", properties=own(warnIf="=aneh")),
        rows("anak", field("textfield", "nama", properties=warning)),
    )
    sent = {"nama": "a", "lain": "b", "anak": [{}, {"nama": "c"}]}

    answer = read(asked, sent, rules={"aneh": lambda _: True})

    assert answer.warnings == {"nama": ("Periksa KTP.",), "anak.1.nama": ("Periksa KTP.",)}
    assert read(asked, sent, rules={"aneh": lambda _: None}).warnings == {}
    assert read(asked, sent).warnings == {}


# Lists


@pytest.mark.parametrize("sent", [None, "", 5, "abc", {"0": {}}, []])
def test_what_is_no_list_of_rows_is_an_empty_one(sent: Any) -> None:
    asked = form(rows("anak", field("textfield", validate=REQUIRED)))

    assert read(asked, {"anak": sent}).values == {"anak": []}


def test_a_row_that_is_none_lacks_its_answers() -> None:
    asked = form(rows("anak", field("textfield", "nama", validate=REQUIRED)))

    assert faults(asked, {"anak": ["x", None, {"nama": "a"}]}) == {
        "anak.0.nama": [("required", {})],
        "anak.1.nama": [("required", {})],
    }


def test_the_number_of_rows_may_be_limited() -> None:
    limits = own(minItems="1", maxItems="2")
    asked = form(rows("anak", field("textfield"), properties=limits))
    required = form(rows("anak", field("textfield"), properties=own(requiredIf="=ya")))

    assert faults(asked, {}) == {"anak": [("too_few_items", {"min": 1})]}
    assert faults(asked, {"anak": [{}] * 3}) == {"anak": [("too_many_items", {"max": 2})]}
    assert read(asked, {"anak": [{}]}).values == {"anak": [{"isi": None}]}
    assert faults(required, {}, rules={"ya": lambda _: True}) == {"anak": [("required", {})]}


def test_a_list_without_a_limit_still_has_one() -> None:
    asked = form(rows("anak", field("textfield", validate=REQUIRED)))

    assert faults(asked, {"anak": [{"isi": "a"}] * 2_000}) == {
        "anak": [("too_many_items", {"max": 200})]
    }


def test_rows_that_nobody_may_add_are_as_many_as_the_server_has() -> None:
    asked = form(
        rows(
            "lokasi",
            field("textfield", "nama", readonly=True),
            field("textfield", "hasil"),
            allowAddRemove=False,
        )
    )
    sent = {"lokasi": [{"nama": "palsu", "hasil": "baik"}, {"hasil": "rusak"}, {"hasil": "x"}]}
    context = {"lokasi": [{"nama": "Pos 1"}, {"nama": "Pos 2"}]}

    answer = read(asked, sent, context=context)

    assert answer.values["lokasi"] == [
        {"nama": "Pos 1", "hasil": "baik"},
        {"nama": "Pos 2", "hasil": "rusak"},
    ]
    assert read(asked, sent).values["lokasi"] == [{"nama": None, "hasil": "baik"}]
    assert read(asked, {}, context=context).values["lokasi"][1] == {"nama": "Pos 2", "hasil": None}


def test_a_form_says_how_many_rows_it_begins_with() -> None:
    asked = form(rows("rumah", field("number"), allowAddRemove=False, defaultRepetitions=2))

    assert read(asked, {"rumah": [{"isi": 1}]}).values == {"rumah": [{"isi": 1}, {"isi": None}]}


def test_read_only_values_are_not_given_to_rows_that_may_have_moved() -> None:
    asked = form(rows("anak", field("textfield", "nama", readonly=True)))

    answer = read(asked, {"anak": [{"nama": "a"}]}, context={"anak": [{"nama": "Budi"}]})

    assert answer.values == {"anak": [{"nama": None}]}


def test_rules_inside_a_row_see_the_row_its_number_and_the_form() -> None:
    seen: list[dict[str, Any]] = []
    asked = form(
        field("textfield", "desa"),
        rows(
            "anak",
            field("textfield", "nama", properties=own(warnIf="=lihat", warning="x")),
            rows(
                "hobi",
                field("textfield", "nama", properties=own(warnIf="=lihat", warning="x")),
            ),
        ),
    )
    sent = {"desa": "D", "anak": [{"nama": "A", "hobi": [{"nama": "h1"}, {"nama": "h2"}]}]}

    read(asked, sent, rules={"lihat": lambda names: seen.append(dict(names))})

    child, _, hobby = seen
    assert child["this"]["nama"] == "A"
    assert child["parent"]["desa"] == "D"
    assert child["desa"] == "D"
    assert child["i"] == child["_i_"] == [1]
    assert "nama" not in child
    assert hobby["this"] == hobby["_this_"] == {"nama": "h2"}
    assert hobby["i"] == [1, 2]
    assert hobby["parent"]["nama"] == "A"
    assert hobby["parent"]["parent"]["desa"] == "D"


def test_rows_hide_and_compute_by_themselves() -> None:
    asked = form(
        rows(
            "anak",
            field("expression", "dewasa", expression="=this.umur >= 18"),
            field("number", "umur"),
            field("textfield", "wali", validate=REQUIRED, **hidden("=this.dewasa")),
        )
    )
    rules = {
        "this.umur >= 18": lambda names: (names["this"]["umur"] or 0) >= 18,
        "this.dewasa": lambda names: names["this"]["dewasa"],
    }

    answer = read(
        asked, {"anak": [{"umur": 20, "wali": "x"}, {"umur": 5, "wali": "y"}]}, rules=rules
    )

    assert answer.values["anak"] == [
        {"dewasa": True, "umur": 20, "wali": None},
        {"dewasa": False, "umur": 5, "wali": "y"},
    ]
    assert faults(asked, {"anak": [{"umur": 5}]}, rules=rules) == {
        "anak.0.wali": [("required", {})]
    }


@pytest.mark.parametrize("own_rows", [[{"isi": "a"}], ["rusak", 5], "rusak", None])
def test_a_list_may_open_while_the_form_is_settled(own_rows: Any) -> None:
    asked = form(
        rows("anak", field("textfield"), readonly="=buka = null"),
        field("expression", "buka", expression="=1"),
    )
    rules = {"buka = null": lambda names: names.get("buka") is None, "1": lambda _: 1}

    answer = read(asked, {"anak": [{"isi": "b"}, {}]}, context={"anak": own_rows}, rules=rules)

    assert answer.values == {"anak": [{"isi": "b"}, {"isi": None}], "buka": 1}


# How much


def nested(depth: int) -> Any:
    return [] if depth == 0 else [nested(depth - 1)]


@pytest.mark.parametrize(
    "sent",
    [
        {"lain": nested(9)},
        {"lain": [0] * 5_000},
        {"a": {"b": {str(number): 0 for number in range(5_000)}}},
    ],
)
def test_too_much_is_refused_before_anything_is_read(sent: dict[str, Any]) -> None:
    assert faults(form(field("textfield")), sent) == {"": [("too_much", {})]}


def test_much_is_not_too_much() -> None:
    asked = form(field("textfield"))

    assert read(asked, {"lain": nested(8)}).values == {"isi": None}
    assert read(asked, {"lain": [0] * 4_999}).values == {"isi": None}


# Facts for showing answers


def test_the_facts_for_showing_answers_are_in_order() -> None:
    asked = form(
        field("textfield", "nik", label="NIK", properties=own(type="nik")),
        group(
            field("number", "uang", label="Uang", properties=own(type="money", **{"class": "E"}))
        ),
        field("datetime", "tgl", dateLabel="Tanggal"),
        rows("anak", field("textfield", "hp", properties=own(type="phone")), label="Anak"),
        field("expression", "umur", expression="=1"),
    )

    shown = asked.fields()

    assert [(it.key, it.label, it.type, it.alur_type, it.data_class) for it in shown] == [
        ("nik", "NIK", "textfield", "nik", "A"),
        ("uang", "Uang", "number", "money", "E"),
        ("tgl", "Tanggal", "datetime", None, None),
        ("anak", "Anak", "dynamiclist", None, None),
        ("umur", "umur", "expression", None, None),
    ]
    assert [(it.key, it.data_class) for it in shown[3].columns] == [("hp", "B")]


def test_choices_are_shown_by_their_labels() -> None:
    choices = [{"label": "Ya", "value": True}, {"value": 1}, {"label": "Tidak", "value": False}]
    asked = form(
        field("radio", "satu", values=choices),
        field("taglist", "banyak", values=choices),
        field("select", "kota", valuesKey="kota_kantor"),
    )

    one, some, town = asked.fields()

    assert [one.shown(it, withheld=()) for it in (True, 1, False, "lain")] == [
        "Ya",
        "1",
        "Tidak",
        "lain",
    ]
    assert some.shown([True, 1], withheld=()) == ["Ya", "1"]
    assert town.shown("Banjarnegara", withheld=()) == "Banjarnegara"


def test_numbers_of_people_are_shown_masked_and_health_not_at_all() -> None:
    nik = field("textfield", "nik", label="NIK", properties=own(type="nik"))
    health = field("textfield", "sakit", properties=own(**{"class": "C"}))
    single, several = form(nik, rows("anggota", nik, health, field("textfield", "nama"))).fields()

    assert single.shown("3304991008701008", withheld=()) == "330499******1008"
    people = [{"nik": "3304991008701008", "sakit": "TBC", "nama": "Siti"}, {}]
    assert several.shown(people, withheld={"C"}) == [
        {"NIK": "330499******1008", "nama": "Siti"},
        {"NIK": None, "nama": None},
    ]


def test_a_form_names_the_lists_that_it_needs() -> None:
    asked = form(
        field("select", "a", valuesKey="kantor_kecamatan"),
        field("radio", "b", values=["x"]),
        rows("c", field("taglist", "d", valuesKey="petugas_trc")),
    )

    assert asked.lists == {"kantor_kecamatan", "petugas_trc"}


# Anything may come

MIXED = form(
    field("textfield", "teks", validate={"minLength": 2, "pattern": "^[a-z]+$"}),
    field("textarea", "uraian"),
    field("textfield", "nik", properties=own(type="nik")),
    field("textfield", "surel", validate={"validationType": "email"}),
    field("number", "angka", increment="0.01", decimalDigits=2, validate={"min": "=x", "max": 9}),
    field("checkbox", "setuju"),
    field("radio", "pilih", values=[True, 1, "a"]),
    field("taglist", "tanda", valuesExpression="=x"),
    field("datetime", "waktu", subtype="datetime", disallowPassedDates=True),
    field("datetime", "jam", subtype="time"),
    field("filepicker", "berkas", multiple="=x"),
    field("expression", "hitung", expression="=x"),
    group(field("number", "dalam", **hidden("=x")), path="kelompok"),
    rows("anak", field("textfield", "nama", validate=REQUIRED), rows("lagi", field("number"))),
    rows("tetap", field("textfield", "nama", disabled="=x"), allowAddRemove=False),
)
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["", "files::1", "2026-11-21T10:00", "1e999", "abc"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["nama", "isi", "lagi", "dalam", "x"]), inner)
    ),
    max_leaves=5,
)
SUBMISSIONS = st.dictionaries(st.sampled_from([*sorted(MIXED.keys), "x"]), ANYTHING)


@given(SUBMISSIONS, SUBMISSIONS, ANYTHING)
@settings(deadline=None)
def test_no_submission_breaks_the_check(
    sent: dict[str, Any], context: dict[str, Any], result: Any
) -> None:
    try:
        answer = read(MIXED, sent, context=context, rules={"x": lambda _: result})
    except InvalidSubmissionError:
        return

    assert answer.values.keys() == MIXED.keys


@given(SUBMISSIONS)
@settings(deadline=None, max_examples=50)
def test_what_was_accepted_is_accepted_again(sent: dict[str, Any]) -> None:
    asked = form(*(it for it in WITHOUT_FILES if it["key"] in ("teks", "angka", "pilih", "jam")))
    try:
        values = read(asked, sent).values
    except InvalidSubmissionError:
        return

    assert read(asked, json.loads(json.dumps(values))).values == values


WITHOUT_FILES = [
    field("textfield", "teks", properties=own(type="name")),
    field("number", "angka"),
    field("radio", "pilih", values=[True, 1, "a"]),
    field("datetime", "jam", subtype="time"),
]


def test_an_empty_form_asks_nothing() -> None:
    asked = Form.from_json("{}")

    assert asked.keys == frozenset()
    assert read(asked, {"a": 1}).values == {}


def test_a_computed_value_may_be_judged() -> None:
    asked = form(field("expression", expression="=skor", properties=own(validIf="=cukup")))
    rules = {"skor": lambda _: 40, "cukup": lambda names: names["isi"] > 50}

    assert faults(asked, {}, rules=rules) == {"isi": [("invalid", {"message": None})]}


def test_a_problem_has_a_plain_code_of_the_list() -> None:
    code = problems(form(field("textfield", validate=REQUIRED)), {})["isi"][0].code

    assert type(code) is str
    assert code in set(AnswerFault)
