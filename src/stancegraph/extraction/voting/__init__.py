"""Votes as documents tell them: results, lists, motions and what was decided without a vote."""
