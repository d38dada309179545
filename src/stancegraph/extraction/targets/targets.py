"""What a position is about, and the actor whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stancegraph.extraction.actors.mentions import Mentions
from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.passages import is_first_person
from stancegraph.extraction.targets.phrases import parts, phrase
from stancegraph.resolution.names import Form

_ANAPHORIC = frozenset({"it", "this", "that", "they", "them", "these", "those", "such"})
_OWN = frozenset({"its", "their", "our", "his", "her", "my"})
_OTHERS = frozenset(
    "ally colleague counterpart enemy foe guest neighbor neighbour opponent partner rival".split()
)
"""Those who are somebody's without being his: "his Peruvian *counterpart*"."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_NOTHING = frozenset({"nothing", "anything", "something", "everything"})
_OWNING = frozenset({"of", "by", "from"})
VOTED = frozenset("resolution draft motion amendment proposal text bill measure".split())
_RESUMING = frozenset({"such", "that", "these", "this", "those"})
_DEEDS = frozenset(
    "accusation act action allegation attack claim incident raid remark statement strike "
    "violation".split()
)
"""What states do and say, of which "the" takes up one that was named."""
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
        self._actors: dict[str, str] = {}
        """Noun → whose it was when last named in full, for "the agreement"."""

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
        for head in heads:
            first: Target | None = None
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

    def aimed_at(self, sentence: Sentence, target: Target, holder: Who) -> Target:
        """A measure with the state that it hits: "froze its aid to Peru" is aimed at Peru."""
        tokens = sentence.at(target.start, target.end)
        others = [
            mention.actor
            for _, mention in self._mentions.names.within(tokens)
            if mention.actor != holder.key and not mention.actor.startswith("organ:")
        ]
        return replace(target, actor=others[0]) if others else target

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
        actor = self._named(sentence, subject, tokens, None)
        return Target(self._text[start:end], actor, start, end, statement=subject.lemma in _SAID)

    def actor(
        self, sentence: Sentence, head: Token, holder: Who | None, cue: Token | None = None
    ) -> str | None:
        """The actor that a phrase is, or whose act it is; the clause of a cue is no part of it."""
        is_clause = cue is not None and cue.dep in ("acl", "relcl") and cue.head == head.i
        tokens = phrase(sentence, head, self._mentions.names, cue if is_clause else None)
        found = self._named(sentence, head, tokens, holder)
        det = sentence.child(head, "det")
        if found is not None:
            self._actors[head.lemma] = found
        elif det is not None and det.lemma in _DEFINITE and head.pos == "NOUN":
            owners = {prep.lemma for prep in sentence.children(head, "prep")} & _OWNING
            return None if owners else self._actors.get(head.lemma)
        return found

    def _one(
        self,
        sentence: Sentence,
        head: Token,
        holder: Who,
        addressee: Token | None,
        cue: Token | None,
    ) -> Target | None:
        if _is_anaphoric(sentence, head):
            near = self._object_above(sentence, head) or self._thing_before(sentence, head)
            if near is None and head.text.lower() == "it" and self._topic is not None:
                return self._topic
            if near is None:
                return self.latest or self._document
            addressee = None if head is addressee else addressee
            head = near
        if head.lemma == "do" and _stands_for_another(sentence, head):
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
        named = self.actor(sentence, head, owner, cue) or self.actor(sentence, head, owner)
        actor = self._addressed(sentence, addressee, holder) or named
        mention = self._mentions.names.mention(head)
        if mention is not None and mention.form is not Form.DEMONYM and addressee is not head:
            actor = mention.actor  # "called on the union to expel Peru" is about Peru
        if actor is None and addressee is None and self._is_resumed(sentence, head):
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
            anaphoric=self.latest is not None and tokens[0].lemma in _ANAPHORIC,
            states=head.lemma in ("country", "nation", "state") and actor is None,
        )

    def _is_resumed(self, sentence: Sentence, noun: Token) -> bool:
        """True for "these actions" and "the move", which take up what was named before."""
        det = sentence.child(noun, "det", "amod")
        if noun.pos != "NOUN" or det is None or sentence.child(noun, "poss", "prep") is not None:
            return False
        return det.lemma in _RESUMING or (det.lemma == "the" and noun.lemma in _DEEDS)

    def _object_above(self, sentence: Sentence, pronoun: Token) -> Token | None:
        """What "it" means in "commented on the deal, calling it void"."""
        verb = sentence.head(pronoun)
        if verb.dep not in ("advcl", "conj"):
            return None  # nor is "it" of "answered the letter and rejected it" anything else
        above = sentence.head(verb)
        nouns = sentence.children(above, "dobj")
        for prep in sentence.children(above, "prep"):
            nouns += sentence.children(prep, "pobj")
        near = [noun for noun in nouns if noun.i < pronoun.i and noun.pos in ("NOUN", "PROPN")]
        return max(near, key=lambda noun: noun.i, default=None)

    def _thing_before(self, sentence: Sentence, pronoun: Token) -> Token | None:
        """What "it" means in "said the draft was unbalanced and he could not support it"."""
        if pronoun.text.lower() != "it":
            return None
        subjects = [
            token
            for token in sentence.tokens[: pronoun.i]
            if token.dep in ("nsubj", "nsubjpass")
            and token.tag == "NN"
            and sentence.head(token).i != sentence.head(pronoun).i
        ]
        if sentence.head(sentence.head(pronoun)).lemma == "vote":
            voted = [t for t in sentence.tokens[: pronoun.i] if t.lemma in VOTED]
            return voted[-1] if voted else None
        for token in reversed(subjects):
            is_thing = self._mentions.names.mention(token) is None
            if is_thing and not self._mentions.is_official(token):
                return None if self._mentions.resolve(sentence, token) else token
        return None

    def _addressed(self, sentence: Sentence, addressee: Token | None, holder: Who) -> str | None:
        if addressee is None:
            return None
        if addressee.lemma == "it" and self.latest is not None:
            # nobody asks himself: "regretted Peru's decision and urged it to"
            return self.latest.actor if self.latest.actor != holder.key else None
        whos = self._mentions.resolve(sentence, addressee)
        # nobody asks himself: "the Government" that is urged is another's
        found = next((who.key for who in whos if who.key not in (None, holder.key)), None)
        other = found or self.actor(sentence, addressee, None)
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

    def _named(
        self, sentence: Sentence, head: Token, tokens: list[Token], holder: Who | None
    ) -> str | None:
        """The best of the actors named in a phrase; the holder's own only where it owns it."""
        own = holder.key if holder is not None else None
        ranked = [
            (self._rank(sentence, head, token), mention.actor == own, token.i, mention.actor)
            for token, mention in self._mentions.names.within(tokens)
        ]
        for child in sentence.children(head, "poss"):
            if child.text.lower() in _OWN:
                is_own = head.lemma not in _OTHERS and _may_be_own(sentence, child)
                owners = [own] if is_own else []
            elif self._mentions.names.mention(child) is None:
                owners = [who.key for who in self._mentions.resolve(sentence, child)]
            else:
                owners = []
            ranked += [(1, False, child.i, key) for key in owners if key is not None]
        if head.pos in ("PROPN", "NOUN"):
            keys = [who.key for who in self._mentions.resolve(sentence, head)]
            ranked += [(1, False, head.i, key) for key in keys if key is not None]
        for rank, is_own, _, actor in sorted(ranked):
            if rank > 1 and (is_own or actor.startswith("organ:")):
                continue
            return actor
        return None

    def _rank(self, sentence: Sentence, head: Token, token: Token) -> int:
        """0 for "by X", 1 for the phrase itself and what stands before it, 2 for the rest."""
        mention = self._mentions.names.mention(token)
        end = mention.end if mention is not None else token.end
        last = max(sentence.at(token.start, end), key=lambda one: one.i, default=token)
        if last.dep == "pobj" and sentence.head(last).lemma == "by":
            return 0
        is_coordinated = last.head == head.i and last.dep == "conj"
        return 1 if last.i <= head.i or is_coordinated else 2


def _stands_for_another(sentence: Sentence, verb: Token) -> bool:
    """True for "to do so" and "to do it", which name nothing."""
    behind = [one for one in sentence.children(verb) if one.i > verb.i and one.dep != "punct"]
    return all(one.lemma in ("so", "it", "that", "this", "and") for one in behind[:1])


def _is_anaphoric(sentence: Sentence, head: Token) -> bool:
    """True for "it" and "those", but not for "those who were hurt" and "those responsible"."""
    if head.lemma not in _ANAPHORIC or head.pos not in ("PRON", "DET", "ADJ"):
        return False
    is_told = sentence.child(head, "relcl", "acl", "amod", "acomp", "advcl") is not None
    return head.text.lower() not in ("those", "that") or not is_told


def _adds_nothing(target: Target, first: Target | None) -> bool:
    """True for what is joined to a target without being another actor's."""
    return first is not None and target.actor in (None, first.actor)


def _may_be_own(sentence: Sentence, owner: Token) -> bool:
    """False for "their" in "we thank them for their help": a speaker's own is "our"."""
    if is_first_person(owner):
        return True
    return not any(
        one.dep == "nsubj" and one.text.lower() in ("i", "we") for one in sentence.tokens[: owner.i]
    )
