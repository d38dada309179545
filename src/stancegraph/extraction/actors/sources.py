"""Sources named beside what they say: "according to Peru", "in Peru's view", "for Peru,"."""

from __future__ import annotations

from stancegraph.extraction.actors.mentions import Mentions
from stancegraph.extraction.actors.who import NOBODY
from stancegraph.extraction.clauses import opinion_holder
from stancegraph.extraction.parsing.parse import Sentence, Token
from stancegraph.extraction.passages import Voice
from stancegraph.records.values import Tier

_VIEWS = frozenset(
    "view opinion eye judgement judgment assessment point word perspective standpoint".split()
)
_STANDARDS = frozenset(
    "norm law rule principle standard schedule plan agreement treaty convention charter procedure "
    "constitution need interest criterion timetable ability capacity wish practice logic".split()
)
"""What things are done by: "according to the law" tells no source."""
_SAID = frozenset("release statement communique communiqué readout notice letter report".split())
"""What was said by those of whom it tells."""
_JUDGING = frozenset({"be", "remain", "mean", "represent", "constitute", "amount"})
_NAMES = frozenset({"name", "capital", "bloc", "abbreviation"})


class Sources:
    """Finds on whose word a sentence says what it says."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions

    def of(self, sentence: Sentence, token: Token) -> Voice | None:
        """The source of all that stands outside the phrase that names it."""
        for prep in sentence.tokens:
            if prep.i > 0 and prep.dep != "prep" and prep.text.lower() != "according":
                continue
            noun = _source(sentence, prep) or self._judge(sentence, prep)
            if noun is None or token in sentence.subtree(prep):
                continue
            whos = tuple(w for w in self._mentions.named_source(sentence, noun) if w.holds)
            return Voice(
                whos or (NOBODY,),
                quoted=False,
                tier=Tier.EXPLICIT,
                text=noun.text,
                official=not whos and (noun.lemma in _SAID or self._mentions.is_official(noun)),
            )
        noun = opinion_holder(sentence, token)
        whos = self._mentions.named_source(sentence, noun) if noun is not None else ()
        holding = tuple(who for who in whos if who.holds)
        if noun is None or not holding:
            return None
        return Voice(holding, quoted=False, tier=Tier.EXPLICIT, text=noun.text)

    def _judge(self, sentence: Sentence, prep: Token) -> Token | None:
        """The state of "For Peru, the plan is unacceptable", to which it is so."""
        if prep.i != 0 or prep.text not in ("For", "To") or sentence.root.lemma not in _JUDGING:
            return None
        noun = sentence.child(prep, "pobj")
        after = sentence.tokens[sentence.subtree(prep)[-1].i + 1 :][:1]
        mention = self._mentions.names.mention(noun) if noun is not None else None
        is_state = mention is not None and mention.form in _NAMES
        return noun if is_state and after and after[0].text == "," else None


def _source(sentence: Sentence, prep: Token) -> Token | None:
    """The noun in "according to the ministry" and "in Peru's view"."""
    if prep.text.lower() == "according":
        to = sentence.child(prep, "prep")
        found = sentence.child(to, "pobj") if to is not None else None
        return found if found is not None and found.lemma not in _STANDARDS else None
    if prep.dep != "prep" or prep.lemma not in ("in", "from"):
        return None
    view = sentence.child(prep, "pobj")
    if view is None or view.lemma not in _VIEWS:
        return None
    owner = sentence.child(view, "poss")
    of = next((one for one in sentence.children(view, "prep") if one.lemma == "of"), None)
    is_bare = sentence.child(view, "det") is None  # "in view of the drought" tells why
    if owner is None and of is not None and view.lemma != "point" and not is_bare:
        owner = sentence.child(of, "pobj")  # "in the words of the minister"
    return owner if owner is not None and owner.pos != "PRON" else None
