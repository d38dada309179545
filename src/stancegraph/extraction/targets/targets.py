"""What a position is about, and the actor whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stancegraph.extraction.actors.mentions import Mentions
from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.clauses import subject_of
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.targets.owners import is_anothers, named_before, whole_of
from stancegraph.extraction.targets.phrases import parts, phrase
from stancegraph.extraction.targets.pronouns import (
    ANAPHORIC,
    VOTED,
    is_anaphoric,
    is_resumed,
    object_above,
    stands_for_another,
    thing_before,
)
from stancegraph.extraction.targets.whose import OWN, Whose
from stancegraph.resolution.names import Form

_TAKEN_UP = frozenset({"country", "it", "kingdom", "emirate", "nation"})
"""Words for a state that was named: "asked the *country* to comply"."""
_NOTHING = frozenset({"nothing", "anything", "something", "everything"})
_SAID = frozenset(
    "statement comment remark accusation claim allegation criticism charge letter words word "
    "slander assertion rhetoric report smear".split()
)


@dataclass(frozen=True, slots=True)
class Target:
    """A phrase `text[start:end]` of the document (or one before, for "it") and its actor."""

    text: str
    actor: str | None
    start: int
    end: int
    statement: bool = False
    """True when what is meant is something said."""
    anaphoric: bool = False
    """True for "such attempts", "these measures": words for what was named before."""
    states: bool = False
    """True for states that are not named: "countries that …"."""
    head: int = -1
    """Where the head of the phrase stands."""


class Targets:
    """Makes targets of the phrases of one article, and remembers them for "it"."""

    def __init__(self, text: str, mentions: Mentions) -> None:
        self._text = text
        self._mentions = mentions
        self.latest: Target | None = None
        """What "it" stands for: the target before."""
        self.latest_states: Target | None = None
        """The latest target that was states without a name."""
        self._topic: Target | None = None
        """The subject of the sentence before, where it is a thing."""
        self._document: Target | None = None
        """The latest draft or proposal, for votes that do not name it again."""
        self._whose = Whose(mentions)

    def of(
        self,
        sentence: Sentence,
        heads: tuple[Token, ...],
        holder: Who,
        addressee: Token | None = None,
        cue: Token | None = None,
        *,
        whole: bool = False,
    ) -> Iterator[Target]:
        """Yield the targets that a cue's slot names, coordinated ones apart where they differ.

        With `whole`, what is joined to a target counts only where it is another actor's.
        """
        for named in heads:
            first: Target | None = None
            head = named if cue is None else whole_of(sentence, named, holder, cue, self._mentions)
            for part in parts(sentence, head, self._mentions.names):
                target = self._one(sentence, part, holder, addressee, cue)
                if target is None or (whole and _adds_nothing(target, first)):
                    continue
                first = first or target
                self.latest = target
                if target.states:
                    self.latest_states = target
                yield target
                yield from self._also_addressed(sentence, addressee, target)
                for key, place in self._whose.posts(sentence, part):
                    if key != target.actor:  # "its envoys to Peru *and Chile*"
                        end = max(place.end, target.end)
                        text = self._text[target.start : end] if end > target.end else place.text
                        yield replace(target, text=text, actor=key, end=end)

    def aimed_at(self, sentence: Sentence, target: Target, holder: Who) -> Target:
        """A measure with the state that it hits: "froze its aid to Peru" is aimed at Peru."""
        tokens = sentence.at(target.start, target.end)
        others = [
            mention.actor
            for _, mention in self._mentions.names.within(tokens)
            if mention.actor != holder.key and not mention.actor.startswith("organ:")
        ]
        return replace(target, actor=others[0]) if others else target

    def anothers(self, sentence: Sentence, target: Target, holder: Who) -> Target:
        """A target that is blamed with whose it is: "hit back at Peru, calling *its* plan unjust".

        Nobody blames his own, so that "its" means the other who was named last.
        """
        first = target.text.split()[0].lower()
        if first not in OWN or " own " in target.text:
            return target
        before = [one for one in sentence.tokens if one.end <= target.start]
        others = [
            mention.actor
            for _, mention in self._mentions.names.within(before)
            if mention.actor != holder.key and not mention.actor.startswith("organ:")
        ]
        return replace(target, actor=others[-1]) if others else target

    def is_self(self, sentence: Sentence, target: Target, holder: Who) -> bool:
        """True for a target that is nothing but the holder, whom nobody opposes himself."""
        named = self._mentions.names.within(sentence.at(target.start, target.end))
        return any(
            mention.actor == holder.key
            and (mention.start, mention.end) == (target.start, target.end)
            for _, mention in named
        )

    def is_name(self, sentence: Sentence, noun: Token) -> bool:
        """True for the name of an actor, its own and what is for it: "Peru", "aid to Peru"."""
        near = [noun, *sentence.children(noun, "amod", "compound", "nmod", "poss")]
        for prep in sentence.children(noun, "prep"):
            near += sentence.children(prep, "pobj") if prep.lemma in ("to", "for", "in") else []
        return any(self._mentions.names.mention(one) is not None for one in near)

    def before(self, sentence: Sentence, token: Token, holder: Who) -> Iterator[Target]:
        """What a cue without an object is about: the draft or proposal named last before it."""
        voted = [t for t in sentence.tokens if t.lemma in VOTED and t.pos == "NOUN"]
        nouns = [t for t in voted if t.i < token.i] or voted[:1]  # "abstained when it came up"
        known = self._document or self.latest
        if nouns:
            yield from self.of(sentence, (nouns[-1],), holder)
        elif known is not None:
            yield known

    def meet(self, sentence: Sentence) -> None:
        """Remember whose acts a sentence names, before anything of it is read."""
        self._whose.meet(sentence)

    def actor(self, sentence: Sentence, head: Token, holder: Who | None) -> str | None:
        """The actor that a phrase is, or whose act it is."""
        return self._whose.actor(sentence, head, holder)

    def note(self, sentence: Sentence) -> None:
        """Remember the draft or proposal that a sentence speaks of."""
        self._topic = self._main_thing(sentence)
        for token in sentence.tokens:
            if token.lemma in VOTED and token.pos == "NOUN" and token.dep != "compound":
                tokens = phrase(sentence, token, self._mentions.names)
                if tokens:
                    start, end = tokens[0].start, tokens[-1].end
                    self._document = Target(self._text[start:end], None, start, end)

    def _main_thing(self, sentence: Sentence) -> Target | None:
        """The subject of a sentence where it is no actor: what "it" in the next one means."""
        subject = sentence.child(sentence.root, "nsubj", "nsubjpass")
        if subject is None or subject.tag != "NN" or self._mentions.is_official(subject):
            return None
        if self._mentions.names.mention(subject) or self._mentions.resolve(sentence, subject):
            return None
        if self._mentions.offices.is_body(subject):
            return None
        tokens = phrase(sentence, subject, self._mentions.names)
        if not tokens:
            return None
        start, end = tokens[0].start, tokens[-1].end
        actor = self._whose.named(sentence, subject, tokens, None)
        return Target(self._text[start:end], actor, start, end, statement=subject.lemma in _SAID)

    def _one(
        self,
        sentence: Sentence,
        head: Token,
        holder: Who,
        addressee: Token | None,
        cue: Token | None,
    ) -> Target | None:
        if is_anaphoric(sentence, head):
            near = object_above(sentence, head) or thing_before(sentence, head, self._mentions)
            if near is None and head.text.lower() == "it" and self._topic is not None:
                return self._topic
            if near is None:
                return self.latest or self._document
            addressee = None if head is addressee else addressee
            head = near
        if head.lemma == "do" and stands_for_another(sentence, head):
            return self.latest or self._document  # "refused to do so"
        tokens = phrase(sentence, head, self._mentions.names, cue)
        if not tokens or (tokens[-1].lemma in ("other", "another") and len(tokens) == 2):
            return None  # "each other"
        if head.tag == "WP" or head.lemma in _NOTHING:
            return None  # "what we need"
        if head.tag == "PRP" and not any(w.key for w in self._mentions.resolve(sentence, head)):
            return None
        # what others are asked to do is theirs: "urged the three to drop their plan"
        owner = holder if addressee is None else None
        if owner is not None and is_anothers(sentence, head, cue):
            owner = self._other(sentence, sentence.children(head, "poss")[0], holder)
        named = self._whose.actor(sentence, head, owner, cue)
        if named is None and (cue is None or cue.head != head.i or cue.dep != "relcl"):
            named = self._whose.actor(sentence, head, owner)
        addressed = self._addressed(sentence, addressee, holder)
        actor = addressed or named
        mention = self._mentions.names.mention(head)
        if mention is not None and mention.form is not Form.DEMONYM and addressee is not head:
            actor = mention.actor  # "called on the union to expel Peru" is about Peru
        if addressed is None and head.pos == "NOUN":
            actor = self._whose.doer(sentence, head, holder, actor)
        if actor is None and addressee is None and is_resumed(sentence, head):
            before = self.latest.actor if self.latest is not None else None
            is_other = before not in (None, holder.key) and not str(before).startswith("organ:")
            actor = before if is_other else None
        start, end = tokens[0].start, tokens[-1].end
        return Target(
            self._text[start:end],
            actor,
            start,
            end,
            statement=head.lemma in _SAID,
            anaphoric=self.latest is not None and tokens[0].lemma in ANAPHORIC,
            states=head.lemma in ("country", "nation", "state") and actor is None,
            head=head.start,
        )

    def _other(self, sentence: Sentence, owner: Token, holder: Who) -> Who | None:
        """Whom "its" means that is not the holder's."""
        key = named_before(sentence, owner, {holder.key}, self._mentions)
        if key is None and self.latest is not None and self.latest.actor != holder.key:
            key = self.latest.actor
        return Who(key) if key is not None else None

    def _addressed(self, sentence: Sentence, addressee: Token | None, holder: Who) -> str | None:
        if addressee is None:
            return None
        if addressee.lemma in _TAKEN_UP:
            asking = subject_of(sentence, sentence.head(addressee))
            whos = self._mentions.resolve(sentence, asking.noun) if asking is not None else ()
            # nobody asks himself: "Peru and Chile cut their ties with Chad, accusing it of"
            own = {holder.key, *(who.key for who in whos)}
            key = self.latest.actor if self.latest is not None else None
            if key in own or key is None or addressee.lemma != "it":
                key = named_before(sentence, addressee, own, self._mentions)
            if key is not None or addressee.lemma == "it":
                return key
        of = next((p for p in sentence.children(addressee, "prep") if p.lemma == "of"), None)
        owner = sentence.child(of, "pobj") if of is not None and addressee.pos == "NOUN" else None
        if owner is not None:  # "accused the government of the Peruvian president of"
            owned = self._whose.actor(sentence, owner, None)
            if owned not in (None, holder.key) and not str(owned).startswith("organ:"):
                return owned
        whos = self._mentions.resolve(sentence, addressee)
        # nobody asks himself: "the Government" that is urged is another's
        found = next((who.key for who in whos if who.key not in (None, holder.key)), None)
        other = found or self._whose.actor(sentence, addressee, None)
        return other if other != holder.key else None

    def _also_addressed(
        self, sentence: Sentence, addressee: Token | None, target: Target
    ) -> Iterator[Target]:
        """The targets of "thanked Japan and *Peru for* the aid": one for each who is addressed."""
        for one in sentence.conjuncts(addressee)[1:] if addressee is not None else ():
            mention = self._mentions.names.mention(one)
            whos = self._mentions.resolve(sentence, one)
            key = next((who.key for who in whos if who.key is not None), None)
            if mention is None or key in (None, target.actor) or mention.start >= target.start:
                continue
            shown = self._text[mention.start : target.end]
            yield replace(target, text=shown, actor=key, start=mention.start)


def _adds_nothing(target: Target, first: Target | None) -> bool:
    """True for what is joined to a target without being another actor's."""
    return first is not None and target.actor in (None, first.actor)
