"""`stancegraph network`: who stands with whom, against whom, on what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from stancegraph.cli.options import graph_argument, reports_option
from stancegraph.cli.selecting import selection, selection_options


@click.command("network")
@graph_argument
@click.option(
    "--kind",
    type=click.Choice(["affiliation", "congruence", "conflict", "subtract", "ignored"]),
    required=True,
    help="What a tie means: a stance on an issue; agreement, disagreement, their difference; or "
    "speaking on the same issues.",
)
@click.option(
    "--of",
    type=click.Choice(["actors", "issues"]),
    default="actors",
    show_default=True,
    help="What is tied in a network of one kind of node.",
)
@selection_options
@click.option(
    "--counting",
    type=click.Choice(["fractional", "signatories", "spokesperson", "coalition"]),
    default="fractional",
    show_default=True,
    help="A joint position counts 1/n for each known member of n, 1 for each, for its "
    "spokesperson only, or for the group as an actor.",
)
@reports_option
@click.option(
    "--by",
    type=click.Choice(["holder", "speaker"]),
    default="holder",
    show_default=True,
    help="Actors are the states and groups, or the persons who spoke.",
)
@click.option(
    "--qualifier",
    metavar="VARIABLE",
    default="polarity",
    show_default=True,
    help="A coded variable with numbers, instead of the polarity.",
)
@click.option(
    "--scale",
    type=(float, float),
    metavar="MIN MAX",
    help="The scale of the qualifier; else what occurs.",
)
@click.option(
    "--neutral",
    type=click.Choice(["between", "left-out"]),
    default="between",
    show_default=True,
    help="A neutral position lies between support and opposition, or does not count.",
)
@click.option(
    "--normalise",
    type=click.Choice(["none", "average-activity", "jaccard", "cosine", "dna-cosine"]),
    default="none",
    show_default=True,
    help="What ties are divided by; dna-cosine is the `cosine` of the Discourse Network Analyzer.",
)
@click.option(
    "--duplicates",
    type=click.Choice(["include", "document", "day", "week", "month", "year", "once"]),
    default="include",
    show_default=True,
    help="Whether a repeated stance counts each time or once for each of these.",
)
@click.option(
    "--isolates",
    type=click.Choice(["keep", "drop"]),
    default="keep",
    show_default=True,
    help="Whether nodes without a tie stay.",
)
@click.option(
    "--least-stances",
    type=click.IntRange(1),
    default=1,
    metavar="N",
    help="Leave out actors with fewer stances.",
)
@click.option(
    "--least-actors",
    type=click.IntRange(1),
    default=1,
    metavar="N",
    help="Leave out issues with fewer actors.",
)
@click.option(
    "--least-weight",
    type=click.FloatRange(0),
    default=0.0,
    metavar="X",
    help="Leave out weaker ties.",
)
@click.option(
    "--group",
    "groups",
    metavar="BLOC",
    multiple=True,
    help="Mark the members of this bloc in the nodes' `groups`.",
)
@click.option(
    "--show",
    type=click.Choice(
        ["ties", "camps", "issues", "bridges", "balance", "frustration", "positions"]
    ),
    default="ties",
    show_default=True,
    help="The ties; the camps and who is in them (Leiden algorithm); the issues that separate the "
    "camps, or bridge them; ties in unbalanced triangles; ties against the best division in two; "
    "the structural position of each node.",
)
@click.option(
    "--backbone",
    type=click.Choice(["sdsm", "fixed-row", "fixed-column", "fixed-fill", "disparity"]),
    help="Keep the ties that a random model does not explain: of congruence those of actors "
    "(or issues) that agree more or less often than chance, of any other network by disparity.",
)
@click.option(
    "--alpha",
    type=click.FloatRange(0, 0.5, min_open=True),
    default=0.05,
    show_default=True,
    metavar="P",
    help="How improbable a tie of the backbone must be.",
)
@click.option(
    "--out",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a file instead: .graphml .gexf .csv .net (Pajek) .dl (UCINET); of tables .csv.",
)
@click.option(
    "--format",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How rows are printed.",
)
def command(
    graph: Path, kind: str, show: str, out: Path | None, format: str, **chosen: Any
) -> None:
    """Show or write a network of actors and issues.

    Which positions count is chosen by filters: one filter with several values lets each through,
    several filters must all hold. A value that nothing in the graph bears is an error. How the
    network was made is told on standard error and stands in every file.

    \b
    Examples:
      stancegraph network graph --kind congruence --issue xinjiang
      stancegraph network graph --kind subtract --normalise jaccard --out camps.graphml
      stancegraph network graph --kind affiliation --from 2019-10 --without basis=recorded
      stancegraph network graph --kind subtract --show camps
      stancegraph network votes --kind congruence --session 74 --backbone sdsm
    """
    _refuse_idle(kind, show, chosen)
    from stancegraph.analysis.networks import Ties
    from stancegraph.analysis.stances import stances
    from stancegraph.cli import networking, output
    from stancegraph.graph import Graph

    picked = selection(chosen)
    rules = {
        name: chosen.pop(name) for name in ("counting", "by", "qualifier", "neutral", "reports")
    }
    told = stances(Graph.open(graph).tables, picked, **rules)
    model, alpha = chosen.pop("backbone"), chosen.pop("alpha")
    ties = Ties(**chosen)
    found = networking.made(told, kind, ties, model, alpha)
    shown = networking.SHOWN[show](found, told, ties)
    if out:
        shown.result.write(out)
        output.say(f"wrote {out}")
    else:
        output.frame(shown.frame, format)
    for line in filter(None, (shown.summary, str(found))):
        output.say(line)


def _refuse_idle(kind: str, show: str, chosen: dict[str, Any]) -> None:
    """Raise a usage error for what has no meaning together."""
    if show != "ties" and kind in ("affiliation", "ignored"):
        raise click.UsageError(
            f"--show {show} is of ties of agreement and disagreement: ask for --kind subtract."
        )
    if show in ("issues", "bridges") and chosen["of"] == "issues":
        raise click.UsageError("--show issues is of camps of actors: leave out --of issues.")
    source = click.get_current_context().get_parameter_source("alpha")
    if chosen["backbone"] is None and source is not click.core.ParameterSource.DEFAULT:
        raise click.UsageError("--alpha has no meaning without --backbone.")
