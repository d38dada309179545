"""`stancegraph explain`: the words or records that a node of the graph rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from stancegraph.cli.options import graph_argument

if TYPE_CHECKING:
    from stancegraph.graph import Graph
    from stancegraph.query.explain import Explained, Proof, Report
    from stancegraph.records import Attribution, Document, Evidence, Position, Statement

_PARAGRAPHS = re.compile(r"\s*\n\s*\n\s*")
_CODE = re.compile(r"[A-Za-z]{3}")


@click.command("explain")
@graph_argument
@click.argument("identifier", metavar="ID")
def command(graph: Path, identifier: str) -> None:
    """Show the evidence behind a position, a statement or an actor.

    ID is an identifier as `query` shows it (position/…, statement/…, country/PAK), a whole IRI,
    or the code of a country. The words that prove a position are shown in their context, bold
    on a terminal and between » « elsewhere.

    \b
    Examples:
      stancegraph explain graph PAK
      stancegraph explain graph position/3f2a9c0d1e4b5a67
    """
    from stancegraph.graph import Graph

    opened = Graph.open(graph)
    for index, text in enumerate(explanations(opened, identifier)):
        click.echo(f"\n{text}" if index else text)


def explanations(graph: Graph, identifier: str) -> Iterator[str]:
    """Readable text for each position and statement behind an identifier."""
    if _CODE.fullmatch(identifier):
        identifier = f"country/{identifier.upper()}"
    writer = _Writer(graph)
    for explained in graph.explain(identifier):
        yield "\n".join(writer.lines(explained))


class _Writer:
    def __init__(self, graph: Graph) -> None:
        from stancegraph.cli.output import console, styled

        to = console()
        self._labels = _labels(graph)
        self._marks = ("\x1b[1m", "\x1b[0m") if styled(to) else ("»", "«")
        self._width = to.width if to.is_terminal else None

    def lines(self, explained: Explained) -> Iterator[str]:
        from stancegraph.records import Statement

        node = explained.node
        if isinstance(node, Statement):
            yield from self._statement(node)
        else:
            yield from self._position(node)
        if explained.attribution is not None:
            yield f"  says who   {self._who(explained.attribution)}"
        for proof in explained.proofs:
            yield from self._proof(proof)
        for report in explained.reports:
            yield from self._report(report)

    def _report(self, report: Report) -> Iterator[str]:
        """Another report of the same statement."""
        score = report.link.score
        likeness = f", likeness {score:.2f}" if score is not None else ""
        judged = ", as a person judged" if report.link.decided == "judgement" else ""
        place = f"{report.statement.id}{likeness}{judged}"
        yield f"  also told  {self._label(report.statement.id)} ({place})"
        yield from self._proof(report.proof)

    def _position(self, node: Position) -> Iterator[str]:
        from stancegraph.records import DerivedPosition

        act = f" ({node.act.replace('_', ' ')})" if node.act else ""
        yield f"{self._label(node.holder)} · {node.polarity}{act} · {_line(node.target_text)}"
        yield f"  id         {node.id}"
        if node.target_actor:
            yield f"  towards    {self._label(node.target_actor)}"
        if node.issue:
            turned = f": {node.issue_polarity}" if node.issue_polarity else ""
            yield f"  issue      {self._label(node.issue)}{turned}"
        if isinstance(node, DerivedPosition):
            yield f"  follows    from {node.inferred_from}, as a member of {self._label(node.via)}"
        if node.date:
            yield f"  date       {node.date}"
        yield f"  basis      {node.basis}, {node.modality}, holder {node.tier}"
        if node.rule or node.cue:
            cue = f", by the words “{_line(node.cue)}”" if node.cue else ""
            yield f"  rule       {_line(node.rule or 'none')}{cue}"
        if node.statement:
            yield f"  statement  {self._label(node.statement)} ({node.statement})"
        if node.roll_call:
            yield f"  cast in    {self._label(node.roll_call)} ({node.roll_call})"

    def _statement(self, node: Statement) -> Iterator[str]:
        yield self._label(node.id)
        yield f"  id         {node.id}"
        yield f"  kind       {node.kind.replace('_', ' ')}"
        for name, actors in (
            ("speaker", node.speakers),
            ("spoken by", (node.spokesperson,) if node.spokesperson else ()),
            ("for", node.on_behalf_of),
            ("reply to", node.in_reply_to),
            ("known from", (node.known_from,) if node.known_from else ()),
        ):
            if actors:
                yield f"  {name:<10} {'; '.join(self._label(actor) for actor in actors)}"
        if node.event:
            yield f"  made at    {self._label(node.event)}"
        if node.date:
            yield f"  date       {node.date}"

    def _who(self, attribution: Attribution) -> str:
        document = f"reported by {self._label(attribution.reported_by)}"
        if attribution.according_to:
            return f"{self._label(attribution.according_to)}, {document}"
        if attribution.according_to_text:
            return f"{_line(attribution.according_to_text)}, {document}"
        return document

    def _proof(self, proof: Proof) -> Iterator[str]:
        yield f"  evidence   {_place(proof.evidence)} of {_source(proof.document)}"
        if proof.evidence.exact is None:
            return
        opening, closing = self._marks
        words = f"{opening}{_line(proof.evidence.exact)}{closing}"
        line = f"{_before(proof.before)}{words}{_after(proof.after)}"
        if self._width is None:
            yield f"    {line}"
        else:
            yield from wrap(line, self._width, initial_indent=" " * 4, subsequent_indent=" " * 4)

    def _label(self, identifier: str) -> str:
        return _line(self._labels.get(identifier, identifier))


def _labels(graph: Graph) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in graph.tables:
        if "label" in kind.model_fields:
            found.update(graph.tables[kind].select("id", "label").iter_rows())
    return found


def _line(text: str) -> str:
    from stancegraph.cli.output import one_line

    return one_line(text)


def _place(evidence: Evidence) -> str:
    if evidence.start is not None:
        return f"characters {evidence.start}–{evidence.end}"
    if evidence.row is not None:
        return f"row {evidence.row}"
    return f"entry {evidence.pointer}, not checked against a text,"


def _source(document: Document) -> str:
    parts = [document.label, document.publisher, str(document.date or ""), document.name]
    return _line(", ".join(dict.fromkeys(part for part in parts if part)))


def _before(text: str) -> str:
    """The context to the left of a passage in one line; what is cut begins with a whole word."""
    from stancegraph.query.explain import CONTEXT

    line = _context(text)
    if len(text) == CONTEXT:
        line = f"…{line.partition(' ')[2]}"
    return f"{line} " if text[-1:].isspace() else line


def _after(text: str) -> str:
    from stancegraph.query.explain import CONTEXT

    line = _context(text)
    if len(text) == CONTEXT:
        line = f"{line.rpartition(' ')[0]}…"
    return f" {line}" if text[:1].isspace() else line


def _context(text: str) -> str:
    """One line, in which ¶ stands between paragraphs."""
    return _line(_PARAGRAPHS.sub(" ¶ ", text.strip()))
