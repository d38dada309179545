"""Reading SPARQL as tokens, to refuse what is not asked here and to fill in parameters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from stancegraph.errors import QueryRefused

_TOKEN = re.compile(
    r"""
    (?P<comment>\#[^\n\r]*)
  | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
  | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}
             | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
             | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
  | (?P<name>[\w.\-]*:(?:[\w.\-:%]|\\.)*)
  | (?P<variable>[?$]\w+)
  | (?P<language>@[A-Za-z\-]+)
  | (?P<word>[A-Za-z_]\w*)
  | (?P<other>\s+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_UPDATES = {"ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE"}
_FORMS = {"ASK", "CONSTRUCT", "DESCRIBE", "SELECT"}


def _words(text: str) -> Iterator[str]:
    """The keywords of a query, in capitals; not what stands in strings, IRIs, names, comments."""
    for token in _TOKEN.finditer(text):
        if token.lastgroup == "word":
            yield token.group().upper()


def _federated(text: str) -> bool:
    """Whether a query has a SERVICE clause.

    Oxigraph asks for no space around keywords: `trueSERVICE<…>` is a clause too, and so is
    `SERVICESILENTex:there {`, which looks like a name before a brace; after GRAPH it is one.
    Keywords with `\\u` escapes are a syntax error there.
    """
    if any("SERVICE" in word for word in _words(text)):
        return True
    tokens = _tokens(text)
    return any(
        token.lastgroup == "name"
        and "SERVICE" in token.group().partition(":")[0].upper()
        and brace.group() == "{"
        and before.group().upper() != "GRAPH"
        for before, token, brace in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def _tokens(text: str) -> list[re.Match[str]]:
    """The tokens of a query without comments and space."""
    return [t for t in _TOKEN.finditer(text) if t.lastgroup != "comment" and t.group().strip()]


def refuse(text: str) -> None:
    """Raise QueryRefused for a SERVICE clause, which would use the network, and for updates."""
    words = list(_words(text))
    if _federated(text):
        raise QueryRefused(
            "a SERVICE clause would send data to another server",
            hint="run that part of the query where the data is",
        )
    form = next((word for word in words if word in _FORMS | _UPDATES), None)
    if form in _UPDATES:
        raise QueryRefused(
            f"{form} would change the graph; graphs are only read here",
            hint="change the sources and build the graph again",
        )


def names_its_graphs(text: str) -> bool:
    """Whether a query says itself (`FROM <…>`) which graphs it asks, and not the default graph."""
    pairs = pairwise([*_words(text), ""])
    return any(one == "FROM" and following != "NAMED" for one, following in pairs)


def uses(text: str, word: str) -> bool:
    """Whether a query has a keyword, given in capitals."""
    return word in _words(text)


def undeclared(text: str) -> set[str]:
    """The prefixes that a query uses and does not declare."""
    before = ""
    used: set[str] = set()
    declared: set[str] = set()
    for token in _tokens(text):
        if token.lastgroup == "name":
            prefix = token.group().partition(":")[0]
            (declared if before == "PREFIX" else used).add(prefix)
        before = token.group().upper()
    return used - declared


def fixed_columns(text: str) -> dict[str, str]:
    """The columns that are one IRI throughout: of `VALUES ?x { <iri> }` x and, by `?x AS ?y`, y."""
    tokens = _tokens(text)
    fixed = {
        variable.group()[1:]: iri.group()[1:-1]
        for values, variable, _, iri, closing in zip(
            tokens, tokens[1:], tokens[2:], tokens[3:], tokens[4:], strict=False
        )
        if (values.group().upper(), iri.lastgroup, closing.group()) == ("VALUES", "iri", "}")
    }
    renamed = {
        new.group()[1:]: fixed[old.group()[1:]]
        for old, between, new in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if between.group().upper() == "AS" and old.group()[1:] in fixed
    }
    return fixed | renamed


def open_parameters(text: str) -> list[str]:
    """Names of the parameters of a query: variables with `VALUES ?name { UNDEF }`."""
    return [name for name, _, _ in _places(text)]


def bind(text: str, values: dict[str, str]) -> str:
    """Put terms, as SPARQL text, in the place of UNDEF in `VALUES ?name { UNDEF }`."""
    for name, start, end in reversed(list(_places(text))):
        if name in values:
            text = text[:start] + values[name] + text[end:]
    return text


def _places(text: str) -> Iterator[tuple[str, int, int]]:
    tokens = _tokens(text)
    for values, variable, opening, undef, closing in zip(
        tokens, tokens[1:], tokens[2:], tokens[3:], tokens[4:], strict=False
    ):
        words = (values.group().upper(), opening.group(), undef.group().upper(), closing.group())
        if words == ("VALUES", "{", "UNDEF", "}") and variable.lastgroup == "variable":
            yield variable.group()[1:], undef.start(), undef.end()
