"""Views: whose a clause is that stands behind "the view that"."""

from __future__ import annotations

from stancegraph.extraction.clauses.subjects import subject_of
from stancegraph.extraction.parsing.parse import Sentence, Token

_OPINIONS = frozenset("belief conviction opinion position view".split())
_VOICING = frozenset({"express", "hold", "reiterate", "share", "take", "voice"})


def opinion_holder(sentence: Sentence, token: Token) -> Token | None:
    """Who holds the view that a token is told in: "*Peru* is of the view that", "*Peru*'s belief".

    None where it is in no such clause, and for a view that somebody rejects.
    """
    below = token
    for above in sentence.ancestors(token):
        view = sentence.child(above, "attr") if above.lemma == "be" else above
        if below.dep in ("acl", "ccomp") and view is not None and view.lemma in _OPINIONS:
            return _holder(sentence, view)
        below = above
    return None


def _holder(sentence: Sentence, view: Token) -> Token | None:
    owner = sentence.child(view, "poss")
    of = next((one for one in sentence.children(view, "prep") if one.lemma == "of"), None)
    if owner is None and of is not None:
        owner = sentence.child(of, "pobj")
    if view.dep == "attr":
        return owner
    verb = sentence.head(sentence.head(view)) if view.dep == "pobj" else sentence.head(view)
    is_held = verb.lemma == "be" if view.dep == "pobj" else verb.lemma in _VOICING
    if not is_held or sentence.child(verb, "neg") is not None:
        return None
    if owner is not None and owner.tag != "PRP$":
        return owner
    subject = subject_of(sentence, verb)
    return subject.noun if subject is not None else None
