"""Heads of query files, and values that become terms and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from stancegraph.errors import SourceError, UnknownQuery, UsageError
from stancegraph.query.named import Parameter, from_file, named, names, parse, written
from stancegraph.vocabulary import BASE

QUERY = """# title: Who holds a position
# param: who (country, required) A state
# param: text (text) Words of the target
SELECT ?position WHERE {
  VALUES ?who { UNDEF }
  VALUES ?text { UNDEF }
  ?position sg:holder ?who ; sg:targetText ?text .
}"""


def term(kind: str, value: str) -> str:
    return written(value, Parameter("given", kind, False, ""), BASE)


def test_a_head_gives_title_and_parameters() -> None:
    query = parse("holders", QUERY)
    assert query.title == "Who holds a position"
    assert query.parameters == (
        Parameter("who", "country", True, "A state"),
        Parameter("text", "text", False, "Words of the target"),
    )


def test_a_query_without_a_head_has_its_name() -> None:
    assert parse("mine", "ASK {}").title == "mine"


def test_bound_parameters_take_their_places_and_open_ones_stay() -> None:
    bound = parse("holders", QUERY).bound({"who": "PAK"})
    assert f"VALUES ?who {{ <{BASE}country/PAK> }}" in bound
    assert "VALUES ?text { UNDEF }" in bound


def test_every_place_of_a_parameter_is_filled() -> None:
    bound = named("everything-said").bound({"country": "PAK"})
    assert bound.count("country/PAK") == named("everything-said").text.count("VALUES ?country {")
    assert "UNDEF" not in bound


def test_a_place_in_a_comment_or_string_is_no_place() -> None:
    text = 'SELECT ("VALUES ?a { UNDEF }" AS ?b) # VALUES ?a { UNDEF }\n{}'
    with pytest.raises(SourceError, match="has no place"):
        parse("hidden", f"# param: a (text) Some words\n{text}")


@pytest.mark.parametrize("line", ["a text", "a (colour) What", "(text) What", "a (text, maybe) x"])
def test_a_malformed_head_is_refused(line: str) -> None:
    with pytest.raises(SourceError, match="is no parameter"):
        parse("broken", f"# param: {line}\nSELECT * {{ VALUES ?a {{ UNDEF }} }}")


def test_a_missing_required_parameter_is_named() -> None:
    with pytest.raises(UsageError, match="needs the parameter 'country'"):
        named("everything-said").bound({})


def test_an_unknown_parameter_is_refused_with_those_that_exist() -> None:
    with pytest.raises(UsageError) as error:
        named("who-supports").bound({"nation": "PAK"})
    assert "issue, country, polarity" in str(error.value)


def test_an_unknown_query_is_refused_with_those_that_exist() -> None:
    with pytest.raises(UnknownQuery) as error:
        named("who-loves")
    assert all(name in str(error.value) for name in names())


def test_a_name_leads_to_no_other_file() -> None:
    with pytest.raises(UnknownQuery):
        named("../named/actors")


def test_a_file_is_read_or_refused(tmp_path: Path) -> None:
    (tmp_path / "good.rq").write_text(QUERY, encoding="utf-8")
    (tmp_path / "bad.rq").write_bytes(b"SELECT \xff")
    assert from_file(tmp_path / "good.rq").name == "good"
    for name, says in (("bad.rq", "is not UTF-8"), ("none.rq", "no such file")):
        with pytest.raises(SourceError, match=says):
            from_file(tmp_path / name)


def test_kinds_are_written_as_terms() -> None:
    assert term("country", "PAK") == f"<{BASE}country/PAK>"
    assert term("issue", "tolls") == f"<{BASE}issue/tolls>"
    assert term("issue", "country/CHN") == f"<{BASE}country/CHN>"
    assert term("iri", "position/3f2a") == f"<{BASE}position/3f2a>"
    assert term("iri", "<https://example.org/a>") == "<https://example.org/a>"
    assert term("value", "call_for") == "<https://w3id.org/stancegraph/ontology#CallFor>"
    assert term("integer", "-3") == "-3"
    assert term("text", 'say "no"\\') == '"say \\"no\\"\\\\"'


def test_a_period_begins_with_its_first_and_ends_with_its_last_day() -> None:
    assert term("date", "2020-02").startswith('"2020-02-01"^^')
    assert term("last_date", "2020-02").startswith('"2020-02-29"^^')


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("country", "PAK> } UNION { ?s ?p ?o"),
        ("issue", "a b"),
        ("iri", "position/1>\n<x"),
        ("iri", "http://example.org/{x}"),
        ("value", "support } {"),
        ("value", "sg:Support"),
        ("integer", "1 } #"),
        ("integer", "one"),
        ("date", "2019-13"),
        ("date", '2019"'),
        ("last_date", "yesterday"),
    ],
)
def test_a_value_that_is_not_of_its_kind_is_refused(kind: str, value: str) -> None:
    with pytest.raises(UsageError):
        term(kind, value)


def test_the_members_of_a_bloc_are_several_countries() -> None:
    baltic = f"<{BASE}country/EST> <{BASE}country/LTU> <{BASE}country/LVA>"
    assert term("country", "members of the Baltic States") == baltic
    assert term("country", "members of Baltic States on 1990-06-01") == f"<{BASE}country/LTU>"
    with pytest.raises(UsageError, match="has no members"):
        term("country", "members of Norway")


def test_a_country_may_be_given_by_any_name_and_an_unknown_one_is_an_error() -> None:
    assert term("country", "Türkiye") == term("country", "TUR") == f"<{BASE}country/TUR>"
    assert term("country", "European Union") == f"<{BASE}bloc/european-union>"
    with pytest.raises(UsageError, match="Perru") as caught:
        term("country", "Perru")
    assert "Peru" in str(caught.value)
