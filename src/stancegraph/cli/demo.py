"""`stancegraph demo`: the bundled example, built and shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stancegraph.cli.options import ANY_PATH

if TYPE_CHECKING:
    from stancegraph.graph import Graph

EXAMPLE = "examples/third-committee-2019"
_MARK = "README.txt"
_MADE_BY = "Made by `stancegraph demo`"
_ISSUE = "xinjiang-measures"


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of the tour: a named query, and the columns of its answer that are shown."""

    title: str
    query: str
    columns: tuple[str, ...]
    parameters: dict[str, str] = field(default_factory=dict)
    derived: bool = False

    def command(self, graph: Path) -> str:
        """The command that asks the same."""
        given = "".join(f" --param {name}={value}" for name, value in self.parameters.items())
        derived = " --derived" if self.derived else ""
        return f"stancegraph query {graph} {self.query}{given}{derived}"


TOUR = (
    Stop(
        "Who stands where on China's measures in Xinjiang, and who says so",
        "who-supports",
        (
            "polarity",
            "holder_label",
            "target_polarity",
            "target_text",
            "according_to_label",
            "basis",
            "publisher",
        ),
        {"issue": _ISSUE},
    ),
    Stop(
        "Coalitions: the size claimed, the members known, the unknown remainder",
        "coalitions",
        ("coalition_label", "size_text", "known", "unknown_at_least", "complete"),
    ),
    Stop("Who replied to whom", "replies", ("reply_label", "to_label")),
    Stop(
        "What Pakistan said, itself and through the groups it is named in (via)",
        "everything-said",
        ("date", "role", "polarity", "target_text", "via_label", "basis"),
        {"country": "PAK"},
        derived=True,
    ),
)


@click.command("demo")
@click.option(
    "--out",
    metavar="DIR",
    type=ANY_PATH,
    default=Path("stancegraph-demo"),
    show_default=True,
    help="Where the graph and its exports go; a new or empty directory, or an earlier demo.",
)
def command(out: Path) -> None:
    """Build and show the bundled example.

    The example holds two joint statements on Xinjiang in the UN's Third Committee on 29 October
    2019, one by 23 states and one by 54, the letters of July before them, and who signed what.

    \b
    Example:
      stancegraph demo --out first-graph
    """
    from stancegraph.cli import output
    from stancegraph.graph import Graph
    from stancegraph.resources import shipped

    example = shipped(EXAMPLE)
    _claim(out)
    folder = out / "graph"
    sources = [example / "facts.yaml", *sorted((example / "signatories").glob("*.yaml"))]
    graph = Graph.build(sources, out=folder, issues=example / "issues.yaml")
    files = [out / "graph.ttl", out / "graph.graphml"]
    for file in files:
        graph.export(file)
    click.echo(f"Built {folder} from {output.counted(len(sources), 'source')} in {example}")
    click.echo(_numbers(graph))
    for stop in TOUR:
        _show(graph, stop, folder)
    _explain(graph, folder)
    output.heading("Written")
    for path in (folder, *files):
        click.echo(f"  {path}")
    _next(folder, example)


def _claim(out: Path) -> None:
    """Mark the directory as the demo's own; raises GraphError where it holds something else."""
    from stancegraph.errors import GraphError

    if out.exists() and not out.is_dir():
        raise GraphError("this is a file", at=str(out), hint="name a directory with --out")
    mark = out / _MARK
    ours = mark.is_file() and mark.read_bytes().startswith(_MADE_BY.encode())
    if not ours and out.is_dir() and any(out.iterdir()):
        raise GraphError(
            "the directory holds something else; nothing was written",
            at=str(out),
            hint="name a new directory with --out",
        )
    out.mkdir(parents=True, exist_ok=True)
    mark.write_text(
        f"{_MADE_BY}; a graph directory and two exports. It may be deleted, and the next demo\n"
        "here replaces it.\n",
        encoding="utf-8",
    )


def _numbers(graph: Graph) -> str:
    from stancegraph.cli.output import counted
    from stancegraph.records import DerivedPosition, Document, Position, Statement

    tables = graph.tables
    return (
        f"{counted(tables[Document].height, 'document')}, "
        f"{counted(tables[Statement].height, 'statement')}, "
        f"{counted(tables[Position].height, 'position')}, and "
        f"{tables[DerivedPosition].height:,} more that follow for known members of groups"
    )


def _show(graph: Graph, stop: Stop, folder: Path) -> None:
    from stancegraph.cli import output
    from stancegraph.cli.terms import shown
    from stancegraph.query.named import named
    from stancegraph.query.run import Rows

    text = named(stop.query).bound(stop.parameters, graph.base)
    answer = graph.sparql(text, derived=stop.derived)
    assert isinstance(answer, Rows)  # noqa: S101  # the queries of the tour are SELECTs
    places = [answer.variables.index(column) for column in stop.columns]
    output.heading(stop.title)
    click.echo(f"$ {stop.command(folder)}")
    names = [column.removesuffix("_label").replace("_", " ") for column in stop.columns]
    rows = [[shown(row[place], graph.base) for place in places] for row in answer.rows]
    output.table(names, rows)


def _explain(graph: Graph, folder: Path) -> None:
    """The first position that China holds in its own voice, with its words."""
    from stancegraph.cli import output
    from stancegraph.cli.explain import explanations

    identifier = str(graph.positions(holder="CHN", direct=True)["id"][0])
    output.heading("The words behind one position")
    click.echo(f"$ stancegraph explain {folder} {identifier}")
    for text in explanations(graph, identifier):
        click.echo(text)


def _next(folder: Path, example: Path) -> None:
    from stancegraph.cli import output

    output.heading("Next")
    for line in (
        f"stancegraph extract {example / 'article.txt'} --issues {example / 'issues.yaml'}",
        f"stancegraph query {folder} --list",
        f"stancegraph query {folder} {example / 'queries' / 'july-and-october.rq'}",
        f"stancegraph explain {folder} BLR",
        f"stancegraph export {folder} --out countries.gexf --level countries",
    ):
        click.echo(f"  {line}")
