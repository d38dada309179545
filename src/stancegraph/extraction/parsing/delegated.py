"""Corrections where one speaks for others: "On behalf of ten states, Chile objected"."""

from __future__ import annotations

from dataclasses import replace

from stancegraph.extraction.parsing.parse import Token

_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MODIFIERS = frozenset({"det", "compound", "amod", "poss", "nmod"})


def read_delegates(fixed: list[Token]) -> None:
    """Put right who speaks, and who is among those spoken for."""
    _free_verbs(fixed)
    _raise_fronted(fixed)
    _find_speaker(fixed)
    _list_members(fixed)


def _free_verbs(fixed: list[Token]) -> None:
    """Put right "spoke for ten states and *backed* Peru's plan", taken for what the plan is."""
    for verb in list(fixed):
        noun = fixed[verb.head]
        first = fixed[noun.head]
        if verb.tag != "VBD" or verb.dep != "amod" or verb.i == 0 or fixed[verb.i - 1].dep != "cc":
            continue
        if noun.dep == "conj" and noun.i > verb.i and first.tag == "VBD" and first.i < verb.i:
            fixed[verb.i] = replace(verb, head=first.i, dep="conj", pos="VERB")
            fixed[noun.i] = replace(noun, head=verb.i, dep="dobj")


def _raise_fronted(fixed: list[Token]) -> None:
    """Put right "On behalf of ten states, Chile objected to it", where it hangs on the states."""
    first = fixed[0]
    if first.head != 0 or first.tag != "IN":
        return
    for noun in fixed:
        verb = fixed[noun.head]
        if noun.dep != "nsubj" or verb.dep != "relcl" or verb.tag not in _FINITE or noun.i > verb.i:
            continue
        begins = noun.i
        while fixed[begins - 1].head == noun.i and fixed[begins - 1].dep in _MODIFIERS:
            begins -= 1
        if fixed[begins - 1].text != "," or noun.pos not in ("NOUN", "PROPN"):
            continue
        fixed[verb.i] = replace(verb, head=verb.i, dep="ROOT")
        fixed[0] = replace(first, head=verb.i, dep="prep")
        return


def _find_speaker(fixed: list[Token]) -> None:
    """Put right "Chile, speaking for ten states, objected", taken for a time and a participle."""
    name, verb = fixed[0], fixed[fixed[0].head]
    while name.dep == "compound" and name.head > name.i:
        name, verb = fixed[name.head], fixed[fixed[name.head].head]
    if name.dep == "ROOT" and name.pos == "PROPN":
        _raise_described(fixed, name)
        return
    if name.dep != "npadvmod" or name.pos != "PROPN" or verb.dep != "ROOT":
        return
    if name.text in _DAYS or verb.tag not in ("VBN", "VBD") or name.i > verb.i:
        return
    helped = {"nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass"}
    if not any(one.head == verb.i and one.dep in helped for one in fixed):
        fixed[name.i] = replace(name, dep="nsubj")
        fixed[verb.i] = replace(verb, tag="VBD", pos="VERB")


def _raise_described(fixed: list[Token], name: Token) -> None:
    """Put right the same where all that follows was taken for a description of the name."""
    below = [one for one in fixed if one.head == name.i and one.i > name.i and one.dep != "punct"]
    if len(below) != 1 or (below[0].tag, below[0].dep) != ("VBN", "acl"):
        return
    verb = below[0]
    doing = [one for one in fixed if one.head == verb.i and name.i < one.i < verb.i]
    if not any(one.tag == "VBG" and one.i == name.i + 2 for one in doing):
        return
    if fixed[verb.i - 1].text == "," and fixed[name.i + 1].text == ",":
        fixed[verb.i] = replace(verb, head=verb.i, dep="ROOT", tag="VBD", pos="VERB")
        fixed[name.i] = replace(name, head=verb.i, dep="nsubj")


def _list_members(fixed: list[Token]) -> None:
    """Put right "ten states, among them Peru and Chad, doing": the names are below "among".

    What was hung on the first of them belongs to the clause in which the states stand.
    """
    for among in list(fixed):
        if among.lemma != "among":
            continue
        them = fixed[among.i + 1] if among.i + 1 < len(fixed) else among
        if them.lemma not in ("they", "them", "which", "whom"):
            continue
        noun = fixed[among.i - 2] if among.i > 1 and fixed[among.i - 1].text == "," else among
        name = fixed[them.i + 1] if them.i + 1 < len(fixed) else them
        while name.dep in ("compound", "det") and name.head > name.i:
            name = fixed[name.head]
        if noun.tag != "NNS" or name.pos != "PROPN" or name.dep == "poss":
            continue
        clause, steps = fixed[noun.head], 0
        while clause.pos not in ("VERB", "AUX") and clause.head != clause.i and steps < len(fixed):
            clause, steps = fixed[clause.head], steps + 1
        listed = [name.i]
        for one in fixed:
            if one.dep == "conj" and one.head in listed and one.pos == "PROPN":
                listed.append(one.i)
        fixed[among.i] = replace(among, head=noun.i, dep="prep")
        fixed[them.i] = replace(them, head=among.i, dep="det")
        fixed[name.i] = replace(name, head=among.i, dep="pobj")
        for one in list(fixed):
            loose = one.head in listed and one.i > listed[-1] and one.dep not in ("punct", "conj")
            if loose and clause.pos in ("VERB", "AUX"):
                dep = "advcl" if one.tag == "VBG" else one.dep
                fixed[one.i] = replace(one, head=clause.i, dep=dep)
