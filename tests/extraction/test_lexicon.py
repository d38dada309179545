"""Every entry of the lexicon finds what its example says."""

from __future__ import annotations

from datetime import date

import pytest

from stancegraph.extraction.actors.leaders import leader
from stancegraph.extraction.lexicon import Frame, lemmas, lexicon

FRAMES = list(lexicon().all_frames())


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.id} {frame.example}")
def test_an_entry_finds_holder_polarity_and_target_in_its_example(frame: Frame, positions):
    holder, polarity, words = frame.finds
    found = [one for one in positions(frame.example) if one.position.rule == frame.id]
    assert [(one.holder, one.polarity) for one in found][:1] == [(holder, polarity)]
    assert words.lower() in found[0].target.lower()
    assert found[0].position.modality == "asserted"


def test_no_example_stands_twice():
    examples = [(frame.example, frame.id) for frame in FRAMES]
    assert len(examples) == len(set(examples))


def test_words_are_lower_case():
    assert [frame.word for frame in FRAMES if frame.word != frame.word.lower()] == []


def test_corrected_lemmas_are_words_of_the_lexicon():
    words = lexicon()
    known = {*words.frames, *words.light, *words.ends, *words.intending}
    known |= {verb for frame in FRAMES for verb in frame.light}
    assert [lemma for lemma in set(lemmas().values()) if lemma not in known] == []


@pytest.mark.parametrize("name", ["Angela Merkel", "Merkel"])
def test_a_leader_speaks_for_the_state_while_in_office(name):
    assert leader(name, date(2019, 7, 1)).key == "DEU"
    assert not leader(name, date(2022, 7, 1)).holds


def test_nobody_is_known_by_a_name_that_the_list_lacks():
    assert leader("Nobody Known", None) is None
