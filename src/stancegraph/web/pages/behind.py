"""The SPARQL behind a page: a query that gives the same rows, written from the page's filters.

Asserted positions stand in the default graph, those that follow from membership in a graph of
their own; a page shows both, so the query asks both, whatever the endpoint's default is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from stancegraph.records import PartialDate
from stancegraph.resolution.memberships import membership_records
from stancegraph.vocabulary import NAMESPACES, derived_graph, term
from stancegraph.web.pages.catalogue import Catalogue
from stancegraph.web.pages.filters import Condition, lowered

_PREFIXES = ("dcterms", "rdfs", "sg", "skos", "xsd")


def prefixes(*names: str) -> str:
    """The declarations of some prefixes."""
    return "\n".join(f"PREFIX {name}: <{NAMESPACES[name]}>" for name in names)


def literal(text: str) -> str:
    """A text as a SPARQL string."""
    for plain, escaped in (
        ("\\", "\\\\"),
        ('"', '\\"'),
        ("\n", "\\n"),
        ("\r", "\\r"),
    ):
        text = text.replace(plain, escaped)
    return f'"{text}"'


def iri(catalogue: Catalogue, identifier: str) -> str:
    """An identifier as an IRI in SPARQL; what an IRI cannot hold is percent-encoded."""
    safe = "".join(
        sign if sign.isprintable() and sign not in ' <>"{}|\\^`' else _percent(sign)
        for sign in identifier
    )
    return f"<{catalogue.base}{safe}>"


def _percent(sign: str) -> str:
    return "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "replace"))


def positions(catalogue: Catalogue, conditions: Sequence[Condition]) -> str:
    """The positions for which all conditions hold."""
    held = {value for one in conditions if one.name == "held" for value in one.values}
    parts = [_PARTS[one.name](catalogue, one, n) for n, one in enumerate(conditions, 1)]
    bound = [part for part, _ in parts if part]
    tests = [test for _, test in parts if test]
    told = [
        *_ALWAYS,
        *(name for name in _OPTIONAL if name not in _ALWAYS and _asks(conditions, name)),
    ]
    branches = [
        _branch(catalogue, bound, tests, told, derived)
        for derived in (False, True)
        if not held or ("member" if derived else "own") in held
    ]
    return f"""{prefixes(*_PREFIXES)}

SELECT DISTINCT ?position ?holder ?holder_label ?polarity ?target_text ?issue ?issue_label ?basis
                ?date ?according_to_label ?document ?document_title ?via ?latest
WHERE {{
{_joined(branches)}
  ?attribution sg:reportedBy ?document .
  OPTIONAL {{ ?document rdfs:label ?document_title }}
  OPTIONAL {{ ?holder rdfs:label ?holder_label }}
  OPTIONAL {{
    ?attribution sg:accordingTo ?according_to
    OPTIONAL {{ ?according_to rdfs:label ?actor_label }}
    OPTIONAL {{ ?attribution sg:accordingToText ?other_text }}
    BIND(COALESCE(?other_text, ?actor_label) AS ?according_to_label)
  }}
}}
ORDER BY DESC(?latest) ?position
"""


def _asks(conditions: Sequence[Condition], name: str) -> bool:
    """Whether a condition looks at a property that the answer does not show."""
    names = {one.name for one in conditions}
    return name in names or (name == "earliest" and bool(names & {"bloc", "to"}))


def _joined(branches: list[str]) -> str:
    return "\n  UNION\n".join(f"  {{\n{branch}\n  }}" for branch in branches)


def _branch(
    catalogue: Catalogue, bound: list[Part], tests: list[str], told: list[str], derived: bool
) -> str:
    def inside(triples: str) -> str:
        if not derived:
            return triples
        return f"GRAPH <{derived_graph(catalogue.base)}> {{ {triples} }}"

    lines = [line for part in bound for line in part(inside)]
    lines.append(
        inside(
            "?position sg:holder ?holder ; sg:polarity ?said ; sg:targetText ?target_text ;\n"
            "              sg:basis ?basis ; sg:attribution ?attribution ."
        )
    )
    # Engines look a label up for every row only where its node is bound for certain.
    topic = inside("?position sg:issue ?issue")
    lines.append(f"OPTIONAL {{ {topic} OPTIONAL {{ ?issue rdfs:label ?issue_label }} }}")
    lines += [
        f"OPTIONAL {{ {inside(f'?position sg:{name} ?{_OPTIONAL[name]}')} }}" for name in told
    ]
    if derived:
        lines.append(inside("?position sg:via ?via"))
    lines.append("BIND(COALESCE(?issue_polarity, ?said) AS ?polarity)")
    lines += [f"FILTER({test})" for test in tests]
    return "\n".join(f"    {line}" for line in lines)


_OPTIONAL = {
    "issuePolarity": "issue_polarity",
    "tier": "tier",
    "modality": "modality",
    "positionDate": "date",
    "earliest": "earliest",
    "latest": "latest",
}
_ALWAYS = ("issuePolarity", "positionDate", "latest")
"""What every answer needs; each more costs time, which a list of many votes shows."""

Inside = Callable[[str], str]
Part = Callable[[Inside], Iterable[str]]
"""Makes lines of a pattern: what is said of positions goes through the function given."""


# -- one filter each: a pattern that binds, a test that filters -----------------------------------


def _values(catalogue: Catalogue, variable: str, identifiers: Iterable[str]) -> str:
    iris = " ".join(iri(catalogue, one) for one in identifiers)
    return f"VALUES ?{variable} {{ {iris} }}"


def _holder(catalogue: Catalogue, one: Condition, n: int) -> tuple[Part | None, str]:
    return lambda inside: [_values(catalogue, "holder", one.values)], ""


def _bloc(catalogue: Catalogue, one: Condition, n: int) -> tuple[Part | None, str]:
    def day(given: PartialDate | None, last: bool) -> str:
        if given is None:
            return "UNDEF"
        return f'"{given.latest if last else given.earliest}"^^xsd:date'

    rows = "".join(
        f"\n      ({iri(catalogue, term.member)} {day(term.joined, False)} {day(term.left, True)})"
        for bloc in one.values
        for term in membership_records(catalogue.bloc_names[bloc])
    )
    values = f"VALUES (?holder ?joined{n} ?left{n}) {{{rows}\n    }}"
    test = (
        f"(!BOUND(?joined{n}) || !BOUND(?latest) || ?latest >= ?joined{n})"
        f" && (!BOUND(?left{n}) || ?earliest <= ?left{n})"
    )
    return lambda inside: [values], test


def _issue(catalogue: Catalogue, one: Condition, n: int) -> tuple[Part | None, str]:
    """An issue or a narrower one; a vote also where its roll call is filed under it."""

    def lines(inside: Inside) -> list[str]:
        return [
            f"{{ SELECT DISTINCT ?topic{n} WHERE {{ {_values(catalogue, f'wanted{n}', one.values)}"
            f" ?topic{n} skos:broader* ?wanted{n} }} }}",
            f"{{ {inside(f'?position sg:issue ?topic{n}')} }} UNION"
            f" {{ ?call{n} sg:about ?topic{n} . {inside(f'?position sg:castIn ?call{n}')} }}",
        ]

    return lines, ""


def _source(catalogue: Catalogue, one: Condition, n: int) -> tuple[Part | None, str]:
    values = _values(catalogue, "document", one.values)
    return lambda inside: [values, "?attribution sg:reportedBy ?document ."], ""


def _statement(catalogue: Catalogue, one: Condition, n: int) -> tuple[Part | None, str]:
    values = _values(catalogue, f"statement{n}", one.values)
    return lambda inside: [values, inside(f"?position sg:expressedIn ?statement{n} .")], ""


def _speaker(catalogue: Catalogue, one: Condition, n: int) -> tuple[Part | None, str]:
    def lines(inside: Inside) -> list[str]:
        return [
            _values(catalogue, f"speaker{n}", one.values),
            f"?said{n} sg:speaker ?speaker{n} .",
            inside(f"?position sg:expressedIn ?said{n} ."),
        ]

    return lines, ""


def _event(catalogue: Catalogue, one: Condition, n: int) -> tuple[Part | None, str]:
    def lines(inside: Inside) -> list[str]:
        return [
            _values(catalogue, f"event{n}", one.values),
            f"{{ {inside(f'?position sg:castIn ?event{n}')} }} UNION"
            f" {{ ?said{n} sg:madeAt ?event{n} ."
            f" {inside(f'?position sg:expressedIn ?said{n}')} }}",
        ]

    return lines, ""


def _about(catalogue: Catalogue, one: Condition, n: int) -> tuple[Part | None, str]:
    def lines(inside: Inside) -> list[str]:
        return [
            _values(catalogue, f"about{n}", one.values),
            inside(
                f"{{ ?position sg:target ?about{n} }} UNION"
                f" {{ ?position sg:targetActor ?about{n} }}"
            ),
        ]

    return lines, ""


def _closed(catalogue: Catalogue, one: Condition, n: int) -> tuple[Part | None, str]:
    return None, f"?{one.name} IN ({', '.join(map(term, one.values))})"


def _words(catalogue: Catalogue, one: Condition, n: int) -> tuple[Part | None, str]:
    tests = (f"CONTAINS(LCASE(?target_text), {literal(word)})" for word in lowered(one.values))
    return None, " && ".join(tests)


def _from(catalogue: Catalogue, one: Condition, n: int) -> tuple[Part | None, str]:
    return None, f'?latest >= "{PartialDate(one.values[0]).earliest}"^^xsd:date'


def _to(catalogue: Catalogue, one: Condition, n: int) -> tuple[Part | None, str]:
    return None, f'?earliest <= "{PartialDate(one.values[0]).latest}"^^xsd:date'


def _held(catalogue: Catalogue, one: Condition, n: int) -> tuple[Part | None, str]:
    return None, ""  # decided by the branches


_PARTS: Mapping[str, Callable[[Catalogue, Condition, int], tuple[Part | None, str]]] = (
    MappingProxyType(
        {
            "country": _holder,
            "bloc": _bloc,
            "issue": _issue,
            "polarity": _closed,
            "basis": _closed,
            "tier": _closed,
            "modality": _closed,
            "held": _held,
            "source": _source,
            "from": _from,
            "to": _to,
            "event": _event,
            "statement": _statement,
            "speaker": _speaker,
            "about": _about,
            "words": _words,
        }
    )
)


# -- lists of nodes -------------------------------------------------------------------------------


def nodes(classes: Sequence[str], query_words: Sequence[str], not_: Sequence[str] = ()) -> str:
    """The nodes of some classes whose label contains all words."""
    values = " ".join(classes)
    tests = "".join(f"\n  FILTER(CONTAINS(LCASE(?label), {literal(word)}))" for word in query_words)
    without = "".join(f"\n  FILTER NOT EXISTS {{ ?node a {one} }}" for one in not_)
    return f"""{prefixes("rdfs", "sg")}

SELECT DISTINCT ?node ?label
WHERE {{
  VALUES ?class {{ {values} }}
  ?node a ?class ; rdfs:label ?label .{tests}{without}
}}
ORDER BY ?label ?node
"""
