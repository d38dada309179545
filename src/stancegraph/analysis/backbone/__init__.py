"""Backbones: the ties of a network that chance does not explain."""

from stancegraph.analysis.backbone.configuration import cell_probabilities
from stancegraph.analysis.backbone.extract import backbone
from stancegraph.analysis.backbone.significance import p_values
from stancegraph.analysis.backbone.tails import Tails

__all__ = ["Tails", "backbone", "cell_probabilities", "p_values"]
