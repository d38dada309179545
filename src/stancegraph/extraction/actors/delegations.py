"""For whom a subject speaks: itself, those on whose behalf it does, or several as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stancegraph.extraction.actors.mentions import Mentions
from stancegraph.extraction.actors.who import NOBODY, Who
from stancegraph.extraction.lexicon import Lexicon
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.records.factsheet import Group

_READING = frozenset("make deliver read present issue give".split())
"""What is done with a statement that is made for others."""
_FOR_OTHERS = frozenset({"behalf", "for", "name"})
_WITH_OTHERS = frozenset({"join", "alongside", "like", "with"})
_OTHER_CLAUSES = frozenset({"conj", "advcl", "relcl", "ccomp"})
_THEIRS = frozenset({"its", "their"})

_MARKS = frozenset({",", "–", "—", "--", "-", "("})


class Delegations:
    """Reads "on behalf of 54 countries", "for the Group of 77", "in a joint statement"."""

    def __init__(self, lexicon: Lexicon, mentions: Mentions) -> None:
        self._lexicon = lexicon
        self._mentions = mentions

    def holders(
        self, sentence: Sentence, noun: Token, verb: Token, whos: tuple[Who, ...]
    ) -> tuple[Who, ...]:
        """Those who take what a subject says as theirs; `whos` is the subject itself."""
        lemmas = sentence.lemmas
        above = sentence.head(verb)
        if _FOR_OTHERS.isdisjoint(lemmas):
            represented: Token | None = None
        elif verb.dep == "ccomp" and self._represented(sentence, above) is noun:
            # "Ten states welcomed it, *Peru* said on their behalf": the speaker stands above
            speakers = sentence.children(above, "nsubj")
            represented = noun
            whos = self._mentions.resolve(sentence, speakers[0]) if speakers else ()
        else:
            represented = self._represented(sentence, verb)
        if represented is not None:
            speaker = whos[0] if whos else NOBODY
            found = self._mentions.resolve(sentence, represented)
            others = tuple(who for who in found if not any(who.same_actor(one) for one in whos))
            return tuple(_spoken_for(who, speaker) for who in others or found) or whos
        voice = None if _READING.isdisjoint(lemmas) else self._delivering(sentence, verb)
        if voice is not None and any(who.group is not None for who in whos):
            # "Ten states rejected it in a statement delivered by *Peru*"
            return tuple(_spoken_for(who, voice) if who.group else who for who in whos)
        if not _WITH_OTHERS.isdisjoint(lemmas):
            whos = (*whos, *self._together(sentence, noun, verb))
        whos = tuple(dict.fromkeys(whos))
        return _as_one(whos) if "joint" in lemmas and self._is_joint(sentence, verb) else whos

    def _represented(self, sentence: Sentence, verb: Token) -> Token | None:
        hosts = [verb, *sentence.children(verb, "dobj", "advcl", "nsubj", "csubj")]
        for clause in sentence.children(verb, "advcl"):
            made = sentence.children(clause, "dobj")  # "making a statement for the Group"
            hosts += [*made, *(below for one in made for below in sentence.subtree(one))]
        for prep in sentence.children(verb, "prep"):
            made = sentence.children(prep, "pobj") if prep.lemma == "in" else []
            hosts += [one for one in made if self._is_statement(one)]  # "In a statement for them"
        hosts += [child for host in hosts for child in sentence.children(host, "acl")]
        for host in hosts:
            for prep in sentence.children(host, "prep"):
                behalf = sentence.child(prep, "pobj")
                if behalf is None:
                    continue
                if behalf.lemma == "behalf" or (behalf.lemma == "name" and prep.lemma == "in"):
                    of = sentence.child(behalf, "prep")
                    if of is not None:
                        return sentence.child(of, "pobj")
                    owner = sentence.child(behalf, "poss")
                    return self._taken_up(sentence, verb, owner) if owner is not None else None
                is_bloc = (self._mentions.names.state(behalf) or "").startswith("bloc:")
                speaks = host.dep == "nsubj" or host.lemma == "speak"
                if speaks and prep.lemma == "for" and is_bloc:
                    return behalf
                speaks = (
                    host.lemma == "speak" or self._is_statement(host) or _has_floor(sentence, host)
                )
                if host.lemma in _READING:  # "read a statement *for ten states*"
                    made = sentence.children(host, "dobj")
                    speaks = speaks or any(self._is_statement(one) for one in made)
                if speaks and prep.lemma == "for" and self._is_counted(sentence, behalf):
                    return behalf
            if _has_floor(sentence, host):  # "took the floor at the Council *for ten states*"
                for one in sentence.subtree(host, without=_OTHER_CLAUSES):
                    behalf = sentence.child(one, "pobj") if one.lemma == "for" else None
                    if behalf is not None and self._is_counted(sentence, behalf):
                        return behalf
        return None

    def _delivering(self, sentence: Sentence, verb: Token) -> Who | None:
        """Who is said to deliver the statement in which others do something."""
        for one in sentence.subtree(verb, without=_OTHER_CLAUSES):
            agent = sentence.child(one, "agent") if one.dep == "acl" else None
            speaker = sentence.child(agent, "pobj") if agent is not None else None
            if speaker is None or one.lemma not in _READING:
                continue
            if self._is_statement(sentence.head(one)):
                return next(iter(self._mentions.resolve(sentence, speaker)), None)
        return None

    def _taken_up(self, sentence: Sentence, verb: Token, owner: Token) -> Token:
        """Those whom "its" or "their" behalf means in "Ten states agreed, Peru said on it"."""
        for clause in sentence.children(verb, "ccomp") if owner.lemma in _THEIRS else ():
            subject = sentence.child(clause, "nsubj")
            if subject is not None and subject.i < owner.i and subject.pos == "NOUN":
                return subject
        return owner

    def _is_statement(self, noun: Token) -> bool:
        return noun.pos == "NOUN" and noun.lemma in self._lexicon.statements

    def _is_counted(self, sentence: Sentence, noun: Token) -> bool:
        """True for "54 countries"."""
        is_states = noun.lemma in self._lexicon.states and noun.tag == "NNS"
        return is_states and sentence.child(noun, "nummod") is not None

    def _together(self, sentence: Sentence, noun: Token, verb: Token) -> Iterator[Who]:
        """Those "with" whom a subject acts, set off by a comma: "With Peru, Chile proposed"."""
        says = verb.lemma in self._lexicon.speech or verb.lemma in self._lexicon.asking
        is_name = self._mentions.names.mention(noun) is not None
        for prep in (*sentence.children(noun, "prep"), *sentence.children(verb, "prep")):
            alike = _alike(sentence, prep) if is_name else []
            for partner in alike or _partners(sentence, prep, says=says):
                yield from (who for who in self._mentions.resolve(sentence, partner) if who.holds)
        for ally in _joined(sentence, verb):
            yield from (who for who in self._mentions.resolve(sentence, ally) if who.holds)

    def _is_joint(self, sentence: Sentence, verb: Token) -> bool:
        """True for "issued a joint statement" and "said in a joint letter"."""
        nouns = sentence.children(verb, "dobj", "nsubjpass")
        for prep in sentence.children(verb, "prep"):
            nouns += sentence.children(prep, "pobj")
        return any(
            noun.lemma in self._lexicon.statements
            and any(child.lemma == "joint" for child in sentence.children(noun, "amod"))
            for noun in nouns
        )


def _joined(sentence: Sentence, verb: Token) -> list[Token]:
    """Those in "Chile joined *Peru* in condemning it", who did it as well."""
    is_in = any(
        prep.lemma == "in" and sentence.child(prep, "pcomp") is not None
        for prep in sentence.children(verb, "prep")
    )
    return sentence.children(verb, "dobj") if verb.lemma == "join" and is_in else []


def _has_floor(sentence: Sentence, verb: Token) -> bool:
    """True for "took the floor"."""
    return any(one.lemma == "floor" for one in sentence.children(verb, "dobj"))


def _partners(sentence: Sentence, prep: Token, *, says: bool) -> list[Token]:
    """The nouns behind "together with", "alongside" and, where somebody speaks, mere "with"."""
    first, link = prep, prep
    if prep.lemma == "along":
        link = sentence.child(prep, "prep") or prep
    elif prep.i > 0 and sentence.tokens[prep.i - 1].lemma == "together":
        first = sentence.tokens[prep.i - 1]
    is_set_off = first.i == 0 or sentence.tokens[first.i - 1].text in _MARKS
    is_joint = first is not link or link.lemma == "alongside"
    if link.lemma not in ("with", "alongside") or not is_set_off or not (says or is_joint):
        return []
    return sentence.children(link, "pobj")


def _alike(sentence: Sentence, prep: Token) -> list[Token]:
    """The nouns of "Peru, *like Chile*, did it" and "*Like Chile*, Peru did it"."""
    if prep.text.lower() != "like" or (prep.i > 0 and sentence.tokens[prep.i - 1].text != ","):
        return []
    after = sentence.tokens[sentence.subtree(prep)[-1].i + 1 :][:1]
    return sentence.children(prep, "pobj") if after and after[0].text == "," else []


def _spoken_for(who: Who, speaker: Who) -> Who:
    """A bloc or coalition with its spokesperson, who is a known member of the coalition."""
    if who.group is None:
        return replace(who, spokesperson=speaker.key, person=speaker.person)
    if speaker.key is None or speaker.key in who.group.members:
        return who
    members = (speaker.key, *who.group.members)[: who.group.count]
    group = who.group.model_copy(update={"members": members})
    return replace(who, group=group, spokesperson=speaker.key)


def _as_one(whos: tuple[Who, ...]) -> tuple[Who, ...]:
    """Several states that speak as one, as a coalition of which every member is known."""
    keys = tuple(dict.fromkeys(who.key for who in whos if who.key is not None))
    if len(keys) < 2 or len(keys) < len(whos):
        return whos
    return (Who(group=Group(count=len(keys), members=keys), plural=True),)
