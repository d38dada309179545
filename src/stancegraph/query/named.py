"""Named queries: files with a title and parameters, which any SPARQL client can run as they are.

The head of a file is comments:

    # title: Who supports or opposes a target, and on what basis
    # param: issue (issue) Identifier of an issue, such as `xinjiang-measures`
    # param: country (country, required) …

A parameter is a variable with `VALUES ?issue { UNDEF }`: left open, it matches everything. Kinds:
`country` and `issue` take codes (`PAK`, an issue's identifier or IRI), `country` also names and
`members of European Union on 2019-10-29` (all of them at once), `iri` an identifier of the
graph or an IRI, `value` a value of the ontology (`support`), `integer` and `text` literals. `date`
is the first day that a date can mean, `last_date` its last: until 2019-07 is until the 31st.

They give the same rows in the same order on every server, so labels are sorted as `STR(?label)`:
Virtuoso would compare no more than the beginning of long ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from stancegraph.errors import SourceError, UnknownQuery, UsageError
from stancegraph.query import scan
from stancegraph.readers.files import decode, load
from stancegraph.records import PartialDate
from stancegraph.records.identifiers import actor_id
from stancegraph.resolution.countries import countries
from stancegraph.resolution.gazetteer import Gazetteer
from stancegraph.resolution.memberships import codes_named
from stancegraph.vocabulary import BASE, expand, term

_HEAD = re.compile(r"#\s*(title|param):\s*(.+)")
_PARAMETER = re.compile(r"(\w+)\s*\((\w+)(,\s*required)?\)\s*(.*)")
_ILLEGAL_IRI = re.compile(r"[\x00-\x20<>\"{}|\\^`]")
KINDS = ("country", "date", "integer", "iri", "issue", "last_date", "text", "value")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query."""

    name: str
    kind: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with a title and parameters."""

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    text: str

    def bound(self, values: Mapping[str, str], base: str = BASE) -> str:
        """The SPARQL text with the parameters filled in.

        Raises UsageError for a parameter that the query lacks, for a value that is not of its
        kind, and where a required one is missing.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                raise UsageError(
                    f"the query {self.name} has no parameter {name!r}",
                    hint=f"it takes: {', '.join(known) or 'none'}",
                )
        for parameter in self.parameters:
            if parameter.required and parameter.name not in values:
                raise UsageError(
                    f"the query {self.name} needs the parameter {parameter.name!r}",
                    hint=f"--param {parameter.name}=… ({parameter.description})",
                )
        return scan.bind(
            self.text, {name: written(value, known[name], base) for name, value in values.items()}
        )


def written(value: str, parameter: Parameter, base: str) -> str:
    """A value as a SPARQL term of the parameter's kind; the members of a bloc as several."""
    if parameter.kind == "country" and (codes := codes_named(value)):
        return " ".join(f"<{base}country/{code}>" for code in codes)
    match parameter.kind:
        case "text":
            return _literal(value)
        case "integer" if re.fullmatch(r"[+-]?\d+", value):
            return value
        case "date" | "last_date":
            try:
                given = PartialDate(value)
            except ValueError as error:
                raise UsageError(f"{parameter.name}: {error}") from error
            day = given.earliest if parameter.kind == "date" else given.latest
            return f'"{day}"^^<{expand("xsd:date")}>'
        case "value" if re.fullmatch(r"\w+", value):
            return f"<{expand(term(value))}>"
        case "country" | "issue" | "iri":
            iri = value.strip("<>")
            if not re.match(r"https?://", iri):
                iri = base + _identifier(iri, parameter)
            if not _ILLEGAL_IRI.search(iri):
                return f"<{iri}>"
    raise UsageError(f"{value!r} is no {parameter.kind} for the parameter {parameter.name!r}")


def _identifier(value: str, parameter: Parameter) -> str:
    """The identifier that a value stands for; a country may be given by any of its names."""
    if parameter.kind == "iri" or "/" in value:
        return value
    if parameter.kind == "issue":
        return f"issue/{value}"
    if value in countries():
        return actor_id(value)
    found = Gazetteer.load().resolve(value, usage="un")
    if found.code is None:
        raise UsageError(
            f"{value!r} is no country for the parameter {parameter.name!r}: {found.reason}",
            hint="give a code such as PAK, or a name",
        )
    return actor_id(found.code)


def _literal(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r") + '"'


def parse(name: str, text: str) -> NamedQuery:
    """A query from its text; without a head it has its name as title and no parameters.

    Raises SourceError where the head is malformed or does not agree with the query.
    """
    title, parameters = name, []
    for line in text.splitlines():
        found = _HEAD.match(line)
        if found and found[1] == "title":
            title = found[2].strip()
        elif found:
            given = _PARAMETER.fullmatch(found[2].strip())
            if not given or given[2] not in KINDS:
                raise SourceError(
                    f"the line {line!r} is no parameter",
                    at=name,
                    hint=f"write `# param: name (kind) what it is`; kinds: {', '.join(KINDS)}",
                )
            parameters.append(Parameter(given[1], given[2], bool(given[3]), given[4]))
    places = scan.open_parameters(text)
    for parameter in parameters:
        if parameter.name not in places:
            raise SourceError(
                f"the parameter {parameter.name!r} has no place in the query",
                at=name,
                hint=f"write VALUES ?{parameter.name} {{ UNDEF }} where it applies",
            )
    return NamedQuery(name, title, tuple(parameters), text)


def names() -> list[str]:
    """The names of the queries that come with stancegraph, sorted."""
    folder = files("stancegraph.query").joinpath("named")
    return sorted(f.name.removesuffix(".rq") for f in folder.iterdir() if f.name.endswith(".rq"))


def named(name: str) -> NamedQuery:
    """The query of that name.

    Raises UnknownQuery, with the names that exist.
    """
    if name not in names():
        raise UnknownQuery(
            f"there is no query named {name!r}",
            hint=f"named queries: {', '.join(names())}; or give a file that ends in .rq",
        )
    text = files("stancegraph.query").joinpath(f"named/{name}.rq").read_text("utf-8")
    return parse(name, text)


def from_file(path: Path) -> NamedQuery:
    """The query in a file.

    Raises SourceError where it cannot be read.
    """
    return parse(path.stem, decode(load(path)))
