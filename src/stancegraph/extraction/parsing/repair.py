"""Small corrections of a parse where statistical parsers err in one known way."""

from __future__ import annotations

from dataclasses import replace

from stancegraph.extraction.parsing.delegated import read_delegates
from stancegraph.extraction.parsing.lists import join_lists
from stancegraph.extraction.parsing.parse import Token
from stancegraph.extraction.parsing.raising import raise_verbs
from stancegraph.extraction.parsing.reattach import reattached
from stancegraph.extraction.parsing.reports import read_reports

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_OF_CLAUSES = _SUBJECTS | {"aux", "auxpass", "cop", "mark", "advcl", "dobj"}
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_DATELINE = 14
"""Words within which a dateline ends."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def repaired(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with wrong attachments put right.

    "X refused the offer and Peru backed it": Peru is what backed it, not part of the offer.
    """
    fixed = list(tokens)
    for noun in tokens:
        if noun.dep != "conj" or noun.pos != "PROPN" or noun.i + 1 >= len(tokens):
            continue
        verb = tokens[noun.i + 1]
        if verb.pos == "ADV" and verb.i + 1 < len(tokens):
            verb = tokens[verb.i + 1]  # "and Peru *immediately* said"
        if verb.tag not in _FINITE or verb.pos not in ("VERB", "AUX"):
            continue
        if verb.dep != "conj" or verb.head >= noun.i or verb.i == noun.head:
            continue
        if any(t.head == verb.i and t.dep in ("nsubj", "nsubjpass") for t in tokens):
            continue
        first = tokens[noun.head]
        if first.dep == "pobj" and tokens[first.head].text == "as" and first.i > verb.head:
            # "left as Chile and *Peru* refused it", where "as" was taken for a preposition
            fixed[first.i] = replace(first, head=verb.i, dep="nsubj")
        elif first.i > verb.head:  # the noun hangs below the first verb's object
            fixed[noun.i] = replace(noun, head=verb.i, dep="nsubj")
    _read_plurals(fixed)
    _part_from_days(fixed)
    _join_names(tokens, fixed)
    _raise_past(tokens, fixed)
    _give_subject(tokens, fixed)
    _adopt_subject(tokens, fixed)
    _pass_dateline(tokens, fixed)
    for token in tokens:
        if token.tag == "VBZ" and token.dep in ("pobj", "dobj"):  # "responded to Peru's *calls*"
            fixed[token.i] = replace(fixed[token.i], pos="NOUN", tag="NNS")
    _raise_told(tokens, fixed)
    raise_verbs(fixed)
    _free_objects(tokens, fixed)
    _lower_subjects(fixed)
    _join_infinitives(fixed)
    _read_objects(fixed)
    read_delegates(fixed)
    join_lists(fixed)
    read_reports(fixed)
    reattached(fixed)
    return tuple(fixed)


def _read_objects(fixed: list[Token]) -> None:
    """A bare noun that was taken for a clause is an object: "Chile condemns Peru *crackdown*"."""
    clausal = {token.head for token in fixed if token.dep in _OF_CLAUSES}
    with_object = {token.head for token in fixed if token.dep == "dobj"}
    for noun in list(fixed):
        is_bare = noun.tag in ("NN", "NNS", "NNP") and noun.i not in clausal
        is_free = fixed[noun.head].pos == "VERB" and noun.head not in with_object
        if noun.dep == "ccomp" and noun.head < noun.i and is_bare and is_free:
            fixed[noun.i] = replace(noun, dep="dobj")


def _join_infinitives(fixed: list[Token]) -> None:
    """Put right "for Peru to leave, to pay *and to stop*": a list of infinitives, none an aim."""
    starts = {token.head: token.i for token in fixed if token.dep == "aux" and token.lemma == "to"}
    if len(starts) < 3:
        return
    joined = [to for to in starts.values() if to > 0 and fixed[to - 1].dep == "cc"]
    for place, to in sorted(starts.items()):
        verb, above = fixed[place], fixed[fixed[place].head]
        if verb.dep != "advcl" or above.i not in starts or above.i > to or to == 0:
            continue
        if fixed[to - 1].text in (",", ";") and any(other > to for other in joined):
            fixed[place] = replace(verb, dep="conj")


def _lower_subjects(fixed: list[Token]) -> None:
    """Hang the subject of "it was concerned" on the verb, not on its auxiliary."""
    for noun in list(fixed):
        above = fixed[noun.head]
        if noun.dep in ("nsubj", "nsubjpass") and above.dep in ("aux", "auxpass"):
            fixed[noun.i] = replace(noun, head=above.head)


def _free_objects(tokens: tuple[Token, ...], fixed: list[Token]) -> None:
    """Put right "supports without reservation the draft": the draft is what is supported."""
    for noun in tokens:
        above = tokens[noun.head]
        if above.pos != "NOUN" or above.dep != "pobj" or noun.i < above.i:
            continue
        prep = tokens[above.head]
        between = {token.text for token in tokens[above.i : noun.i]}
        is_loose = noun.dep == "appos" and prep.lemma == "without" and not between & {",", "("}
        if noun.dep != "dobj" and not is_loose:
            continue
        verb = tokens[prep.head]
        if verb.pos == "VERB" and not any(t.head == verb.i and t.dep == "dobj" for t in tokens):
            fixed[noun.i] = replace(fixed[noun.i], head=verb.i, dep="dobj")


def _join_names(tokens: tuple[Token, ...], fixed: list[Token]) -> None:
    """Put right "the Union and the bloc IGAD welcomed": the Union is subject, not below IGAD."""
    for name in tokens:
        below = fixed[name.head]
        is_subject = below.pos in ("PROPN", "NOUN") and below.dep in ("nsubj", "nsubjpass")
        if name.dep not in ("nsubj", "nsubjpass") or not is_subject or name.i > below.i:
            continue
        if any(t.head == name.i and t.dep == "cc" for t in tokens):
            fixed[name.i] = replace(name, head=below.head, dep=below.dep)
            fixed[below.i] = replace(below, head=name.i, dep="conj")


def _raise_past(tokens: tuple[Token, ...], fixed: list[Token]) -> None:
    """Put right "called it a step that helps all and demanded": what is told hangs together.

    A past tense coordinated with the present tense of a relative clause goes on with the past
    tense above it.
    """
    for verb in tokens:
        first = tokens[verb.head]
        if verb.dep != "conj" or verb.tag != "VBD" or first.tag not in ("VBZ", "VBP"):
            continue
        if first.dep != "relcl" or any(
            t.head == verb.i and t.dep in ("nsubj", "nsubjpass") for t in tokens
        ):
            continue
        above = _past_above(tokens, first)
        if above is not None:
            fixed[verb.i] = replace(verb, head=above.i)


def _give_subject(tokens: tuple[Token, ...], fixed: list[Token]) -> None:
    """Put right a rare name at the head of a sentence that was taken for an adverb."""
    first = tokens[0]
    verb = tokens[first.head]
    if first.dep != "advmod" or first.tag != "RB" or verb.tag not in ("VBD", "VBZ", "VBP"):
        return
    if not first.text[:1].isupper() or first.text.endswith("ly"):
        return
    if not any(t.head == verb.i and t.dep in _SUBJECTS for t in tokens):
        fixed[0] = replace(first, dep="nsubj", pos="PROPN", tag="NNP")


def _part_from_days(fixed: list[Token]) -> None:
    """Put right "President X *Monday* condemned it": the day is no part of the name."""
    for day in list(fixed):
        name = fixed[day.i - 1] if day.i > 0 else day
        is_joined = name.dep == "compound" and name.head == day.i and name.pos == "PROPN"
        if day.text not in _DAYS or not is_joined or day.dep not in ("npadvmod", "nsubj"):
            continue
        others = (t for t in fixed if t.head == day.head and t.dep in _SUBJECTS and t.i != day.i)
        if next(others, None) is not None:
            continue
        fixed[name.i] = replace(name, head=day.head, dep="nsubj")
        fixed[day.i] = replace(day, dep="npadvmod")
        for one in list(fixed):
            if one.head == day.i and one.i < name.i:
                fixed[one.i] = replace(one, head=name.i)


def _adopt_subject(tokens: tuple[Token, ...], fixed: list[Token]) -> None:
    """Put right "Following talks with Chad, *the ministry* has left", where it hangs on Chad."""
    with_subject = {token.head for token in fixed if token.dep in _SUBJECTS}
    for verb in tokens:
        if verb.dep not in ("ROOT", "ccomp") or verb.pos != "VERB" or verb.i in with_subject:
            continue
        before = verb.i - 1
        auxes = []
        while before > 0 and tokens[before].pos in ("AUX", "ADV") and tokens[before].head == verb.i:
            auxes.append(tokens[before].tag)
            before -= 1
        if not {verb.tag, *auxes} & _FINITE or tokens[before].pos == "PUNCT":
            continue
        noun, found = tokens[before], None
        while noun.head < noun.i and noun.pos != "VERB":
            begins = min(_below(tokens, noun))
            is_set_off = begins > 0 and tokens[begins - 1].text == "," and noun.head < begins
            if noun.dep in ("appos", "conj") and is_set_off and noun.pos in ("NOUN", "PROPN"):
                found = noun
            noun = tokens[noun.head]
        if found is not None:
            fixed[found.i] = replace(found, head=verb.i, dep="nsubj")


def _below(tokens: tuple[Token, ...], top: Token) -> set[int]:
    """The positions of a token and all below it."""
    found = {top.i}
    while more := {token.i for token in tokens if token.head in found} - found:
        found |= more
    return found


def _pass_dateline(tokens: tuple[Token, ...], fixed: list[Token]) -> None:
    """Put right "NAIROBI, Kenya — Peru rejected it": what follows the dash is the subject."""
    dash = next((t.i for t in tokens[:_DATELINE] if t.text in ("—", "–", "--", "-")), 0)
    if not dash or not tokens[0].text.isupper() or len(tokens[0].text) < 3:
        return
    subject = next((t for t in tokens[:dash] if t.dep in _SUBJECTS and t.head > dash), None)
    after = next((t for t in tokens[dash:] if t.dep == "appos" and t.head < dash), None)
    if subject is not None and after is not None and after.i < subject.head:
        fixed[after.i] = replace(after, head=subject.head, dep=subject.dep)
        fixed[subject.i] = replace(subject, dep="npadvmod")


def _raise_told(tokens: tuple[Token, ...], fixed: list[Token]) -> None:
    """Put right "regretted that no visit had taken place and it urged": "urged" goes on above.

    A past tense is not coordinated with an infinitive or participle behind an auxiliary.
    """
    for verb in tokens:
        first = tokens[verb.head]
        if verb.dep != "conj" or verb.tag != "VBD" or first.tag not in ("VB", "VBN"):
            continue
        own = next((t for t in tokens if t.head == verb.i and t.dep in _SUBJECTS), None)
        is_other = own is not None and own.text.lower() not in ("it", "he", "she", "they")
        has_aux = any(t.head == first.i and t.dep == "aux" for t in tokens)
        above = tokens[first.head]
        if above.dep == "dobj":
            above = tokens[above.head]  # "expressed concern that they would go, and called"
        if first.dep in ("ccomp", "acl") and above.tag == "VBD" and has_aux and not is_other:
            fixed[verb.i] = replace(fixed[verb.i], head=above.i)


def _past_above(tokens: tuple[Token, ...], token: Token) -> Token | None:
    seen = 0
    while token.head != token.i and seen < len(tokens):
        token, seen = tokens[token.head], seen + 1
        if token.tag == "VBD":
            return token
    return None


def _read_plurals(tokens: list[Token]) -> None:
    """Correct "denounce the hostile *attempts* to": no adjective with an article is a subject."""
    for verb in list(tokens):
        quality = tokens[verb.i - 1] if verb.i > 1 else verb
        above = tokens[verb.head]
        if verb.tag != "VBZ" or verb.dep != "ccomp" or above.i >= quality.i or above.pos != "VERB":
            continue
        if (quality.tag, quality.dep, quality.head) != ("JJ", "nsubj", verb.i):
            continue
        lemma = verb.text.lower().removesuffix("s")
        tokens[verb.i] = replace(verb, tag="NNS", pos="NOUN", dep="dobj", lemma=lemma)
        tokens[quality.i] = replace(quality, dep="amod")
        for one in list(tokens):
            if one.head == quality.i:
                tokens[one.i] = replace(one, head=verb.i)
            elif one.head == verb.i and one.dep == "xcomp":
                tokens[one.i] = replace(one, dep="acl")
