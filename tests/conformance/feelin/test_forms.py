"""Every expression of every form on disk gives the same on the server as in the browser."""

from collections.abc import Mapping

import pytest

from tests.conformance.feelin.engines import Question, browser, same, server
from tests.conformance.feelin.forms import FILES, questions

# Proposals are the server's alone: it writes moments and days as our answers have them, and joins
# nothing to a list that is missing.
SERVERS_OWN = {
    "now()",
    "today()",
    "for it in concatenate([ketua], anggota) return {nama: it}",
}


@pytest.fixture(scope="module")
def asked() -> Mapping[str, list[Question]]:
    return {f"{file.parent.name}/{file.stem}": list(questions(file)) for file in FILES}


def test_no_form_says_anything_that_the_browser_reads_differently(
    asked: Mapping[str, list[Question]],
) -> None:
    every = [(form, it) for form, each in asked.items() for it in each]
    answers = browser([it for _, it in every])

    wrong = {
        f"{form}: {it.text}": f"{server(it)!r} here, {found!r} in the browser: {dict(it.context)}"
        for (form, it), found in zip(every, answers, strict=True)
        if it.text not in SERVERS_OWN and not same(server(it), found)
    }

    assert wrong == {}


def test_what_is_excused_still_stands_in_a_form(asked: Mapping[str, list[Question]]) -> None:
    texts = {it.text for each in asked.values() for it in each}

    assert texts >= SERVERS_OWN
    assert len(texts) > len(FILES)
