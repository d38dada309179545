"""The shapes accept a small good graph and refuse each way of spoiling it, saying where."""

from __future__ import annotations

import pytest
from pyoxigraph import RdfFormat, parse

from stancegraph.rdf.validation import Report, validate
from stancegraph.vocabulary import BASE, NAMESPACES

PREFIXES = f"PREFIX : <{BASE}>\n" + "".join(
    f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in NAMESPACES.items()
)
GOOD = f"""
<{BASE}position/p> a sg:Position ;
    sg:holder <{BASE}country/CHL> ;
    sg:polarity sg:Support ;
    sg:act sg:Endorse ;
    sg:target <{BASE}issue/water> ;
    sg:targetText "the plan for clean water" ;
    sg:basis sg:Reported ;
    sg:modality sg:Asserted ;
    sg:tier sg:Explicit ;
    sg:positionDate "2019-10"^^xsd:gYearMonth ;
    sg:earliest "2019-10-01"^^xsd:date ;
    sg:latest "2019-10-31"^^xsd:date ;
    sg:expressedIn <{BASE}statement/s> ;
    sg:evidence <{BASE}evidence/e> ;
    sg:attribution <{BASE}attribution/a> .
<{BASE}statement/s> a sg:Statement ;
    rdfs:label "Chile for 21 countries: joint" ;
    sg:statementKind sg:Joint ;
    sg:spokesperson <{BASE}country/CHL> ;
    sg:onBehalfOf <{BASE}coalition/c> ;
    sg:passage <{BASE}evidence/e> .
<{BASE}country/CHL> a sg:Country, sg:Actor ;
    rdfs:label "Chile" ; sg:code "CHL" ; sg:unStatus "member" .
<{BASE}coalition/c> a sg:Coalition, sg:Actor ;
    rdfs:label "more than 20 countries" ;
    sg:sizeMin 21 ; sg:sizeText "more than 20" ; sg:complete false ;
    sg:knownMember <{BASE}country/CHL> .
<{BASE}issue/water> a sg:Issue, skos:Concept ;
    rdfs:label "Clean water" ; skos:prefLabel "Clean water" .
<{BASE}evidence/e> a sg:Evidence ;
    sg:source <{BASE}document/d> ; sg:start 3 ; sg:end 8 ; oa:exact "Chile" .
<{BASE}attribution/a> a sg:Attribution ;
    sg:reportedBy <{BASE}document/d> .
<{BASE}document/d> a sg:Document ;
    rdfs:label "A plan for water" ; dcterms:title "A plan for water" ;
    sg:sha256 "{"0" * 64}" ; sg:fileName "water.txt" .
"""


def check(turtle: str) -> Report:
    return validate(parse(PREFIXES + turtle, format=RdfFormat.TURTLE))


def test_a_small_good_graph_conforms() -> None:
    report = check(GOOD)
    assert report.problems == ()
    assert report.conforms
    assert report.checked == 8


@pytest.mark.parametrize(
    ("old", "new", "focus", "path"),
    [
        (f"    sg:holder <{BASE}country/CHL> ;\n", "", "position/p", "sg:holder"),
        (f"    sg:evidence <{BASE}evidence/e> ;\n", "", "position/p", "sg:evidence"),
        ("    sg:polarity sg:Support ;\n", "", "position/p", "sg:polarity"),
        ("sg:polarity sg:Support", "sg:polarity sg:Enthusiasm", "position/p", "sg:polarity"),
        (
            "sg:polarity sg:Support",
            "sg:polarity sg:Support, sg:Oppose",
            "position/p",
            "sg:polarity",
        ),
        (" ;\n    sg:attribution <" + BASE + "attribution/a>", "", "position/p", "sg:attribution"),
        ("    sg:basis sg:Reported ;\n", "", "position/p", "sg:basis"),
        ("    sg:modality sg:Asserted ;\n", "", "position/p", "sg:modality"),
        ("    sg:tier sg:Explicit ;\n", "", "position/p", "sg:tier"),
        (f"    sg:target <{BASE}issue/water> ;\n", "", "position/p", "sg:target"),
        ("sg:act sg:Endorse", "sg:act sg:Support", "position/p", "sg:act"),
        ("<" + BASE + "position/p> a sg:Position ;", f"<{BASE}position/p>", "position/p", ""),
        (
            f"    sg:expressedIn <{BASE}statement/s> ;\n",
            "",
            "position/p",
            "sg:expressedIn|sg:castIn",
        ),
        (f"sg:target <{BASE}issue/water>", f"sg:target <{BASE}issue/gone>", "issue/gone", ""),
        ('"2019-10"^^xsd:gYearMonth', '"2019-13"^^xsd:gYearMonth', "position/p", "sg:positionDate"),
        ('"2019-10"^^xsd:gYearMonth', '"October"', "position/p", "sg:positionDate"),
        ('    sg:latest "2019-10-31"^^xsd:date ;\n', "", "position/p", "sg:latest"),
        ('"2019-10-31"^^xsd:date', '"2019-09-30"^^xsd:date', "position/p", "sg:earliest"),
        ("sg:sizeMin 21", "sg:sizeMin 21 ; sg:sizeMax 20", "coalition/c", "sg:sizeMin"),
        ("sg:complete false", 'sg:complete "no"', "coalition/c", "sg:complete"),
        ("sg:end 8", "sg:end 3", "evidence/e", "sg:start"),
        ("sg:end 8", "sg:end 2", "evidence/e", "sg:start"),
        ("sg:end 8 ; ", "", "evidence/e", "sg:end"),
        ("sg:start 3 ; sg:end 8 ;", "", "evidence/e", "sg:start|sg:row|sg:pointer"),
        ("sg:end 8", "sg:end 8 ; sg:row 3", "evidence/e", "sg:row|sg:pointer"),
        ("    sg:statementKind sg:Joint ;\n", "", "statement/s", "sg:statementKind"),
        (
            f"    sg:onBehalfOf <{BASE}coalition/c> ;\n",
            "",
            "statement/s",
            "sg:speaker|sg:onBehalfOf",
        ),
        (f" ;\n    sg:reportedBy <{BASE}document/d>", "", "attribution/a", "sg:reportedBy"),
        (
            f"sg:reportedBy <{BASE}document/d>",
            f"sg:reportedBy <{BASE}document/d> ; sg:accordingTo sg:OtherSource",
            "attribution/a",
            "",
        ),
        ("a sg:Country, sg:Actor", "a sg:Country", "country/CHL", ""),
        ("a sg:Country, sg:Actor", "a sg:Actor", "country/CHL", ""),
        ('sg:unStatus "member"', 'sg:unStatus "unknown"', "country/CHL", "sg:unStatus"),
        ('"' + "0" * 64 + '"', '"0000"', "document/d", "sg:sha256"),
    ],
)
def test_each_way_of_spoiling_the_graph_is_found(old: str, new: str, focus: str, path: str) -> None:
    assert GOOD.count(old) == 1
    report = check(GOOD.replace(old, new))
    assert not report.conforms
    assert (BASE + focus, path) in {(one.focus, one.path) for one in report.problems}


def test_a_position_without_an_iri_is_refused() -> None:
    report = check(GOOD.replace(f"<{BASE}position/p>", "_:here"))
    assert {(one.focus, one.path) for one in report.problems} == {("_:here", "")}


@pytest.mark.parametrize("proof", ["sg:row 12", 'sg:pointer "statements/0/positions/2"'])
def test_a_row_or_an_entry_is_evidence_too(proof: str) -> None:
    assert check(GOOD.replace('sg:start 3 ; sg:end 8 ; oa:exact "Chile"', proof)).conforms


def test_a_vote_needs_no_statement() -> None:
    roll_call = f"""
    <{BASE}roll-call/r> a sg:RollCall, sg:Event ;
        rdfs:label "General Assembly: vote on water" ; sg:organ <{BASE}organ/ga> ;
        sg:recordNumber "4017" ; sg:motion "the whole text" ; sg:yes 120 ; sg:no 4 .
    <{BASE}organ/ga> a sg:Organ, sg:Actor ; rdfs:label "General Assembly" .
    """
    cast = f"sg:castIn <{BASE}roll-call/r>"
    assert check(GOOD.replace(f"sg:expressedIn <{BASE}statement/s>", cast) + roll_call).conforms
