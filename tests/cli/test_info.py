"""`stancegraph info`: what this installation is and can do."""

import json
import platform
from importlib.metadata import version

from stancegraph.cli import info


def test_the_facts_as_json(run):
    facts = json.loads(run("info", "--format", "json").stdout)
    assert facts["version"] == version("stancegraph")
    assert facts["python"] == platform.python_version()
    assert {"factsheet", "html", "text"} <= set(facts["readers"])
    assert {"folder", "zip", "warc"} <= set(facts["corpora"])
    assert {"ttl", "graphml", "csv"} <= set(facts["formats"])
    assert facts["names"] > 1000
    assert facts["queries"] >= 12
    assert facts["parser"]["official"] in (True, False, None)


def test_the_facts_as_lines(run):
    shown = run("info").stdout
    assert f"stancegraph  {version('stancegraph')}" in shown
    assert "the official weights" in shown or "no weights" in shown


def test_every_extra_for_users_is_told_with_its_command(run):
    extras = json.loads(run("info", "--format", "json").stdout)["extras"]
    assert {"en", "html", "validate"} <= set(extras)
    assert not {"all", "dev"} & set(extras)
    assert extras["en"]["install"] == "pip install 'stancegraph[en]'"
    assert "spacy" in extras["en"]["packages"]


def test_an_extra_that_is_missing_is_told_with_its_command(run, monkeypatch):
    def facts():
        return {**known, "extras": {"en": {"installed": False, "install": "pip install it"}}}

    known = info.facts()
    monkeypatch.setattr(info, "facts", facts)
    assert "extras       en missing: pip install it\n" in run("info").stdout
