"""`stancegraph agreement`: who votes with whom, which blocs hold together, who stands where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from stancegraph.cli.options import graph_argument
from stancegraph.cli.selecting import selection_options

MEASURES = (
    "voeten",
    "identical",
    "s-absolute",
    "s-squared",
    "kappa",
    "kappa-squared",
    "pi",
    "pi-squared",
)
"""Those of `analysis.agreement`, which help must not import; a test holds them equal."""


@click.command("agreement")
@graph_argument
@click.option(
    "--show",
    type=click.Choice(["agreement", "cohesion", "scale", "words", "roll-calls"]),
    default="agreement",
    show_default=True,
    help="Agreement of pairs; cohesion of each --bloc; states on one dimension; agreement in words "
    "beside that in votes on each --issue; the roll call matrix that scaling packages read.",
)
@click.option(
    "--with",
    "states",
    metavar="CODE",
    multiple=True,
    help="Only the pairs of this state, closest first; without it all pairs.",
)
@click.option(
    "--measure",
    type=click.Choice(MEASURES),
    default="voeten",
    show_default=True,
    help="How agreement is measured.",
)
@click.option(
    "--per",
    type=click.Choice(["session", "year", "all"]),
    default="all",
    show_default=True,
    help="Over everything selected, or period by period.",
)
@selection_options
@click.option(
    "--motion",
    "motions",
    metavar="KIND",
    multiple=True,
    help="Only votes on this kind of motion: whole text, paragraph, amendment …",
)
@click.option(
    "--voter",
    type=click.Choice(["state", "seat"]),
    default="state",
    show_default=True,
    help="A state, or the states that held one seat after another, such as SUN and RUS.",
)
@click.option(
    "--unanimous",
    type=click.Choice(["left-out", "kept"]),
    help="Roll calls in which all votes are the same; kept for cohesion, else left out.",
)
@click.option(
    "--absent",
    type=click.Choice(["left-out", "abstention"]),
    default="left-out",
    show_default=True,
    help="What a member's absence is.",
)
@click.option(
    "--least",
    type=click.IntRange(1),
    default=1,
    metavar="N",
    help="Leave out pairs with fewer joint roll calls.",
)
@click.option(
    "--abstention",
    type=click.Choice(["missing", "nay"]),
    help="What an abstention is where only yea and nay exist; missing in the roll call matrix, a "
    "nay for the scale.",
)
@click.option(
    "--method",
    type=click.Choice(["svd", "optimal-classification"]),
    default="svd",
    show_default=True,
    help="How states are placed on the scale.",
)
@click.option("--anchor", metavar="CODE", help="The state on the positive side of the scale.")
@click.option(
    "--voted-on",
    "voted",
    metavar="ISSUE",
    help="Beside words on --issue, votes on this one.",
)
@click.option(
    "--out",
    metavar="FILE|DIR",
    type=click.Path(path_type=Path),
    help="Write a file (.csv, .json) instead; a folder for the roll call matrix.",
)
@click.option(
    "--format",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How rows are printed.",
)
def command(
    graph: Path,
    show: str,
    states: tuple[str, ...],
    out: Path | None,
    format: str,
    **chosen: Any,
) -> None:
    """Show how far states agree in roll calls, and what follows from it.

    Agreement is that of Voeten (2013) unless another measure is chosen: the mean of 1 - |v1 - v2| /
    2, with yes 1, abstention 2, no 3. Every filter chooses votes; a value that nothing in the graph
    bears is an error. How the numbers were made is told on standard error and in every file.

    \b
    Examples:
      stancegraph agreement graph --with CHN --issue human-rights --session 74
      stancegraph agreement graph --per session --measure kappa --out agreement.csv
      stancegraph agreement graph --show cohesion --bloc ASEAN --bloc EU --per year
      stancegraph agreement graph --show words --issue xinjiang --voted-on human-rights --with SRB
      stancegraph agreement graph --show scale --session 74 --anchor USA
    """
    from stancegraph.cli import agreeing, output
    from stancegraph.graph import Graph

    _refuse_idle(show)
    tables = Graph.open(graph).tables
    if show == "roll-calls":
        agreeing.write_roll_calls(tables, out, chosen)
        return
    found = agreeing.of_states(agreeing.SHOWN[show](tables, chosen), states)
    if out:
        found.write(out)
        output.say(f"wrote {out}: {found.made}")
        return
    rows = found.frame
    if chosen["per"] == "all":
        rows = rows.drop("period")
    if rows.is_empty() and show == "agreement":
        output.say("no two of the selected states share a roll call; --with CODE shows one's pairs")
    output.frame(rows, format)
    output.say(f"{output.counted(rows.height, 'row')}; {found.made}")


_ONLY = {
    "measure": ("agreement", "words"),
    "absent": ("agreement",),
    "least": ("agreement", "words"),
    "unanimous": ("agreement", "cohesion", "words"),
    "per": ("agreement", "cohesion", "scale", "words"),
    "states": ("agreement", "scale", "words"),
    "format": ("agreement", "cohesion", "scale", "words"),
    "abstention": ("scale", "roll-calls"),
    "method": ("scale",),
    "anchor": ("scale",),
    "voted": ("words",),
}
"""What some options are for; others are for everything but words."""
_OF_WORDS = {"graph", "show", "out", "issue", "since", "until"}
"""Words and votes are chosen by issue and period, which both have."""


def _refuse_idle(show: str) -> None:
    """Raise a usage error for an option that would change nothing."""
    context = click.get_current_context()
    for parameter in context.command.params:
        name = parameter.name or ""
        given = context.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT
        fits = show in _ONLY[name] if name in _ONLY else show != "words" or name in _OF_WORDS
        if given and not fits:
            raise click.UsageError(f"{parameter.opts[0]} has no meaning with --show {show}.")
