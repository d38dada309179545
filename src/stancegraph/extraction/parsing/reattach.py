"""Corrections of a parse where a clause or a date hangs on the wrong word."""

from __future__ import annotations

from dataclasses import replace

from stancegraph.extraction.parsing.parse import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MONTHS = frozenset(
    "January February March April May June July August September October November December Jan "
    "Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Monday Tuesday Wednesday Thursday Friday "
    "Saturday Sunday".split()
)
_WHEN = frozenset({"in", "on", "by", "since", "during", "until"})
_TELLING = frozenset("tell inform assure remind warn notify brief".split())
_SAYING = frozenset("say tell state announce declare add claim stress note argue insist".split())
_OCCASIONS = frozenset(
    "statement briefing conference interview meeting tweet post letter release speech address "
    "communique communiqué message note press television radio".split()
)
"""Nouns that say where words fell: what follows is what was said, and tells nothing of them."""
_ADDING = frozenset(
    "say add note stress insist argue claim warn state declare urge call accuse describe demand "
    "reiterate emphasize emphasise affirm".split()
)
_SPEAKERS = frozenset(
    "statement letter report message note resolution text document communique communiqué sign "
    "banner official source people person minister leader spokesman spokeswoman spokesperson "
    "tweet post article declaration".split()
)
"""Nouns of which "saying that" can tell."""
_CONTRAST = frozenset({"while", "whereas"})
_ASKING = frozenset(
    "add note stress urge request demand warn emphasize emphasise reiterate insist say".split()
)
"""What the one who speaks does besides: "said Peru had broken it, *urging* it to leave"."""
_COMPLAINING = frozenset("complain protest object appeal warn".split())
_BEFORE_WHOM = frozenset({"at", "to", "with", "before"})
_ABOUT = frozenset({"about", "over", "against"})
_OFFICES = frozenset(
    "Minister President Councillor Counsellor Secretary Ambassador Representative Chairman Chair "
    "Director Chief Commander Chancellor Premier Envoy King Prince General Leader".split()
)
"""Names of offices, which in a list behind a name are all one person's."""
_LAST_WORDS = frozenset(
    "Faso Arabia Zealand Lanka Korea Kingdom States Sudan Africa Rica Salvador Leone Kong Verde "
    "Coast Guinea Republic Union Emirates Macedonia Timor Islands".split()
)
"""Last words of names of states and blocs that have two."""

_CLAUSES = frozenset({"acl", "advcl", "relcl"})


def reattached(fixed: list[Token]) -> None:
    """Hang dates and clauses of known kinds on what they belong to."""
    for token in list(fixed):
        mark = fixed[token.head]
        if mark.pos == "PUNCT" and token.pos != "PUNCT" and mark.head not in (mark.i, token.i):
            fixed[token.i] = replace(token, head=mark.head)  # nothing belongs to a dash
    _free_from_dates(fixed)
    _pass_place(fixed)
    _join_states(fixed)
    _list_names(fixed)
    _act_together(fixed)
    wanted = [t for t in fixed if t.dep in _CLAUSES or (t.dep == "prep" and t.lemma in _ABOUT)]
    if not wanted:
        return
    below: dict[int, list[Token]] = {}
    for token in fixed:
        below.setdefault(token.head, []).append(token)
    for token in wanted:
        if token.lemma in _ABOUT and token.dep == "prep":
            _complain(fixed, below, token)
        if token.pos not in ("VERB", "AUX"):
            continue
        if token.dep in ("relcl", "acl"):
            _tell(fixed, below, token)
        if token.dep == "relcl":
            _agree(fixed, below, token)
        if token.dep == "acl" and token.tag == "VBG" and token.lemma in _ADDING:
            _add(fixed, below, token)
        if token.dep == "advcl":
            _contrast(fixed, below, token)
            if token.tag == "VBG" and token.lemma in _ADDING:
                _lower(fixed, below, token)
            if token.tag == "VBG" and token.lemma in _ASKING:
                _ask(fixed, token)


def _free_from_dates(fixed: list[Token]) -> None:
    """Put right "On 12 April *Peru* denied it": a state is no part of a date."""
    for prep in list(fixed):
        verb = fixed[prep.head]
        if prep.dep != "prep" or prep.lemma not in _WHEN or verb.i < prep.i:
            continue
        noun = next((t for t in fixed[prep.i + 1 : verb.i] if t.head == prep.i), None)
        if noun is None or noun.dep != "pobj" or noun.pos != "PROPN" or noun.i + 1 == len(fixed):
            continue
        follows = fixed[noun.i + 1]
        month = next((t for t in fixed[prep.i + 1 : noun.i] if t.text in _MONTHS), None)
        if month is None or month.head != noun.i or verb.i not in (follows.i, follows.head):
            continue
        if not {verb.tag, follows.tag} & _FINITE or _has_subject(fixed, verb):
            continue
        fixed[month.i] = replace(month, head=prep.i, dep="pobj")
        fixed[noun.i] = replace(noun, head=verb.i, dep="nsubj")
        for token in fixed[prep.i + 1 : noun.i]:
            if token.head == noun.i and (token.i < month.i or token.tag == "CD"):
                fixed[token.i] = replace(token, head=month.i)


def _pass_place(fixed: list[Token]) -> None:
    """Put right "Lima: Peru's *minister* rejected it", where the place was taken for who did."""
    colon = next((t.i for t in fixed[:6] if t.text == ":"), 0)
    before = fixed[:colon]
    if not before or any(t.pos != "PROPN" and t.text not in ("/", ",") for t in before):
        return
    place = next((t for t in before if t.dep in _SUBJECTS and t.head > colon), None)
    if place is None:
        return
    for noun in fixed[colon:]:
        if noun.dep == "appos" and noun.head == place.i and noun.i < place.head:
            fixed[noun.i] = replace(noun, head=place.head, dep=place.dep)
            fixed[place.i] = replace(place, dep="npadvmod")
            return


def _join_states(fixed: list[Token]) -> None:
    """Put right "Mali and *Burkina Faso*" and "Lula of Brazil and *Boric* of Chile"."""
    for joined in list(fixed):
        if joined.pos != "PROPN":
            continue
        above = fixed[joined.head]
        if joined.dep in ("nmod", "compound") and above.text in _LAST_WORDS:
            link = next((t for t in fixed[joined.i + 1 : above.i] if t.head == joined.i), None)
            if link is not None and link.dep == "cc" and above.dep != "conj":
                fixed[joined.i] = replace(joined, head=above.head, dep=above.dep)
                fixed[above.i] = replace(above, head=joined.i, dep="conj")
        if joined.dep == "conj" and above.dep == "pobj" and above.pos == "PROPN":
            of = fixed[above.head]
            first = fixed[of.head]
            own = next((t for t in fixed[joined.i + 1 : joined.i + 2] if t.head == joined.i), None)
            is_person = first.pos == "PROPN" and first.dep in _SUBJECTS | {"pobj", "dobj"}
            if of.text == "of" and own is not None and own.text == "of" and is_person:
                fixed[joined.i] = replace(joined, head=first.i)


def _list_names(fixed: list[Token]) -> None:
    """Put right "Chile, *Peru*, Bolivia and Ecuador", where Peru was taken for what Chile is."""
    for second in list(fixed):
        first = fixed[second.head]
        if second.dep != "appos" or second.pos != "PROPN" or first.pos != "PROPN":
            continue
        between = [t.text for t in fixed[first.i + 1 : second.i] if t.dep != "compound"]
        if first.i > second.i or between not in ([","], [",", "the"]):
            continue
        listed = [second]
        for token in fixed[second.i :]:
            if token.dep == "conj" and token.pos == "PROPN" and token.head == listed[-1].i:
                listed.append(token)
        last = fixed[listed[-2].i + 1 : listed[-1].i] if len(listed) > 2 else []
        more = [t for t in fixed[second.i + 1 :] if t.head == first.i and t.dep == "conj"]
        is_ended = any(t.lemma == "and" for t in last) or any(t.pos == "PROPN" for t in more)
        if is_ended and not any(t.text in _OFFICES for t in listed):
            fixed[second.i] = replace(second, dep="conj")


def _act_together(fixed: list[Token]) -> None:
    """Put right "Chile, Peru, and *Togo* decided it", parsed as if Togo alone did."""
    first = next((t for t in fixed if t.head == t.i), None)
    if first is None or first.pos != "PROPN" or first.dep != "ROOT":
        return
    listed = [first]
    listed += [t for t in fixed if t.dep == "conj" and t.pos == "PROPN" and t.head == first.i]
    verb = next(
        (
            t
            for t in fixed[listed[-1].i :]
            if t.dep == "conj" and t.tag in _FINITE and t.head in {one.i for one in listed}
        ),
        None,
    )
    if verb is None:
        return
    last = next((t for t in fixed if t.head == verb.i and t.dep in _SUBJECTS), None)
    if last is not None and (last.pos != "PROPN" or last.i < listed[-1].i):
        return
    fixed[verb.i] = replace(verb, head=verb.i, dep="ROOT")
    fixed[first.i] = replace(first, head=verb.i, dep="nsubj")
    if last is not None:
        fixed[last.i] = replace(last, head=first.i, dep="conj")


def _complain(fixed: list[Token], below: dict[int, list[Token]], prep: Token) -> None:
    """Put right "complained at the *Council* about it": it is what the complaint is about."""
    noun = fixed[prep.head]
    above = fixed[noun.head]
    verb = fixed[above.head]
    if noun.dep != "pobj" or above.lemma not in _BEFORE_WHOM or verb.lemma not in _COMPLAINING:
        return
    if not any(t.lemma in _ABOUT and t.dep == "prep" for t in below.get(verb.i, [])):
        fixed[prep.i] = replace(prep, head=verb.i)


def _ask(fixed: list[Token], verb: Token) -> None:
    """Put right "said Peru had broken it, *urging* it to leave": whoever said so urges."""
    told = fixed[verb.head]
    says = fixed[told.head]
    is_said = told.dep == "ccomp" and says.lemma in _SAYING and says.i < told.i < verb.i
    if is_said and verb.i > 0 and fixed[verb.i - 1].text == ",":
        fixed[verb.i] = replace(verb, head=says.i)


def _tell(fixed: list[Token], below: dict[int, list[Token]], verb: Token) -> None:
    """Put right "told a briefing *that* the sale violates it": what is told is no relative clause.

    The same of "said in a statement that".
    """
    noun = fixed[verb.head]
    children = below.get(verb.i, [])
    mark = next((t for t in children if t.dep == "mark" and t.lemma == "that"), None)
    own = next((t for t in children if t.dep in _SUBJECTS), None)
    if mark is None or own is None or own.i < mark.i or noun.i > mark.i:
        return
    above = fixed[noun.head]
    if noun.dep == "dobj" and above.lemma in _TELLING:
        fixed[verb.i] = replace(verb, head=above.i, dep="ccomp")
    elif noun.dep == "pobj" and noun.lemma in _OCCASIONS:
        said = fixed[above.head]
        has_content = any(t.dep in ("ccomp", "dobj") for t in below.get(said.i, []))
        if said.lemma in _SAYING and said.pos == "VERB" and not has_content:
            fixed[verb.i] = replace(verb, head=said.i, dep="ccomp")


def _agree(fixed: list[Token], below: dict[int, list[Token]], verb: Token) -> None:
    """Put right "objections from *Peru* which has accused them": no objections has."""
    noun = fixed[verb.head]
    which = next((t for t in below.get(verb.i, []) if t.dep in _SUBJECTS), None)
    if which is None or which.lemma not in ("which", "that", "who") or noun.tag != "NNS":
        return
    tags = {verb.tag, *(t.tag for t in below.get(verb.i, []) if t.dep in ("aux", "auxpass"))}
    before = fixed[which.i - 2 if fixed[which.i - 1].text == "," else which.i - 1]
    if "VBZ" in tags and before.tag == "NNP" and noun.i < before.i:
        fixed[verb.i] = replace(verb, head=before.i)


def _add(fixed: list[Token], below: dict[int, list[Token]], verb: Token) -> None:
    """Put right "rejected the building of a dam, *saying* it would harm": no dam says so."""
    noun = fixed[verb.head]
    if noun.lemma in _SPEAKERS or noun.pos not in ("NOUN", "PROPN") or noun.dep in _SUBJECTS:
        return
    is_set_off = fixed[verb.i - 1].text == ","
    if fixed[noun.head].lemma == "with" and not is_set_off:
        return  # "with Chile's envoy saying"
    says = any(t.dep == "ccomp" for t in below.get(verb.i, []))
    if not is_set_off and not (says and noun.dep == "pobj" and noun.pos == "NOUN"):
        return
    above, main = noun, None
    for _ in range(len(fixed)):
        if above.head == above.i:
            break
        above = fixed[above.head]
        if above.pos == "VERB" and _has_subject(fixed, above):
            main = above
            if is_set_off:
                break
    if main is not None and main.i < verb.i:
        fixed[verb.i] = replace(verb, head=main.i, dep="advcl")


def _lower(fixed: list[Token], below: dict[int, list[Token]], verb: Token) -> None:
    """Put right "Peru backed it, while Chile did not, *saying* it was late": Chile says so."""
    for other in below.get(verb.head, []):
        is_between = other.dep == "advcl" and verb.head < other.i < verb.i
        marks = {t.lemma for t in below.get(other.i, []) if t.dep == "mark"}
        if is_between and marks & _CONTRAST and _has_subject(fixed, other):
            fixed[verb.i] = replace(verb, head=other.i)


def _contrast(fixed: list[Token], below: dict[int, list[Token]], verb: Token) -> None:
    """Put right "Peru says the dam will harm it, *while* Chile is calm": Peru does not say that."""
    told = fixed[verb.head]
    children = below.get(verb.i, [])
    mark = next((t for t in children if t.dep == "mark" and t.lemma in _CONTRAST), None)
    own = next((t for t in children if t.dep in _SUBJECTS), None)
    if mark is None or own is None or mark.i == 0 or fixed[mark.i - 1].text != ",":
        return
    says = fixed[told.head]
    if told.dep == "ccomp" and says.i < told.i < mark.i and own.pos != "PRON":
        fixed[verb.i] = replace(verb, head=says.i)


def _has_subject(fixed: list[Token], verb: Token) -> bool:
    return any(t.head == verb.i and t.dep in _SUBJECTS for t in fixed)
