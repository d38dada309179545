"""Subjects, negation and modality on real parses."""

from __future__ import annotations

import pytest

from stancegraph.extraction.clauses import is_negated, modality, subject_of
from stancegraph.extraction.lexicon import lexicon


def verb_of(sentence, lemma):
    return next(t for t in sentence.tokens if t.lemma == lemma and t.pos in ("VERB", "AUX"))


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("Kenya opposes the plan and rejects the budget.", "reject", "Kenya"),
        ("Kenya left the room, condemning the vote.", "condemn", "Kenya"),
        ("The plan was condemned by Kenya.", "condemn", "Kenya"),
        ("The plan, condemned by Kenya, was dropped.", "condemn", "Kenya"),
        ("Kenya wants to reject the plan.", "reject", "Kenya"),
        ("Kenya urged Uganda to reject the plan.", "reject", "Uganda"),
        ("Kenya called on Uganda to reject the plan.", "reject", "Uganda"),
        ("Kenya, which rejects the plan, left.", "reject", "Kenya"),
        ("Kenya issued a statement condemning the vote.", "condemn", "Kenya"),
        ("The accord was signed between Kenya and Uganda.", "sign", "Kenya"),
    ],
)
def test_a_verb_shares_the_subject_of_the_clause_above(parse, text, verb, subject):
    sentence = parse(text)
    assert subject_of(sentence, verb_of(sentence, verb)).noun.text == subject


def test_a_passive_without_an_agent_has_no_subject(parse):
    sentence = parse("The plan was condemned on Monday.")
    assert subject_of(sentence, verb_of(sentence, "condemn")) is None


@pytest.mark.parametrize(
    ("text", "verb", "negated"),
    [
        ("Kenya does not support the plan.", "support", True),
        ("Kenya never supported the plan.", "support", True),
        ("Kenya refused to support the plan.", "support", True),
        ("Kenya raised no objection to the plan.", "raise", True),
        ("Nobody supports the plan.", "support", True),
        ("Kenya did not refuse to support the plan.", "support", False),
        ("Kenya supports the plan.", "support", False),
        ("Kenya did not condemn or reject the plan.", "reject", True),
    ],
)
def test_negation_is_counted(parse, text, verb, negated):
    sentence = parse(text)
    assert is_negated(sentence, verb_of(sentence, verb), lexicon()) is negated


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("Kenya supports the plan.", "support", "asserted"),
        ("If Kenya supports the plan, it will pass.", "support", "conditional"),
        ("Kenya might support the plan.", "support", "conditional"),
        ("Does Kenya support the plan?", "support", None),
        ("Kenya plans to support the plan.", "support", None),
        ("Kenya should support the plan.", "support", None),
        ("Kenya said it would support the plan.", "support", "asserted"),
        ("Kenya has no right to condemn the plan.", "condemn", None),
    ],
)
def test_modality_keeps_what_is_only_talked_of_apart(parse, text, verb, expected):
    sentence = parse(text)
    assert modality(sentence, verb_of(sentence, verb), lexicon(), own=True) == expected


def test_what_is_joined_to_a_possibility_is_said_outright(positions):
    [found] = positions(
        "“It may take long, but talks must go on in earnest,” Peru's minister said."
    )
    assert (found.polarity, found.position.modality) == ("support", "asserted")
