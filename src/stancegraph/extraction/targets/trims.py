"""Targets that were read as one phrase with their cue, cut to what the cue is about."""

from __future__ import annotations

from dataclasses import replace

from stancegraph.extraction.parsing.parse import Token
from stancegraph.extraction.targets.targets import Target


def deed(target: Target, verb: Token) -> Target:
    """The "join the pact" of "Peru will not join the pact"."""
    if target.start >= verb.start:
        return target
    return replace(
        target, text=target.text[verb.start - target.start :], actor=None, start=verb.start
    )


def without_cue(target: Target, cue: Token) -> Target:
    """The "interference" of "opposing interference", read as one phrase."""
    if not target.start <= cue.start < target.end:
        return target
    name = target.text[cue.end - target.start :].lstrip()
    return replace(target, text=name, start=target.end - len(name))


def without_backer(target: Target, cue: Token) -> Target:
    """The "Southern Front" of "the Gabon-backed Southern Front", which is not Gabon's own."""
    name = target.text[cue.end - target.start :].lstrip(" -‑")
    return replace(target, text=name, actor=None, start=target.end - len(name))
