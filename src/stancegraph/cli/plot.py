"""`stancegraph plot`: pictures of networks, agreement and positions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from stancegraph.cli.agreement import MEASURES
from stancegraph.cli.options import graph_argument, reports_option
from stancegraph.cli.selecting import selection, selection_options

KINDS = ("network", "heatmap", "positions", "timeline", "agreement")
"""Those of `plots.drawing`, which help must not import; a test holds them equal."""


@click.command("plot")
@graph_argument
@click.argument("kind", metavar="KIND", type=click.Choice(KINDS))
@click.option(
    "--out",
    metavar="FILE",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to: a file that ends in .svg, .png or .html.",
)
@selection_options
@click.option(
    "--ties",
    type=click.Choice(["affiliation", "congruence", "conflict", "subtract", "ignored"]),
    default="subtract",
    show_default=True,
    help="Of a network: what a tie means, as --kind of `stancegraph network`.",
)
@click.option(
    "--normalise",
    type=click.Choice(["none", "average-activity", "jaccard", "cosine", "dna-cosine"]),
    default="none",
    show_default=True,
    help="Of a network: what ties are divided by.",
)
@click.option(
    "--counting",
    type=click.Choice(["fractional", "signatories", "spokesperson", "coalition"]),
    default="fractional",
    show_default=True,
    help="Of a network, positions and a timeline: how a joint position counts.",
)
@reports_option
@click.option(
    "--camps",
    is_flag=True,
    help="Of a network and a heat map: find camps (Leiden algorithm) and mark them.",
)
@click.option(
    "--with",
    "states",
    metavar="CODE",
    multiple=True,
    help="Of a heat map and agreement: only these states; needed for agreement.",
)
@click.option(
    "--measure",
    type=click.Choice(MEASURES),
    default="voeten",
    show_default=True,
    help="Of a heat map and agreement: how agreement is measured.",
)
@click.option(
    "--per",
    type=click.Choice(["session", "year"]),
    default="session",
    show_default=True,
    help="Of agreement: the periods from left to right.",
)
@click.option(
    "--motion",
    "motions",
    metavar="KIND",
    multiple=True,
    help="Of a heat map and agreement: only votes on this kind of motion.",
)
@click.option(
    "--voter",
    type=click.Choice(["state", "seat"]),
    default="state",
    show_default=True,
    help="Of a heat map and agreement: a state, or the states that held one seat.",
)
def command(graph: Path, kind: str, out: Path, **chosen: Any) -> None:
    """Draw a network, agreement, positions or a timeline from a graph.

    \b
    network    who stands with whom and against whom
    heatmap    how far states agree in roll calls, all pairs
    positions  who is said to support or oppose each issue, and how that is known
    timeline   the same over time
    agreement  how far chosen states agree, session by session

    Pictures are made without a network, and tell in a line below how. Equal graphs give equal
    files.

    \b
    Examples:
      stancegraph plot graph network --issue xinjiang-measures --camps --out camps.svg
      stancegraph plot graph positions --issue xinjiang-measures --out who.png
      stancegraph plot votes heatmap --session 74 --camps --out blocs.html
      stancegraph plot votes agreement --with USA --with RUS --with CHN --out lines.svg
    """
    _refuse_idle(kind)
    _refuse_suffix(out)
    from stancegraph.cli import output
    from stancegraph.graph import Graph
    from stancegraph.plots.drawing import draw

    picked = selection(chosen)
    picture = draw(Graph.open(graph).tables, kind, picked, chosen)
    output.say(f"wrote {picture.write(out)}: {picture.title}; {picture.made}")


_ONLY = {
    "ties": ("network",),
    "normalise": ("network",),
    "counting": ("network", "positions", "timeline"),
    "reports": ("network", "positions", "timeline"),
    "camps": ("network", "heatmap"),
    "states": ("heatmap", "agreement"),
    "measure": ("heatmap", "agreement"),
    "per": ("agreement",),
    "motions": ("heatmap", "agreement"),
    "voter": ("heatmap", "agreement"),
}
"""What some options are for; others are for all kinds."""


def _refuse_idle(kind: str) -> None:
    """Raise a usage error for an option that would change nothing."""
    context = click.get_current_context()
    for parameter in context.command.params:
        name = parameter.name or ""
        given = context.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT
        if given and kind not in _ONLY.get(name, KINDS):
            raise click.UsageError(f"{parameter.opts[0]} has no meaning for {kind}.")


def _refuse_suffix(out: Path) -> None:
    """Raise a usage error before the work, not after it."""
    if out.suffix.lower() not in {".svg", ".png", ".html", ".htm"}:
        raise click.BadParameter("name a file that ends in .svg, .png or .html", param_hint="--out")
