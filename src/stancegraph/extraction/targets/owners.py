"""Whose the things are that somebody judges: not his own, where "its" may be another's."""

from __future__ import annotations

from stancegraph.extraction.actors.mentions import Mentions
from stancegraph.extraction.actors.who import Who
from stancegraph.extraction.clauses import subject_of
from stancegraph.extraction.parsing.parse import Sentence, Token

_JUDGING = frozenset(
    "applaud assail blast castigate commend condemn congratulate criticise criticize decry "
    "denounce deplore dismiss hail laud praise protest rebuff reject reprimand slam thank "
    "welcome".split()
)
"""Verbs of which the object is hardly ever the subject's own."""
_SUFFERED = frozenset("exclusion expulsion inclusion isolation removal suspension".split())
"""Nouns of what is done to somebody: "rejected *its* expulsion"."""
_ITS = frozenset({"her", "his", "its", "their"})
_VOTED_ON = frozenset("adopt approve block endorse ratify sign veto".split())
"""Verbs whose object is no state: "a text on Peru, which they *vetoed*"."""
_MOVES = frozenset(
    "accusation act action allegation assertion charge claim decision demand invitation measure "
    "move offer policy practice proposal request step suggestion threat".split()
)


def is_anothers(sentence: Sentence, noun: Token, cue: Token | None) -> bool:
    """True for "its" in "Peru met Chile and *rejected* its offer"."""
    owner = sentence.child(noun, "poss")
    if owner is None or owner.text.lower() not in _ITS or cue is None:
        return False
    return cue.lemma in _JUDGING and noun.lemma not in _SUFFERED


def named_before(
    sentence: Sentence, owner: Token, own: set[str | None], mentions: Mentions
) -> str | None:
    """The last state but their own that a sentence names before "its"."""
    named = [
        mention.actor
        for _, mention in mentions.names.within(list(sentence.tokens[: owner.i]))
        if mention.actor not in own and not mention.actor.startswith("organ:")
    ]
    return named[-1] if named else None


def mover(sentence: Sentence, noun: Token, holder: Who, mentions: Mentions) -> str | None:
    """Who does what is called "a move" behind it: "Peru closed the port, *a move* they slammed"."""
    if noun.lemma not in _MOVES or not _is_set_off(sentence, noun):
        return None
    verb = next((up for up in sentence.ancestors(noun) if up.pos == "VERB"), None)
    subject = subject_of(sentence, verb) if verb is not None else None
    whos = mentions.resolve(sentence, subject.noun) if subject is not None else ()
    keys = {who.key for who in whos} - {holder.key}
    return keys.pop() if len(keys) == 1 else None


def _is_set_off(sentence: Sentence, noun: Token) -> bool:
    """True for "…, a move": a name behind a comma for what was told before."""
    det = sentence.child(noun, "det")
    if det is None or det.text.lower() not in ("a", "an") or det.i == 0:
        return False
    return sentence.tokens[det.i - 1].text in (",", "—", "–")


def whole_of(sentence: Sentence, noun: Token, holder: Who, cue: Token, mentions: Mentions) -> Token:
    """The plan of "a plan of aid to *Peru*, which Peru rejected": nobody rejects himself."""
    mention = mentions.names.mention(noun)
    if mention is None or cue.dep != "relcl" or noun.dep != "pobj":
        return noun
    above = (up for up in sentence.ancestors(noun) if up.pos == "NOUN" and up.dep != "pobj")
    thing = next(above, noun)
    is_thing = _agrees(sentence, thing, cue) and cue.lemma in _VOTED_ON
    return thing if is_thing or mention.actor == holder.key else noun


def _agrees(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """False where a relative clause is in the plural and the noun is not, or the other way."""
    helping = next((one for one in sentence.children(verb, "aux", "auxpass")), verb)
    if helping.text.lower() in ("is", "was", "has"):
        return noun.tag in ("NN", "NNP")
    return noun.tag in ("NNS", "NNPS") if helping.text.lower() in ("are", "were", "have") else True
