"""Pictures of results: networks, agreement, positions; SVG, PNG and HTML, made offline.

signed_network(graph.network("subtract", issue="xinjiang")).write("camps.svg")
"""

from stancegraph.plots.heatmap import heat_map
from stancegraph.plots.lines import agreement_lines
from stancegraph.plots.network import signed_network
from stancegraph.plots.picture import Picture
from stancegraph.plots.positions import who_stands_where
from stancegraph.plots.timeline import timeline

__all__ = [
    "Picture",
    "agreement_lines",
    "heat_map",
    "signed_network",
    "timeline",
    "who_stands_where",
]
