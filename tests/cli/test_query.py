"""`stancegraph query`: by name, from a file, from a pipe, in every format."""

import csv
import io
import json
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

HOLDERS = "SELECT ?holder ?polarity { ?p sg:holder ?holder ; sg:polarity ?polarity } ORDER BY ?p"
CONSTRUCT = "CONSTRUCT { ?p sg:polarity sg:Oppose } WHERE { ?p sg:polarity sg:Oppose }"


def test_a_named_query_answers_with_short_names(run, graph):
    ran = run("query", graph, "coalitions")
    assert ran.exit_code == 0
    assert "12 countries" in ran.stdout
    assert "coalition/" in ran.stdout
    assert "https://w3id.org/stancegraph/" not in ran.stdout
    assert ran.stderr == "2 rows\n"


def test_parameters_narrow_a_named_query(run, graph):
    ran = run("query", graph, "coalitions", "--param", "country=TCD", "--format", "json")
    (row,) = json.loads(ran.stdout)["results"]["bindings"]
    assert row["coalition_label"]["value"] == "3 countries"


def test_what_follows_for_members_is_asked_only_on_demand(run, graph):
    count = "SELECT (COUNT(*) AS ?n) { ?p sg:holder <https://w3id.org/stancegraph/id/country/GHA> }"
    given = ("query", graph, "-", "--format", "csv")
    assert run(*given, stdin=count).stdout.split() == ["n", "0"]
    assert run(*given, "--derived", stdin=count).stdout.split() == ["n", "1"]


def test_a_query_in_a_file_has_parameters_too(run, graph, tmp_path):
    file = tmp_path / "who.rq"
    file.write_text(
        "# title: Holders by polarity\n"
        "# param: polarity (value, required) One of the three\n"
        "SELECT ?holder { VALUES ?polarity { UNDEF } ?p sg:polarity ?polarity ; sg:holder ?holder }"
    )
    ran = run("query", graph, file, "--param", "polarity=oppose", "--format", "csv")
    assert {line.rpartition("/")[2] for line in ran.stdout.split()[1:]} == {"BRA", "PER"}
    missing = run("query", graph, file)
    assert missing.exit_code == 2
    assert "needs the parameter 'polarity'" in missing.stderr


@pytest.mark.parametrize("format", ["csv", "tsv"])
def test_rows_as_separated_values(run, graph, format):
    ran = run("query", graph, "-", "--format", format, stdin=HOLDERS)
    rows = list(csv.reader(io.StringIO(ran.stdout), delimiter="," if format == "csv" else "\t"))
    assert len(rows) == 5
    assert {row[1].strip("<>").rpartition("#")[2] for row in rows[1:]} == {"Support", "Oppose"}


def test_rows_as_xml_and_a_graph_as_turtle(run, graph):
    assert run("query", graph, "-", "--format", "xml", stdin=HOLDERS).stdout.startswith("<?xml")
    turtle = run("query", graph, "-", "--format", "turtle", stdin=CONSTRUCT).stdout
    assert turtle.count("sg:Oppose") == 2
    assert run("query", graph, "-", stdin=CONSTRUCT).stdout == turtle


def test_rows_are_no_turtle(run, graph):
    ran = run("query", graph, "-", "--format", "turtle", stdin=HOLDERS)
    assert ran.exit_code == 2
    assert ran.stdout == ""
    assert "rows cannot be written as turtle" in ran.stderr


@pytest.mark.parametrize(("pattern", "answer"), [("?p a sg:Position", "yes"), ("?p a 1", "no")])
def test_a_question_gets_yes_or_no(run, graph, pattern, answer):
    assert run("query", graph, "-", stdin=f"ASK {{ {pattern} }}").stdout == f"{answer}\n"


def test_an_empty_answer_is_an_answer(run, graph):
    ran = run("query", graph, "-", stdin="SELECT ?x { ?x a sg:RollCall }")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "x\n", "0 rows\n")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("SELECT ?x WHERE { ?x", "this is no SPARQL query"),
        ("", "this is no SPARQL query"),
        ("SELECT ?x { SERVICE <https://example.org/> { ?x ?y ?z } }", "SERVICE"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE would change the graph"),
        ("LOAD <https://example.org/a.ttl>", "LOAD would change the graph"),
    ],
)
def test_a_query_that_is_wrong_or_does_more_than_ask_is_refused(run, graph, text, complaint):
    ran = run("query", graph, "-", stdin=text)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert complaint in ran.stderr


def test_bytes_that_are_no_text_are_no_query(run, graph):
    ran = run("query", graph, "-", stdin=b"ASK { ?p ?q '\xff' }")
    assert ran.exit_code == 3
    assert "not UTF-8" in ran.stderr


def test_a_query_that_takes_too_long_is_given_up(run, graph):
    ran = run(
        "query",
        graph,
        "-",
        "--timeout",
        "0.05",
        stdin="SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    )
    assert ran.exit_code == 1
    assert "did not end within 0.05 seconds" in ran.stderr


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["who-knows"], "there is no query named 'who-knows'"),
        (["everything-said"], "needs the parameter 'country'"),
        (["coalitions", "--param", "colour=red"], "has no parameter 'colour'"),
        (["coalitions", "--param", "country"], "'country' is not of the form name=value"),
        (["coalitions", "--param", "country=A", "--param", "country=B"], "given twice"),
        (["coalitions", "--timeout", "0"], "--timeout"),
    ],
)
def test_a_slip_in_the_question_is_wrong_usage(run, graph, arguments, complaint):
    ran = run("query", graph, *arguments)
    assert ran.exit_code == 2
    assert complaint in ran.stderr


def test_a_query_file_that_is_missing_is_an_unreadable_source(run, graph):
    assert run("query", graph, "absent.rq").exit_code == 3


def test_a_value_cannot_break_out_of_its_place(run, graph):
    given = "country=x> } DELETE { ?s ?p ?o"
    ran = run("query", graph, "coalitions", "--param", given)
    assert ran.exit_code == 2
    assert "is no country" in ran.stderr


@pytest.mark.parametrize("with_graph", [True, False])
def test_the_named_queries_are_listed_with_their_parameters(run, graph, with_graph):
    ran = run("query", graph) if with_graph else run("query", "--list")
    assert ran.exit_code == 0
    assert "coalitions  " in ran.stdout
    assert "--param country=… (required)  A state, such as `PAK`" in ran.stdout


def test_a_query_needs_a_graph(run, tmp_path):
    assert run("query").exit_code == 2
    ran = run("query", tmp_path / "nowhere", "coalitions")
    assert ran.exit_code == 1
    assert "there is no such graph" in ran.stderr
    (tmp_path / "photos").mkdir()
    ran = run("query", tmp_path / "photos", "coalitions")
    assert ran.exit_code == 1
    assert "this is no graph" in ran.stderr


@contextmanager
def serving(source):
    """The address of an endpoint that serves a graph or a file."""
    command = [str(Path(sys.executable).with_name("stancegraph")), "serve", str(source)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen([*command, "--port", "0"], **pipes) as process:
        try:
            yield f"{process.stdout.readline().strip()}/sparql"
        finally:
            process.kill()


@pytest.fixture(scope="module")
def endpoint(graph):
    with serving(graph) as address:
        yield address


@pytest.mark.parametrize("format", ["table", "csv", "tsv", "json", "xml"])
@pytest.mark.parametrize("derived", [[], ["--derived"]])
def test_an_endpoint_is_asked_like_a_directory(run, graph, endpoint, format, derived):
    given = ["everything-said", "--param", "country=Ghana", "--format", format, *derived]
    here, there = run("query", graph, *given), run("query", "--endpoint", endpoint, *given)
    assert (there.exit_code, there.stdout, there.stderr) == (0, here.stdout, here.stderr)


@pytest.mark.parametrize("text", [CONSTRUCT, "ASK { ?p a sg:Position }", HOLDERS])
def test_an_endpoint_is_asked_from_a_pipe(run, graph, endpoint, text):
    there = run("query", "--endpoint", endpoint, "-", stdin=text)
    assert there.exit_code == 0
    assert there.stdout == run("query", graph, "-", stdin=text).stdout


def test_an_endpoint_is_asked_what_stands_in_a_file(run, endpoint, tmp_path):
    file = tmp_path / "any.rq"
    file.write_text("ASK { ?p sg:holder ?who }", encoding="utf-8")
    assert run("query", "--endpoint", endpoint, file).stdout == "yes\n"


def test_without_a_query_an_endpoint_has_the_same_named_ones(run, graph):
    listed = run("query", "--endpoint", "http://127.0.0.1:9/sparql")
    assert (listed.exit_code, listed.stdout) == (0, run("query", graph).stdout)


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["--endpoint", "http://127.0.0.1:9/", "graph", "coalitions"], 2, "not both"),
        (["--graph", "urn:x", "graph", "coalitions"], 2, "--graph goes with --endpoint"),
        (["--endpoint", "ftp://me:secret@127.0.0.1/", "coalitions"], 2, "no address"),
        (["--endpoint", "http://me:secret@127.0.0.1:9/", "coalitions"], 1, "cannot be reached"),
        (["--endpoint", "http://127.0.0.1:9/", "who-knows"], 2, "no query named 'who-knows'"),
    ],
)
def test_an_endpoint_that_cannot_be_asked_is_told(run, arguments, code, complaint):
    ran = run("query", *arguments)
    assert (ran.exit_code, ran.stdout) == (code, "")
    assert complaint in ran.stderr
    assert "secret" not in ran.stderr


@pytest.mark.parametrize("text", ["DROP ALL", "ASK { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"])
def test_what_is_refused_is_not_sent_to_an_endpoint(run, text):
    ran = run("query", "--endpoint", "http://127.0.0.1:9/", "-", stdin=text)
    assert ran.exit_code == 2
    assert "cannot be reached" not in ran.stderr


def test_an_endpoint_without_positions_is_asked_all_the_same(run, tmp_path):
    file = tmp_path / "other.ttl"
    file.write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    with serving(file) as address:
        ran = run("query", "--endpoint", address, "-", stdin="SELECT ?s { ?s ?p <urn:c> }")
    assert ran.stdout.split() == ["s", "urn:a"]
    assert "holds no position" in ran.stderr
