"""Corrections for the short forms of reports: "as Peru objects", "expels envoy, freezes trade"."""

from __future__ import annotations

from dataclasses import replace

from stancegraph.extraction.parsing.parse import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_JUDGING = frozenset("brand condemn decry denounce describe dismiss reject slam".split())
_CALLING = frozenset({"brand", "call", "dub", "label", "term"})
_PASSIVE = frozenset({"agent", "aux", "auxpass", "nsubj"})
_ANSWERS = {"rejects": "reject", "denies": "deny", "disputes": "dispute", "contests": "contest"}
_ANSWERING = frozenset("contest deny dismiss dispute refute reject".split())
_BEHIND = ("appos", "compound", "nmod")
_CHARGES = frozenset("accusation allegation charge claim".split())
"""What states reject that others say of them."""


def read_reports(fixed: list[Token]) -> None:
    """Put right what statistical parsers misread in the language of news."""
    _give_objectors(fixed)
    _raise_charges(fixed)
    _part_charges(fixed)
    _name_called(fixed)
    _end_appositions(fixed)
    _give_agents(fixed)
    _join_names(fixed)
    _read_summons(fixed)
    _read_answers(fixed)
    _free_shifted(fixed)
    _raise_objects(fixed)


def _give_objectors(fixed: list[Token]) -> None:
    """Put right "goes on as *Peru* objects": what stands behind "as" is what objects."""
    for noun in list(fixed):
        above = fixed[noun.head]
        if noun.dep != "pobj" or above.dep != "mark" or above.lemma != "as":
            continue
        verb = fixed[above.head]
        is_bare = not any(t.head == verb.i and t.dep in _SUBJECTS for t in fixed)
        if noun.i < verb.i and verb.tag in _FINITE and is_bare:
            fixed[noun.i] = replace(noun, head=verb.i, dep="nsubj")


def _raise_charges(fixed: list[Token]) -> None:
    """Put right "blamed Peru for the raid, *a charge* Peru denies": no charge denies it."""
    for charge in list(fixed):
        verb = fixed[charge.head]
        if charge.lemma not in _CHARGES or charge.dep != "nsubj" or verb.dep != "ROOT":
            continue
        told = next((t for t in fixed if t.head == verb.i and t.dep == "ccomp"), None)
        named = next(
            (
                t
                for t in fixed[charge.i + 1 : verb.i]
                if (t.head == charge.i and t.dep in _BEHIND)
                or (t.head == verb.i and t.dep == "nsubj")
            ),
            None,
        )
        if verb.lemma not in _ANSWERING or told is None or named is None:
            continue
        if told.i < charge.i and fixed[charge.i - 1].dep == "det":
            fixed[told.i] = replace(told, head=told.i, dep="ROOT")
            fixed[charge.i] = replace(charge, head=told.i, dep="npadvmod")
            fixed[named.i] = replace(named, head=verb.i, dep="nsubj")
            fixed[verb.i] = replace(verb, head=charge.i, dep="relcl")


def _part_charges(fixed: list[Token]) -> None:
    """Put right "accused Peru of the raid, *a charge Peru has* denied", taken for one name."""
    for charge in list(fixed):
        named = fixed[charge.head]
        verb = fixed[named.head]
        is_one = charge.lemma in _CHARGES and charge.dep == "compound" and named.pos == "PROPN"
        if not is_one or named.dep != "nsubj" or verb.lemma not in _ANSWERING:
            continue
        det = next((t for t in fixed if t.head == named.i and t.dep == "det"), None)
        told = next((t for t in fixed if t.head == verb.i and t.dep == "ccomp"), None)
        if verb.dep == "ROOT" and det is not None and told is not None and told.i < det.i:
            fixed[told.i] = replace(told, head=told.i, dep="ROOT")
            fixed[det.i] = replace(det, head=charge.i)
            fixed[charge.i] = replace(charge, head=told.i, dep="npadvmod")
            fixed[verb.i] = replace(verb, head=charge.i, dep="relcl")


def _name_called(fixed: list[Token]) -> None:
    """Put right "called the *bid* a provocation", where what is called was taken for a verb."""
    for verb in list(fixed):
        above = fixed[verb.head]
        if above.lemma not in _CALLING or verb.i < above.i or verb.dep not in ("ccomp", "xcomp"):
            continue
        below = [t for t in fixed if t.head == verb.i]
        said = next((t for t in below if t.dep in ("dobj", "attr") and t.i > verb.i), None)
        has_article = said is not None and any(
            t.head == said.i and t.text in ("a", "an") for t in fixed
        )
        if said is None or not has_article or any(t.dep in ("aux", "mark") for t in below):
            continue
        if verb.tag not in ("VBP", "VBD", "VB", "VBN") or verb.i + 1 != _first(fixed, said):
            continue
        fixed[verb.i] = replace(verb, pos="NOUN", tag="NN", dep="dobj", lemma=verb.text.lower())
        fixed[said.i] = replace(said, head=above.i, dep="oprd")
        for one in below:
            if one.i < verb.i and one.dep in ("nsubj", "dobj"):
                fixed[one.i] = replace(one, dep="compound")
        for one in list(fixed):
            if one.head == above.i and above.i < one.i < verb.i and one.dep == "dobj":
                fixed[one.i] = replace(one, head=verb.i, dep="poss")


def _first(fixed: list[Token], noun: Token) -> int:
    """Where the words of a noun begin."""
    return min(t.i for t in fixed if t.i == noun.i or (t.head == noun.i and t.i < noun.i))


def _end_appositions(fixed: list[Token]) -> None:
    """Put right "Ana Diaz, Peru's prime minister, *called* on them": the name is the subject."""
    for verb in list(fixed):
        name = fixed[verb.head]
        if verb.dep != "acl" or verb.tag not in ("VBD", "VBZ") or name.dep != "ROOT":
            continue
        below = {t.dep for t in fixed if t.head == verb.i}
        named = {t.dep for t in fixed if t.head == name.i}
        is_set_off = verb.i > 1 and fixed[verb.i - 1].text == ","
        if name.pos == "PROPN" and is_set_off and "appos" in named and not below & _PASSIVE:
            fixed[verb.i] = replace(verb, head=verb.i, dep="ROOT")
            fixed[name.i] = replace(name, head=verb.i, dep="nsubj")


def _give_agents(fixed: list[Token]) -> None:
    """Put right "was condemned as rash and vile *by* the powers", hung on the last quality."""
    for by in list(fixed):
        quality = fixed[by.head]
        if by.lemma != "by" or by.dep not in ("prep", "agent") or quality.pos == "NOUN":
            continue
        as_ = quality
        while as_.dep in ("conj", "amod", "pobj") and as_.lemma != "as":
            as_ = fixed[as_.head]
        verb = fixed[as_.head]
        below = {t.dep for t in fixed if t.head == verb.i}
        if as_.lemma == "as" and "auxpass" in below and "agent" not in below:
            fixed[by.i] = replace(by, head=verb.i, dep="agent")


def _join_names(fixed: list[Token]) -> None:
    """Put right "Chile, *the Union* and their allies back it": the Union is another."""
    for name in list(fixed):
        first = fixed[name.head]
        if name.dep != "appos" or {name.pos, first.pos} != {"PROPN"} or first.i > name.i:
            continue
        joined = [t for t in fixed if t.head == name.i and t.dep in ("cc", "conj")]
        if {t.dep for t in joined} != {"cc", "conj"} or first.dep not in ("nsubj", "pobj", "dobj"):
            continue
        last = max(t.i for t in joined)
        begins = min(t.i for t in fixed if t.i == name.i or t.head == name.i)
        if fixed[begins - 1].text == "," and fixed[last].dep == "conj" and begins - 2 == first.i:
            fixed[name.i] = replace(name, dep="conj")


def _read_summons(fixed: list[Token]) -> None:
    """Put right "Peru cuts ties, *summons* envoy", where the verb was taken for a noun."""
    for verb in list(fixed):
        if verb.text != "summons" or verb.pos != "NOUN" or verb.i == 0:
            continue
        behind = next((t for t in fixed if t.head == verb.i and t.i > verb.i), None)
        is_bare = all(t.i > verb.i for t in fixed if t.head == verb.i)
        if behind is None or not is_bare or fixed[verb.i - 1].text not in (",", "and"):
            continue
        above = next((t for t in fixed[: verb.i] if t.dep == "ROOT"), fixed[verb.head])
        fixed[verb.i] = replace(
            verb, tag="VBZ", pos="VERB", lemma="summon", dep="conj", head=above.i
        )
        if behind.pos in ("NOUN", "PROPN"):
            fixed[behind.i] = replace(behind, dep="dobj")


def _read_answers(fixed: list[Token]) -> None:
    """Put right "a charge the Kremlin *rejects*", where the verb was taken for a plural."""
    for verb in list(fixed):
        charge, before = fixed[verb.head], fixed[verb.i - 1]
        if verb.tag != "NNS" or verb.text not in _ANSWERS or charge.lemma not in _CHARGES:
            continue
        if charge.i < before.i and before.pos == "PROPN" and before.head == verb.i:
            lemma = _ANSWERS[verb.text]
            fixed[verb.i] = replace(verb, dep="relcl", pos="VERB", tag="VBZ", lemma=lemma)
            fixed[before.i] = replace(before, dep="nsubj")


def _free_shifted(fixed: list[Token]) -> None:
    """Put right "dismissed as false *claims* of fraud": the claims are what is dismissed."""
    for prep in list(fixed):
        verb = fixed[prep.head]
        if prep.lemma != "as" or verb.lemma not in _JUDGING or prep.i != verb.i + 1:
            continue
        below = {t.dep for t in fixed if t.head == verb.i}
        if below & {"dobj", "auxpass", "agent"} or verb.dep in ("acl", "amod", "relcl"):
            continue
        for noun in list(fixed):
            is_judged = any(t.dep == "amod" and prep.i < t.i < noun.i for t in fixed)
            if noun.dep == "pobj" and noun.head == prep.i and is_judged and noun.tag[:2] == "NN":
                fixed[noun.i] = replace(noun, head=verb.i, dep="dobj")


def _raise_objects(fixed: list[Token]) -> None:
    """Put right "Peru expels an *envoy*, freezes trade": no comma parts subject and verb."""
    for verb in list(fixed):
        above = fixed[verb.head]
        if verb.dep != "ccomp" or above.i > verb.i or verb.tag != above.tag:
            continue
        noun = fixed[verb.i - 2]
        is_parted = fixed[verb.i - 1].text == "," and noun.dep == "nsubj" and noun.head == verb.i
        commas = sum(t.text == "," for t in fixed[above.i : verb.i])
        if is_parted and commas == 1 and above.tag in _FINITE:
            fixed[noun.i] = replace(noun, head=above.i, dep="dobj")
            fixed[verb.i] = replace(verb, dep="conj")
