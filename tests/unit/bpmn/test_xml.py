"""Reading hostile and ordinary BPMN XML."""

import pytest

from engine.bpmn import xml

NAMESPACES = f'xmlns:b="{xml.BPMN_NS}" xmlns:c="{xml.CAMUNDA_NS}" xmlns:o="{xml.OPERATON_NS}"'


def element(inside: str, attributes: str = "") -> xml.Element:
    return xml.read_xml(f"<b:task {NAMESPACES} {attributes}>{inside}</b:task>")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "xml_broken", 1),
        ("<a>\n<b></a>", "xml_broken", 2),
        ("<a>&unknown;</a>", "xml_broken", 1),
        ("<a>\ud800</a>", "xml_broken", 1),
        ("<a>" * 300 + "</a>" * 300, "xml_broken", 1),
        ("\n<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "xml_doctype", 2),
        ('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "xml_doctype", 1),
        ('<!doctype a SYSTEM "http://example.org/a.dtd"><a/>', "xml_doctype", 1),
        ("<a>" + "x" * xml.MAX_BYTES + "</a>", "xml_too_large", None),
        ("<a>" + "<b/>" * xml.MAX_MARKUP + "</a>", "xml_too_large", None),
    ],
)
def test_hostile_and_broken_text_is_refused_with_its_line(
    text: str, code: str, line: int | None
) -> None:
    with pytest.raises(xml.UnreadableXmlError) as refused:
        xml.read_xml(text)

    assert (refused.value.code, refused.value.line) == (code, line)


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "ISO-8859-1", "UTF-7", "unheard-of"])
def test_the_declared_encoding_of_a_text_does_not_matter(encoding: str) -> None:
    root = xml.read_xml(f'<?xml version="1.0" encoding="{encoding}"?><a>é Ω</a>')

    assert root.text == "é Ω"


def test_comments_and_instructions_are_left_out() -> None:
    root = xml.read_xml("<a>satu<!-- dua --><?tiga empat?></a>")

    assert len(root) == 0


def test_elements_know_their_line() -> None:
    root = xml.read_xml("<a>\n\n<b/></a>")

    assert [xml.line_of(it) for it in (root, root[0])] == [1, 3]


def test_bpmn_elements_are_told_from_others() -> None:
    task = element("<c:in/>")

    assert [(xml.local_name(it), xml.is_bpmn(it)) for it in (task, task[0])] == [
        ("task", True),
        ("in", False),
    ]


def test_the_text_of_a_child_is_stripped() -> None:
    task = element("<b:script>\n 1 + 1 </b:script><b:empty/>")

    assert xml.child_text(task, "script") == "1 + 1"
    assert xml.child_text(task, "empty") == ""
    assert xml.child_text(task, "missing") is None


@pytest.mark.parametrize("prefix", ["c", "o"])
def test_extensions_are_read_in_either_namespace(prefix: str) -> None:
    task = element(
        f"<b:extensionElements>"
        f'<{prefix}:properties><{prefix}:property name="alur:status" value="selesai"/>'
        f'<{prefix}:property name="lain" value="2"/></{prefix}:properties>'
        f'<{prefix}:inputOutput><{prefix}:inputParameter name="a"> 1 </{prefix}:inputParameter>'
        f'<{prefix}:outputParameter name="b">c</{prefix}:outputParameter></{prefix}:inputOutput>'
        f"</b:extensionElements>",
        f'{prefix}:formRef="f_isi"',
    )

    assert xml.extension_attribute(task, "formRef") == "f_isi"
    assert xml.properties(task) == {"alur:status": "selesai", "lain": "2"}
    assert xml.own_property(task, "status") == "selesai"
    assert xml.input_parameters(task) == (xml.Parameter(name="a", text="1", line=1),)
    assert xml.output_parameters(task) == (xml.Parameter(name="b", text="c", line=1),)


def test_missing_extensions_are_none() -> None:
    task = element("")

    assert xml.extension_attribute(task, "formRef") is None
    assert xml.own_property(task, "status") is None
