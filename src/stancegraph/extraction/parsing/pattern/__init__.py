"""Tagging and parsing English by word lists and rules; `pattern_backend` is the way in."""
