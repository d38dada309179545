"""A hundred thousand votes as triples in a store that answers: ours beside what a user would pick.

The others write the same triples of votes and their evidence, but check no names, keep no tables
and report nothing. morph-kgc cannot stand beside us (it wants pyoxigraph below 0.4): it runs where
MORPH_KGC names the python of an environment of its own, as `MORPH_KGC=env/bin/python`.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas
import pyoxigraph
import rdflib

from stancegraph.vocabulary import BASE, NAMESPACES

VOTES = 100_000
STANCEGRAPH = Path(sys.executable).with_name("stancegraph")
SG, XSD, TYPE = NAMESPACES["sg"], NAMESPACES["xsd"], NAMESPACES["rdf"] + "type"
CAST = {
    "yes": ("Support", "VoteYes"),
    "no": ("Oppose", "VoteNo"),
    "abstain": ("Neutral", "Abstain"),
}
MORPH = f"""
prefixes: {{sg: "{SG}", id: "{BASE}", rdf: "{NAMESPACES["rdf"]}"}}
mappings:
  position:
    sources: [["votes.csv~csv"]]
    s: id:position/$(rcid)-$(country_code)
    po:
      - [a, sg:Position]
      - [sg:holder, id:country/$(country_code)~iri]
      - [sg:polarity, sg:$(polarity)~iri]
      - [sg:issuePolarity, sg:$(polarity)~iri]
      - [sg:act, sg:$(act)~iri]
      - [sg:castIn, id:roll-call/$(rcid)~iri]
      - [sg:target, id:issue/$(rcid)~iri]
      - [sg:issue, id:issue/$(rcid)~iri]
      - [sg:targetText, $(unres)]
      - [sg:basis, sg:Recorded]
      - [sg:tier, sg:Table]
      - [sg:modality, sg:Asserted]
      - [sg:attribution, id:attribution/votes]
      - [sg:positionDate, $(day), xsd:date]
      - [sg:earliest, $(day), xsd:date]
      - [sg:latest, $(day), xsd:date]
      - [sg:evidence, id:evidence/$(row)~iri]
  evidence:
    sources: [["votes.csv~csv"]]
    s: id:evidence/$(row)
    po:
      - [a, sg:Evidence]
      - [sg:source, id:document/votes]
      - [sg:row, $(row), xsd:integer]
"""
Fact = tuple[str, str, str, str | None]


def facts(vote: dict[str, str]) -> Iterator[Fact]:
    """Subject, predicate, object of the triples of one vote; a literal with its datatype."""
    call, row, day = vote["rcid"].partition(".")[0], vote["row"], vote["day"]
    polarity, act = CAST[vote["vote"]]
    one, proof = f"{BASE}position/{call}-{vote['country_code']}", f"{BASE}evidence/{row}"
    for name, term in (("polarity", polarity), ("issuePolarity", polarity), ("act", act)):
        yield one, SG + name, SG + term, None
    for name, term in (("basis", "Recorded"), ("tier", "Table"), ("modality", "Asserted")):
        yield one, SG + name, SG + term, None
    yield one, TYPE, f"{SG}Position", None
    yield one, f"{SG}holder", f"{BASE}country/{vote['country_code']}", None
    yield one, f"{SG}castIn", f"{BASE}roll-call/{call}", None
    yield one, f"{SG}target", f"{BASE}issue/{call}", None
    yield one, f"{SG}issue", f"{BASE}issue/{call}", None
    yield one, f"{SG}targetText", vote["unres"], f"{XSD}string"
    yield one, f"{SG}attribution", f"{BASE}attribution/votes", None
    for name in ("positionDate", "earliest", "latest"):
        yield one, SG + name, day, f"{XSD}date"
    yield one, f"{SG}evidence", proof, None
    yield proof, TYPE, f"{SG}Evidence", None
    yield proof, f"{SG}source", f"{BASE}document/votes", None
    yield proof, f"{SG}row", row, f"{XSD}integer"


def joined(files: list[Path]) -> pandas.DataFrame:
    """The votes with what their roll calls say."""
    tables = {path.name.partition(".")[0]: path for path in files}
    votes, calls = (
        pandas.read_csv(tables[name], dtype=str) for name in ("un_votes", "un_roll_calls")
    )
    votes["row"] = [str(n + 1) for n in votes.index]
    votes["rcid"] = votes["rcid"].str.removesuffix(".0")
    days = pandas.to_datetime(calls["date"].astype(float), unit="D")
    calls["day"] = days.dt.strftime("%Y-%m-%d")
    return votes.merge(calls[["rcid", "unres", "day"]], on="rcid")


def pandas_and_rdflib(files: list[Path]) -> int:
    graph = rdflib.Graph()
    for vote in joined(files).to_dict("records"):
        for subject, predicate, thing, datatype in facts(vote):
            term = rdflib.Literal(thing, datatype=datatype) if datatype else rdflib.URIRef(thing)
            graph.add((rdflib.URIRef(subject), rdflib.URIRef(predicate), term))
    return len(graph)


def plain_pyoxigraph(files: list[Path], folder: Path) -> int:
    def quads() -> Iterator[pyoxigraph.Quad]:
        node, literal = pyoxigraph.NamedNode, pyoxigraph.Literal
        for vote in joined(files).to_dict("records"):
            for subject, predicate, thing, datatype in facts(vote):
                term = literal(thing, datatype=node(datatype)) if datatype else node(thing)
                yield pyoxigraph.Quad(node(subject), node(predicate), term)

    store = pyoxigraph.Store(str(folder))
    store.bulk_extend(quads())
    store.optimize()
    return len(store)


def morph_kgc(python: str, files: list[Path], folder: Path) -> int:
    votes = joined(files)
    votes["polarity"] = [CAST[vote][0] for vote in votes["vote"]]
    votes["act"] = [CAST[vote][1] for vote in votes["vote"]]
    votes.to_csv(folder / "votes.csv", index=False, quoting=csv.QUOTE_MINIMAL)
    (folder / "map.yaml").write_text(MORPH, encoding="utf-8")
    config = "[CONFIGURATION]\noutput_file: out.nt\n[votes]\nmappings: map.yaml\n"
    (folder / "config.ini").write_text(config, encoding="utf-8")
    command = [python, "-m", "morph_kgc", "config.ini"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    store = pyoxigraph.Store(str(folder / "store"))
    store.bulk_load(path=str(folder / "out.nt"), format=pyoxigraph.RdfFormat.N_TRIPLES)
    store.optimize()
    return len(store)


def test_votes_to_a_store_that_answers(
    votes_graph: Callable[[int], Any], benchmark: Any, tmp_path: Path
) -> None:
    """Wanted: none is faster, although ours does more."""
    graph = votes_graph(VOTES)
    (tmp_path / "morph").mkdir()

    def ours() -> int:
        command = [STANCEGRAPH, "build", *graph.files, "--out", tmp_path / "graph"]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        return len(pyoxigraph.Store.read_only(str(tmp_path / "graph" / "store")))

    ways: dict[str, Callable[[], int]] = {
        "stancegraph build": ours,
        "pandas and pyoxigraph": lambda: plain_pyoxigraph(graph.files, tmp_path / "plain"),
        "pandas and rdflib": lambda: pandas_and_rdflib(graph.files),
    }
    if morph := os.environ.get("MORPH_KGC"):
        ways["morph-kgc"] = lambda: morph_kgc(morph, graph.files, tmp_path / "morph")

    def each() -> Iterator[str]:
        for name, way in ways.items():
            start = time.perf_counter()
            triples = way()
            taken = time.perf_counter() - start
            yield f"{name:<24}{taken:>7.1f} s {triples:>10,} triples {triples / taken:>9,.0f} /s"

    print("\n".join(benchmark.pedantic(lambda: list(each()), rounds=1)))
