"""Cutting the shortest phrase that names a matter out of a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from stancegraph.extraction.actors.names import Names
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.targets.slots import VERBAL, shares_object

_LONGEST = 28
"""Tokens of the longest phrase that still names a matter."""
_SHORT = 2
"""Tokens up to which an object is completed by the phrase behind it."""
_BINDING = frozenset("under on for with to between against among".split())
_DAYS = frozenset(
    "Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
)
_CUT = frozenset({"punct", "cc", "mark"})
_ARTICLES = frozenset({"the", "a", "an", "to", "that"})
_ADDING = frozenset("with while as after including adding saying although though but".split())
_LEADING_ON = frozenset({"instead", "rather"})
"""Words with which the next phrase begins: "hand them over *rather* than hide them"."""
_MARKS = frozenset("as because if since so that unless until when while".split())
_QUOTES = '"“”'
_DASHES = frozenset({"–", "—", "--"})


def phrase(sentence: Sentence, head: Token, names: Names, cue: Token | None = None) -> list[Token]:
    """The tokens that name what a head is about, in order; empty when nothing is left.

    Coordinated matters of their own are left out (`parts`), additions behind a comma too, and a
    cue behind the head ("called the plan *illegal*") ends the phrase.
    """
    inside = _inside(sentence, head, names)
    if cue is not None and _is_done_by(sentence, head, cue):
        inside = {i for i in inside if i >= head.i}
    first = last = head.i
    while first - 1 in inside:
        first -= 1
    while last + 1 < len(sentence.tokens) and last - first < _LONGEST:
        following = sentence.tokens[last + 1]
        if following.i not in inside and following.dep != "punct":
            break
        last += 1
    last = _with_participle(sentence, head, last)
    last = _with_adjunct(sentence, head, first, last)
    if cue is not None and head.i < cue.i <= last:
        # "a charge *that Peru denied*": the clause of the cue only says which charge
        clause = next(
            (
                up
                for up in (cue, *sentence.ancestors(cue))
                if up.head == head.i
                and (up.dep == "relcl" or (up.dep == "acl" and (up is cue or up.tag != "VB")))
            ),
            None,
        )
        last = (sentence.subtree(clause)[0].i if clause is not None else cue.i) - 1
        while last > head.i and sentence.tokens[last].dep in ("det", "prep", "advmod", "punct"):
            last -= 1  # "the decision to leave *as an* unacceptable step"
    return _trimmed(_without_additions(sentence, head, sentence.tokens[first : last + 1]))


def parts(sentence: Sentence, head: Token, names: Names) -> Iterator[Token]:
    """The heads of coordinated phrases that name different matters, the first one first."""
    yield head
    if shares_object(sentence, head):
        return  # "funding and arming the rebels" is one
    for other in sentence.conjuncts(head):
        if other.i > head.i and _differs(sentence, other, names):
            yield other
    if head.pos in ("NOUN", "PROPN"):
        yield from strayed(sentence, head)


def _is_done_by(sentence: Sentence, verb: Token, cue: Token) -> bool:
    """True for an active verb under a word of duty: what must be done, whoever must do it."""
    if verb.pos != "VERB" or cue.i > verb.i:
        return False
    return cue.dep == "aux" and sentence.child(verb, "auxpass", "nsubjpass") is None


def _differs(sentence: Sentence, other: Token, names: Names) -> bool:
    """True for a coordinated phrase with an owner or article of its own, or a name."""
    owner = sentence.child(other, "poss")
    if owner is not None and owner.text.lower() in ("its", "their"):
        return False  # "the people and their president"
    if other.pos in VERBAL or sentence.child(other, "poss", "det") is not None:
        return True
    mention = names.mention(other)
    return mention is not None and mention.form != "demonym"


def strayed(sentence: Sentence, head: Token) -> Iterator[Token]:
    """A noun that the parser coordinated with the verb above instead of with its object."""
    for above in sentence.ancestors(head):
        for other in sentence.children(above, "conj") if above.pos == "VERB" else ():
            between = sentence.tokens[head.i + 1 : other.i]
            has_verb = any(token.pos == "VERB" and token.dep != "amod" for token in between)
            if other.pos in ("NOUN", "PROPN") and other.i > head.i and not has_verb:
                yield other


def _inside(sentence: Sentence, head: Token, names: Names) -> set[int]:
    is_one = shares_object(sentence, head)
    split = {
        other.i
        for other in sentence.conjuncts(head)
        if other.i != head.i and not is_one and _differs(sentence, other, names)
    }
    below = sentence.subtree(head, without=frozenset({"parataxis"}))
    besides = _circumstances(sentence, head)
    inside = {token.i for token in below} - besides
    for other in split:
        if other > head.i:
            inside -= {token.i for token in sentence.subtree(sentence.tokens[other])}
    if head.pos not in VERBAL:
        return inside
    start = _clause_start(sentence, head)
    return {i for i in inside if i >= start}


def _circumstances(sentence: Sentence, head: Token) -> set[int]:
    """The tokens of "so that …", "because …" under a verb: why and when, not what."""
    if head.pos not in VERBAL:
        return set()
    return {
        token.i
        for child in sentence.children(head, "advcl")
        if child.i > head.i and any(one.lemma in _MARKS for one in sentence.children(child, "mark"))
        for token in sentence.subtree(child)
    }


def _clause_start(sentence: Sentence, head: Token) -> int:
    """Where a clause begins that names a matter: its question word or subject, else its verb."""
    for child in sentence.children(head):
        if child.tag in ("WP", "WRB") and child.i < head.i:
            return child.i
    subject = sentence.child(head, "nsubj", "nsubjpass")
    if subject is None or subject.pos == "PRON":
        return head.i
    return min(token.i for token in sentence.subtree(subject))


def _with_participle(sentence: Sentence, head: Token, last: int) -> int:
    """The end of "countries politicising the issue", however the participle was attached."""
    if head.pos != "NOUN":
        return last
    following = [t for t in sentence.tokens[last + 1 : last + 3] if t.text not in _QUOTES]
    if not following or following[0].tag != "VBG" or following[0].dep not in ("advcl", "acl"):
        return last
    return max(token.i for token in sentence.subtree(following[0]))


def _with_adjunct(sentence: Sentence, head: Token, first: int, last: int) -> int:
    """A short object with the phrase behind it: "consideration under other items"."""
    if head.dep != "dobj" or last - first >= _SHORT or last + 1 >= len(sentence.tokens):
        return last
    prep = sentence.tokens[last + 1]
    if prep.dep != "prep" or prep.head != head.head or prep.lemma not in _BINDING:
        return last
    pobj = sentence.child(prep, "pobj")
    if pobj is None or pobj.text[:3] in _DAYS or sentence.child(pobj, "nummod") is not None:
        return last
    return max(token.i for token in sentence.subtree(prep))


def _without_additions(sentence: Sentence, head: Token, tokens: tuple[Token, ...]) -> list[Token]:
    """Cut what a phrase only adds: behind a colon, or a comma and an apposition or clause."""
    for k, token in enumerate(tokens):
        if token.i <= head.i or k + 1 == len(tokens):
            continue
        if tokens[k + 1].lemma == "behalf" and token.head in (head.i, head.head):
            # "welcomed the plan on behalf of 54 states" tells who welcomes
            return list(tokens[:k])
        if token.text in _DASHES and tokens[k + 1].tag in ("VBG", "WDT", "WP"):
            return list(tokens[:k])
        if token.text == ":" or (token.text == "," and _adds(sentence, head, tokens[k + 1])):
            return list(tokens[:k])
    return list(tokens)


def _adds(sentence: Sentence, head: Token, after: Token) -> bool:
    if after.tag in ("WDT", "WP") or (after.tag == "VBG" and after.dep != "conj"):
        return True
    if head.pos in VERBAL:
        return after.lemma in _ADDING
    above = [up for up in (after, *sentence.ancestors(after)) if up.i > head.i]
    return any(up.dep in ("appos", "relcl", "advcl") for up in above)


def _trimmed(tokens: list[Token]) -> list[Token]:
    while tokens and (
        tokens[-1].dep in _CUT
        or tokens[-1].text.lower() in _LEADING_ON
        or tokens[-1].tag in ("WDT", "WP")
        or (tokens[-1].pos == "PUNCT" and not _closes(tokens))
    ):
        tokens.pop()
    while tokens and (tokens[0].lemma in _ARTICLES or tokens[0].text in ",;:" or _denies(tokens)):
        tokens.pop(0)
    return tokens


def _denies(tokens: list[Token]) -> bool:
    """True for the "no" of "there is no military solution", which belongs to the clause."""
    return tokens[0].lemma == "no" and tokens[0].dep == "det" and len(tokens) > 1


def _closes(tokens: list[Token]) -> bool:
    """True when the last token closes a quotation that opens in the same phrase."""
    marks = [token for token in tokens if token.text in _QUOTES]
    return tokens[-1].text in _QUOTES and len(marks) % 2 == 0
