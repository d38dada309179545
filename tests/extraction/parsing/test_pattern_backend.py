"""The parser without a model, on sentences of our own."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.parsing.pattern.lexicon import lexicon
from stancegraph.extraction.parsing.pattern.tokens import MAX_TOKENS
from stancegraph.extraction.parsing.pattern_backend import PatternParser

PARSER = PatternParser()

NEWSLIKE = st.lists(
    st.sampled_from(
        "Kenya Peru 's the a 54 countries envoy said that which who and or but , . \" “ ” ( ) - to "
        "by of in after while for not will has been was condemned supports voting taken measures "
        "peace human rights joint there it they what when Monday July 2019 more than co signed"
        "".split()
    ),
    max_size=40,
).map(" ".join)


def parsed(text: str) -> Sentence:
    (sentence,) = PARSER.parse(text)
    return sentence


def word(sentence: Sentence, text: str) -> Token:
    return next(token for token in sentence.tokens if token.text == text)


def arc(sentence: Sentence, text: str) -> tuple[str, str]:
    """The label and the head of the first token with that text."""
    token = word(sentence, text)
    return token.dep, sentence.head(token).text


def arcs(text: str, *words: str) -> dict[str, tuple[str, str]]:
    sentence = parsed(text)
    return {one: arc(sentence, one) for one in words}


def test_a_plain_clause_has_subject_object_and_preposition() -> None:
    found = arcs(
        "Chile supports the proposal for a ceasefire.",
        "Chile", "supports", "proposal", "for", "ceasefire",
    )  # fmt: skip
    assert found == {
        "Chile": ("nsubj", "supports"),
        "supports": ("ROOT", "supports"),
        "proposal": ("dobj", "supports"),
        "for": ("prep", "proposal"),
        "ceasefire": ("pobj", "for"),
    }


def test_a_passive_has_its_agent() -> None:
    found = arcs(
        "The draft was rejected by Kenya and welcomed by Norway.",
        "draft", "was", "by", "Kenya", "welcomed",
    )  # fmt: skip
    assert found == {
        "draft": ("nsubjpass", "rejected"),
        "was": ("auxpass", "rejected"),
        "by": ("agent", "rejected"),
        "Kenya": ("pobj", "by"),
        "welcomed": ("conj", "rejected"),
    }


def test_coordinated_verbs_hang_on_the_first_and_take_their_own_objects() -> None:
    found = arcs(
        "They praised the hosts, voiced support for the talks, and called on both sides to stop.",
        "voiced", "support", "called", "stop",
    )  # fmt: skip
    assert found["voiced"] == ("conj", "praised")
    assert found["support"] == ("dobj", "voiced")
    assert found["called"] == ("conj", "praised") or found["called"] == ("conj", "voiced")
    assert found["stop"] == ("xcomp", "called")


def test_coordinated_subjects_share_one_verb() -> None:
    sentence = parsed("Ghana, Togo and Benin oppose the blockade.")
    assert [one.text for one in sentence.conjuncts(word(sentence, "Ghana"))] == [
        "Ghana",
        "Togo",
        "Benin",
    ]
    assert arc(sentence, "Ghana") == ("nsubj", "oppose")


def test_and_between_clauses_does_not_join_their_noun_phrases() -> None:
    found = arcs("Peru opposes the ban, and Brazil supports it.", "Brazil", "supports")
    assert found == {"Brazil": ("nsubj", "supports"), "supports": ("conj", "opposes")}


@pytest.mark.parametrize(
    ("text", "verb", "speaker", "content"),
    [
        ('"We reject these claims," said the envoy.', "said", "envoy", "reject"),
        ('"We reject these claims," she added.', "added", "she", "reject"),
        ("“This will not work,” the minister told us on Monday.", "told", "minister", "work"),
    ],
)  # fmt: skip
def test_a_quotation_hangs_on_the_verb_of_saying_behind_it(
    text: str, verb: str, speaker: str, content: str
) -> None:
    sentence = parsed(text)
    assert sentence.root.text == verb
    assert arc(sentence, speaker) == ("nsubj", verb)
    assert arc(sentence, content) == ("ccomp", verb)


@pytest.mark.parametrize(
    "text", ["Fiji said that it opposes the tests.", "Fiji said it opposes the tests."]
)
def test_indirect_speech_is_a_complement_with_and_without_that(text: str) -> None:
    found = arcs(text, "opposes", "it")
    assert found == {"opposes": ("ccomp", "said"), "it": ("nsubj", "opposes")}


def test_that_between_verb_and_clause_is_a_mark_and_behind_a_noun_a_relative() -> None:
    said = parsed("Fiji said that the tests harm children.")
    states = parsed("States that tested the weapons deny it.")
    assert (word(said, "that").tag, word(said, "that").dep) == ("IN", "mark")
    assert (word(states, "that").tag, word(states, "that").dep) == ("WDT", "nsubj")


def test_a_participle_behind_a_comma_belongs_to_the_clause() -> None:
    found = arcs(
        "Jamaica made a statement on behalf of 14 countries, praising the court.",
        "praising", "court", "countries", "14",
    )  # fmt: skip
    assert found == {
        "praising": ("advcl", "made"),
        "court": ("dobj", "praising"),
        "countries": ("pobj", "of"),
        "14": ("nummod", "countries"),
    }


def test_a_participle_behind_a_noun_belongs_to_the_noun() -> None:
    found = arcs(
        "Oman dismissed the comments on trade made by Qatar and some other states.",
        "made", "by", "Qatar", "states",
    )  # fmt: skip
    assert found["made"][0] == "acl"
    assert found["by"] == ("agent", "made")
    assert found["states"] == ("conj", "Qatar")


def test_a_preposition_takes_a_participle() -> None:
    found = arcs("The group thanked Malta for hosting the talks.", "for", "hosting", "talks")
    assert found == {
        "for": ("prep", "thanked"),
        "hosting": ("pcomp", "for"),
        "talks": ("dobj", "hosting"),
    }


def test_a_relative_clause_hangs_on_its_noun_and_the_main_verb_keeps_its_subject() -> None:
    found = arcs(
        "The countries that have voted against the text urged the assembly to wait.",
        "that", "voted", "countries", "urged",
    )  # fmt: skip
    assert found == {
        "that": ("nsubj", "voted"),
        "voted": ("relcl", "countries"),
        "countries": ("nsubj", "urged"),
        "urged": ("ROOT", "urged"),
    }


def test_an_office_between_commas_is_an_apposition_with_its_owner() -> None:
    sentence = parsed("Ana Ruiz, Peru's permanent representative to the UN, rejected the remarks.")
    assert arc(sentence, "Ruiz") == ("nsubj", "rejected")
    assert arc(sentence, "representative") == ("appos", "Ruiz")
    assert arc(sentence, "Peru") == ("poss", "representative")
    assert arc(sentence, "'s") == ("case", "Peru")
    assert arc(sentence, "UN") == ("pobj", "to")


def test_a_name_behind_an_office_is_an_apposition_of_the_office() -> None:
    found = arcs("Kenya's envoy to Chad, Amina Otieno, criticised the vote.", "envoy", "Otieno")
    assert found == {"envoy": ("nsubj", "criticised"), "Otieno": ("appos", "envoy")}


def test_a_demand_is_an_infinitive_of_its_verb() -> None:
    found = arcs("Belgium urged both parties to release the detainees.", "parties", "to", "release")
    assert found == {
        "parties": ("dobj", "urged"),
        "to": ("aux", "release"),
        "release": ("xcomp", "urged"),
    }


def test_an_infinitive_behind_a_noun_of_will_belongs_to_the_noun() -> None:
    assert arcs("It has no right to judge others.", "judge") == {"judge": ("acl", "right")}


@pytest.mark.parametrize("negation", ["did not support", "didn't support", "has never supported"])
def test_negation_hangs_on_the_main_verb(negation: str) -> None:
    sentence = parsed(f"Mali {negation} the measure.")
    negated = sentence.children(sentence.root, "neg")
    assert sentence.root.lemma == "support"
    assert [token.lemma for token in negated] in (["not"], ["never"])


def test_a_counted_group_keeps_its_number_and_open_end() -> None:
    found = arcs(
        "More than 30 countries including Cuba and Nepal made individual statements.",
        "More", "than", "30", "countries", "including", "Cuba", "Nepal",
    )  # fmt: skip
    assert found == {
        "More": ("amod", "30"),
        "than": ("quantmod", "30"),
        "30": ("nummod", "countries"),
        "countries": ("nsubj", "made"),
        "including": ("prep", "countries"),
        "Cuba": ("pobj", "including"),
        "Nepal": ("conj", "Cuba"),
    }


def test_there_and_copulas_have_their_complements() -> None:
    there = parsed("There is a hidden agenda in the report.")
    claim = parsed("The claim is absolutely untrue.")
    assert arc(there, "There") == ("expl", "is")
    assert arc(there, "agenda") == ("attr", "is")
    assert arc(claim, "untrue") == ("acomp", "is")


def test_a_prefix_with_a_hyphen_is_part_of_the_verb() -> None:
    found = arcs("In July, 50 states co-signed a letter to the president.", "states", "letter")
    assert found == {"states": ("nsubj", "signed"), "letter": ("dobj", "signed")}


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("It doesn't help.", ["It", "does", "n't", "help", "."]),
        ("They cannot win.", ["They", "can", "not", "win", "."]),
        ("the U.S.-led talks", ["the", "U.S.-led", "talks"]),
        ("on Oct. 30 (local time)", ["on", "Oct.", "30", "(", "local", "time", ")"]),
        ("counter-terrorism", ["counter", "-", "terrorism"]),
        ("the states’ 1,000 votes", ["the", "states", "’", "1,000", "votes"]),
        ("G-77 and COVID-19", ["G-77", "and", "COVID-19"]),
        ("Peru’s reply", ["Peru", "’s", "reply"]),
    ],
)
def test_words_are_cut_as_the_other_backend_cuts_them(text: str, tokens: list[str]) -> None:
    assert [token.text for token in parsed(text).tokens] == tokens


@pytest.mark.parametrize(
    ("text", "form", "tag", "lemma"),
    [
        ("They support the plan.", "support", "VBP", "support"),
        ("They voiced support for the plan.", "support", "NN", "support"),
        ("Mali opposes the plan.", "opposes", "VBZ", "oppose"),
        ("The attacks continued.", "attacks", "NNS", "attack"),
        ("The measures taken in Mali were legal.", "taken", "VBN", "take"),
        ("They stopped the convoy.", "stopped", "VBD", "stop"),
        ("The families are concerned.", "concerned", "JJ", "concerned"),
        ("She denied the allegations.", "denied", "VBD", "deny"),
        ("Ministers were deceiving voters.", "deceiving", "VBG", "deceive"),
        ("It led to crises abroad.", "crises", "NNS", "crisis"),
        ("Iranian officials left.", "Iranian", "JJ", "iranian"),
        ("Countries left the pact.", "Countries", "NNS", "country"),
    ],
)
def test_the_neighbours_decide_what_a_word_is(text: str, form: str, tag: str, lemma: str) -> None:
    token = word(parsed(text), form)
    assert (token.tag, token.lemma) == (tag, lemma)


def test_offsets_count_from_the_beginning_of_the_document() -> None:
    text = "Peru agreed. “Ghana’s plan – no,” it said.\n\nAll left."
    for sentence in PARSER.parse(text, offset=100):
        for token in sentence.tokens:
            assert text[token.start - 100 : token.end - 100] == token.text
        assert (sentence.start, sentence.end) == (sentence.tokens[0].start, sentence.tokens[-1].end)


def assert_well_formed(text: str, sentences: list[Sentence], offset: int) -> None:
    covered = 0
    for sentence in sentences:
        roots = [token for token in sentence.tokens if token.head == token.i]
        assert [token.dep for token in roots] == ["ROOT"]
        assert [token.i for token in sentence.tokens] == list(range(len(sentence.tokens)))
        for token in sentence.tokens:
            assert token.dep
            assert token.tag
            assert text[token.start - offset : token.end - offset] == token.text
            assert len(list(sentence.ancestors(token))) < len(sentence.tokens)
        covered += sum(len(token.text) for token in sentence.tokens)
    assert covered == len("".join(text.split()))


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.text(max_size=300), NEWSLIKE), offset=st.integers(0, 10**6))
def test_any_text_gives_trees_that_cover_it(text: str, offset: int) -> None:
    sentences = PARSER.parse(text, offset)
    assert_well_formed(text, sentences, offset)
    assert sentences == PARSER.parse(text, offset)


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, "word " * 20_000, "and the states of " * 5_000, "-" * 100_000, "\"(" * 20_000,
     "that he said that " * 5_000, "A." * 50_000, "x'" * 50_000, "1.," * 30_000],
)  # fmt: skip
def test_an_endless_sentence_is_cut_into_pieces(text: str) -> None:
    sentences = PARSER.parse(text)
    assert max(len(sentence.tokens) for sentence in sentences) <= MAX_TOKENS
    assert_well_formed(text, sentences, 0)


def test_parse_all_keeps_the_order_of_its_passages() -> None:
    passages = [("Peru agreed. Mali left.", 0), ("", 30), ("Fiji spoke.", 40)]
    found = list(PARSER.parse_all(passages))
    assert [len(sentences) for sentences in found] == [2, 0, 1]
    assert found[2][0].start == 40


def test_the_parser_names_its_word_lists() -> None:
    assert PARSER.info.name == "pattern"
    assert len(PARSER.info.sha256 or "") == 64
    assert PARSER.info.official is None


def test_a_sentence_may_begin_with_a_name_that_looks_like_another_word() -> None:
    for name in ("Italy", "France", "Beijing"):
        assert word(parsed(f"{name} rejected the offer."), name).tag == "NNP"


def test_verbs_of_stance_are_known_as_verbs() -> None:
    words = lexicon()
    for verb in (
        "support",
        "oppose",
        "condemn",
        "reject",
        "urge",
        "praise",
        "criticise",
        "denounce",
    ):
        assert "V" in words.word(verb).kinds


def test_nothing_of_spacy_is_imported() -> None:
    code = (
        "import sys; from stancegraph.extraction.parsing.pattern_backend import PatternParser;"
        "PatternParser().parse('Peru agreed.'); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
