"""Readers: their limits and deadlines, and that nothing of them stays behind."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

import stancegraph
from stancegraph.errors import (
    GraphError,
    QueryRefused,
    QuerySyntaxError,
    QueryTimeout,
    UnknownFormat,
    UsageError,
)
from stancegraph.web.limits import Limits
from stancegraph.web.process import Crashed
from stancegraph.web.readers import Busy, Readers
from stancegraph.web.source import Source, opened
from stancegraph.web.wire import Question

HOLDERS = "SELECT ?h { ?p sg:holder ?h } ORDER BY ?h"
LIMITS = Limits(timeout=20, readers=2)

Work = Callable[[Readers], Awaitable[None]]
Runner = Callable[..., None]


@pytest.fixture
def with_readers(source: Source, children: Callable[[int], set[int]]) -> Runner:
    """Does some work with readers, and sees that they are gone afterwards."""

    def run(work: Work, limits: Limits = LIMITS, of: Source = source) -> None:
        async def started() -> None:
            readers = Readers(of, limits)
            try:
                await readers.start()
                await work(readers)
            finally:
                await readers.stop()

        before = children(os.getpid())
        asyncio.run(started())
        assert children(os.getpid()) <= before

    return run


async def holders(readers: Readers, text: str = HOLDERS, **options: object) -> list[str]:
    answer = await readers.ask(Question(text, **options))  # type: ignore[arg-type]
    found = json.loads(answer.read())["results"]["bindings"]
    return [row["h"]["value"].rpartition("/")[2] for row in found]


def test_the_default_graph_is_asked_and_others_when_named(with_readers: Runner) -> None:
    async def work(readers: Readers) -> None:
        assert await holders(readers) == ["BRA", "KEN"]
        assert await holders(readers, derived=True) == ["BRA", "GHA", "KEN"]
        derived = "https://w3id.org/stancegraph/graph/derived"
        assert await holders(readers, default_graphs=(derived,)) == ["GHA"]
        assert await holders(readers, named_graphs=(derived,)) == []
        assert await holders(readers, default_graphs=("http://example.org/none",)) == []
        named = "SELECT ?h FROM NAMED <GRAPH> { ?p sg:holder ?x GRAPH ?g { ?q ?r ?h } }"
        assert await holders(readers, named.replace("GRAPH", derived, 1)) == ["GHA", "GHA"]
        assert await holders(readers, HOLDERS.replace("{", f"FROM <{derived}> {{", 1)) == ["GHA"]
        with pytest.raises(UsageError, match="no IRI"):
            await holders(readers, default_graphs=("no iri",))

    with_readers(work)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("ASK {", QuerySyntaxError),
        ("", QuerySyntaxError),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", QueryRefused),
        ("LOAD <http://example.org/>", QueryRefused),
        ("INSERT DATA { <e:a> <e:b> <e:c> }", QueryRefused),
        ("CLEAR ALL", QueryRefused),
    ],
)
def test_what_is_no_query_or_refused_is_told(
    with_readers: Runner, text: str, error: type[Exception]
) -> None:
    async def work(readers: Readers) -> None:
        with pytest.raises(error):
            await readers.ask(Question(text))
        assert await holders(readers) == ["BRA", "KEN"]

    with_readers(work, replace(LIMITS, readers=1))


def test_an_answer_over_a_limit_is_refused_whole(with_readers: Runner) -> None:
    async def work(readers: Readers) -> None:
        three = "VALUES ?h { 'a' 'b' 'c' }"
        for form in ("csv", "json", "tsv", "xml"):
            (await readers.ask(Question(f"SELECT * {{ {three} }}", rows=form))).close()
            with pytest.raises(QueryRefused, match="more than 3 rows"):
                await readers.ask(Question(f"SELECT * {{ {three} ?s sg:holder ?o }}", rows=form))
        with pytest.raises(QueryRefused, match="more than 3 triples"):
            await readers.ask(Question("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"))
        with pytest.raises(QueryRefused, match="more than 2,000 bytes"):
            await readers.ask(Question(f"SELECT ('{'x' * 2000}' AS ?h) {{}}"))

    with_readers(work, replace(LIMITS, rows=3, size=2_000, readers=1))


def test_a_large_answer_comes_whole(with_readers: Runner) -> None:
    async def work(readers: Readers) -> None:
        bits = " ".join(f"VALUES ?b{n} {{ 0 1 }}" for n in range(17))
        answer = await readers.ask(Question(f"SELECT * {{ {bits} }}", rows="csv"))
        data = answer.read()
        assert len(data) == answer.size > 4_000_000
        assert data.count(b"\r\n") == 1 + 2**17

    with_readers(work)


def test_rdf_xml_is_refused_where_it_cannot_name_a_property(with_readers: Runner) -> None:
    async def work(readers: Readers) -> None:
        with pytest.raises(UnknownFormat, match="cannot name"):
            await readers.ask(Question("CONSTRUCT WHERE { ?s ?p ?o }", graph="xml"))

    with_readers(work)


def test_a_runaway_ends_at_its_deadline_while_others_go_on(
    with_readers: Runner, runaway: str
) -> None:
    async def work(readers: Readers) -> None:
        start = time.monotonic()
        slow = asyncio.create_task(readers.ask(Question(runaway), 1.5))
        answered = 0
        while not slow.done():
            assert await holders(readers) == ["BRA", "KEN"]
            answered += 1
            await asyncio.sleep(0.05)
        with pytest.raises(QueryTimeout, match=r"within 1.5 seconds"):
            await slow
        assert 1.4 < time.monotonic() - start < 3.5
        assert answered > 3

    with_readers(work)


def test_many_runaways_leave_no_process_behind(
    with_readers: Runner, runaway: str, children: Callable[[int], set[int]]
) -> None:
    before = children(os.getpid())

    async def work(readers: Readers) -> None:
        asked = (readers.ask(Question(runaway), 0.6) for _ in range(12))
        ends = await asyncio.gather(*asked, return_exceptions=True)
        assert {type(end) for end in ends} <= {QueryTimeout, Busy}
        assert await holders(readers) == ["BRA", "KEN"]
        await asyncio.sleep(0.5)
        assert len(children(os.getpid()) - before) == LIMITS.readers

    with_readers(work)


def test_a_query_that_breaks_its_reader_breaks_no_other(with_readers: Runner) -> None:
    async def work(readers: Readers) -> None:
        deep = "(" * 50_000
        with pytest.raises(Crashed, match="nested too deeply"):
            await readers.ask(Question(f"SELECT * {{ FILTER{deep}"))
        assert await holders(readers) == ["BRA", "KEN"]

    with_readers(work, replace(LIMITS, readers=1))


def test_a_query_may_not_take_all_the_memory(with_readers: Runner) -> None:
    async def work(readers: Readers) -> None:
        bits = " ".join(f"VALUES ?b{n} {{ 0 1 }}" for n in range(24))
        with pytest.raises((Crashed, QueryRefused), match="memory"):
            await readers.ask(Question(f"SELECT * {{ {bits} }} ORDER BY ?b0"))
        assert await holders(readers) == ["BRA", "KEN"]

    with_readers(work, replace(LIMITS, readers=1, memory=300_000_000))


def test_whoever_finds_too_many_before_him_is_turned_away(
    with_readers: Runner, runaway: str
) -> None:
    async def work(readers: Readers) -> None:
        running = asyncio.create_task(readers.ask(Question(runaway), 1.5))
        await asyncio.sleep(0.1)
        waiting = asyncio.create_task(holders(readers))
        await asyncio.sleep(0.1)
        with pytest.raises(Busy, match="1 queries are waiting"):
            await readers.ask(Question(HOLDERS))
        with pytest.raises(QueryTimeout):
            await running
        assert await waiting == ["BRA", "KEN"]

    with_readers(work, replace(LIMITS, readers=1, waiting=1))


def test_whoever_waits_too_long_is_told_to_come_again(with_readers: Runner, runaway: str) -> None:
    async def work(readers: Readers) -> None:
        running = asyncio.create_task(readers.ask(Question(runaway), 5))
        await asyncio.sleep(0.1)
        with pytest.raises(Busy, match="ask again"):
            await readers.ask(Question(HOLDERS), 0.3)
        running.cancel()
        assert await holders(readers) == ["BRA", "KEN"]

    with_readers(work, replace(LIMITS, readers=1))


def test_a_graph_built_anew_is_asked_anew(with_readers: Runner, tmp_path: Path) -> None:
    facts = """
    document: {{title: Letter on lakes, publisher: Example Archive, date: 2024-02}}
    statements: [{{speakers: [{0}], positions: [{{polarity: support, act: praise, target: plan}}]}}]
    """

    def build(state: str) -> None:
        path = tmp_path / "facts.yaml"
        path.write_text(facts.format(state), encoding="utf-8")
        stancegraph.build(path, out=tmp_path / "graph")

    build("Chad")
    with opened(tmp_path / "graph") as source:

        async def work(readers: Readers) -> None:
            for _ in range(3):
                assert await holders(readers) == ["TCD"]
            build("Peru")
            for _ in range(3):
                assert await holders(readers) == ["PER"]

        with_readers(work, of=source)


def test_a_store_that_cannot_be_opened_is_told(with_readers: Runner, source: Source) -> None:
    async def work(readers: Readers) -> None:
        raise AssertionError("it must not start")

    with pytest.raises(GraphError, match="cannot be opened"):
        with_readers(work, of=replace(source, store=source.store / "nowhere"))
