from __future__ import annotations

import pytest

from stancegraph.readers import read
from stancegraph.readers.languages import unread

ENGLISH = "Peru condemned the attack on the mission and called for a swift inquiry.\n"
FRENCH = "Le représentant du Pérou a condamné avec force l'attaque contre la mission.\n"


def article(tmp_path, text):
    path = tmp_path / "report.txt"
    path.write_text(text, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(
    ("paragraph", "code"),
    [
        (FRENCH, "fr"),
        ("El embajador rechazó las acusaciones de la comisión y pidió más respeto.", "es"),
        ("Der Minister verurteilte den Angriff scharf und forderte eine rasche Aufklärung.", "de"),
        ("Представитель Перу осудил нападение на миссию и призвал к расследованию.", "ru"),
    ],
)
def test_a_paragraph_in_another_language_is_set_aside(tmp_path, paragraph, code):
    found = article(tmp_path, f"{ENGLISH}\n{paragraph}\n\n{ENGLISH}")
    [foreign] = found.foreign
    assert foreign.language == code
    assert found.text[foreign.start : foreign.end] == paragraph.strip()
    assert len(found.blocks) == 2


@pytest.mark.parametrize(
    "paragraph",
    [
        "In favour: Albania, Andorra, Angola, Benin, Brazil, Chile, Côte d'Ivoire, Cuba, Peru.",
        "Peru: envoy slams raid",
        "Mr. Díaz de la Torre (Peru) thanked Mme. Lefèvre.",
        "A/C.3/99/L.12, paras. 4-7; A/C.3/99/SR.3",
    ],
)
def test_lists_headlines_and_names_are_no_other_language(tmp_path, paragraph):
    assert not article(tmp_path, f"{ENGLISH}\n{paragraph}\n\n{ENGLISH}").foreign


def test_a_document_wholly_in_another_language_says_so(tmp_path):
    found = article(tmp_path, f"{FRENCH}\n{FRENCH}")
    assert (found.blocks, found.document.language) == ((), "fr")


def test_a_text_in_english_stays_as_it_is(tmp_path):
    found = article(tmp_path, f"{ENGLISH}\n{ENGLISH}")
    assert (len(found.blocks), found.foreign) == (2, ())


def test_what_was_not_read_is_told_by_language(tmp_path):
    german = "Der Minister verurteilte den Angriff scharf und forderte eine rasche Klärung."
    found = article(tmp_path, f"{ENGLISH}\n{FRENCH}\n{FRENCH}\n{german}\n")
    told = [(skip.what, skip.count, skip.dropped) for skip in unread(found)]
    assert told == [
        ("a paragraph in German is not read", 1, True),
        ("a paragraph in French is not read", 2, True),
    ]
