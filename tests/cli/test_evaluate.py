"""`stancegraph evaluate`: gold against texts, fact sheets and other codings."""

import json
import os

import pytest

RIVER = "Ghana condemned the dam. Togo welcomed the dam.\n"


def coded(text, words, holder, polarity, target, **more):
    """A line of gold for words of a text."""
    start = text.index(words)
    passage = {"start": start, "end": start + len(words), "quote": words}
    return {"holder": holder, "polarity": polarity, "target": target, **passage, **more}


def write(path, *lines):
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    return path


@pytest.fixture
def gold(sources):
    """Gold for the report, with one position that is in no text and one for another document."""
    text = (sources / "lake.txt").read_text(encoding="utf-8")
    praised = "praised the draft lake treaty on behalf of 12 countries."
    refused = '"We cannot accept this treaty," said Maria Silva'
    return write(
        sources / "gold.jsonl",
        {
            "doc": "lake",
            "basis": "reported",
            **coded(text, praised, "coalition:12", "support", "draft lake treaty"),
        },
        {"doc": "lake", "basis": "stated", **coded(text, refused, "BRA", "oppose", "this treaty")},
        {"doc": "lake", **coded(text, "Envoys differ", "CHL", "oppose", "lake treaty")},
    )


def facts(ran):
    return json.loads(ran.stdout)


def test_a_text_is_read_by_the_rules_and_scored(run, sources, gold):
    ran = run("evaluate", gold, sources / "lake.txt", "--backend", "pattern", "--format", "json")
    assert ran.exit_code == 0, ran.stderr
    found = facts(ran)
    assert found["documents"] == 1
    assert found["levels"]["full"]["gold"] == 3
    assert found["levels"]["full"]["found"] == 2
    assert found["verdicts"]["missed cue"] == 1
    assert list(found["by"]) == ["genre", "tier", "basis"]
    assert list(found["by"]["genre"]) == ["news"]
    assert ran.stderr == "scored 1 document\n"


def test_tables_show_levels_verdicts_and_the_chosen_parts(run, sources, gold):
    ran = run("evaluate", gold, sources / "lake.txt", "--backend", "pattern", "--by", "doc")
    assert ran.exit_code == 0
    lines = ran.stdout.splitlines()
    assert lines[0].split() == [
        *("level", "docs", "precision", "recall", "F1", "right/system", "found/gold"),
    ]
    assert [line.split()[0] for line in lines[1:4]] == ["spot", "stance", "full"]
    assert "missed cue             1" in lines
    assert "full, by doc" in lines
    assert "full, by tier" not in lines


def test_a_coding_against_itself_is_perfect(run, gold):
    full = facts(run("evaluate", gold, gold, "--format", "json"))["levels"]["full"]
    assert (full["precision"], full["recall"], full["f1"]) == (1, 1, 1)


def test_a_fact_sheet_is_scored_under_the_name_of_its_text(run, sources, gold):
    ran = run("evaluate", gold, sources / "facts.yaml", "--format", "json", "--by", "doc")
    assert ran.exit_code == 0
    assert facts(ran)["by"]["doc"]["lake"]["right"] == 2


def test_a_folder_stands_for_the_texts_in_it(run, sources, gold):
    folder = sources / "texts"
    folder.mkdir()
    (sources / "lake.txt").rename(folder / "lake.txt")
    (folder / "river.txt").write_text(RIVER)
    (folder / ".hidden.txt").write_text("not for reading")
    (folder / "notes.xyz").write_text("what is this")
    ran = run(
        *("evaluate", gold, folder, "--backend", "pattern", "--format", "json", "--by", "doc")
    )
    assert ran.exit_code == 4
    assert "notes.xyz: no reader is known" in ran.stderr
    by_doc = facts(ran)["by"]["doc"]
    assert list(by_doc) == ["lake", "river"]
    assert by_doc["river"]["gold"] == 0
    assert by_doc["river"]["system"] == 2


def test_gold_without_a_source_is_not_scored_and_named(run, sources, gold):
    (sources / "river.txt").write_text(RIVER)
    ran = run("evaluate", gold, sources / "river.txt", "--backend", "pattern")
    assert ran.exit_code == 4
    assert "skipped: not scored, because it has no source here: lake" in ran.stderr


def test_system_lines_count_for_coded_documents_and_for_texts_beside_gold(run, sources, gold):
    (sources / "texts").mkdir()
    (sources / "texts" / "river.txt").write_text(RIVER)
    line = {"holder": "GHA", "polarity": "oppose", "target": "dam", "start": 0, "end": 24}
    docs = ("lake", "river", "sea")
    system = write(sources / "system.jsonl", *({"doc": doc, **line} for doc in docs))
    ran = run("evaluate", gold, system, "--by", "doc", "--format", "json")
    assert ran.exit_code == 4
    assert "skipped: not scored, because it is not coded: sea" in ran.stderr
    by_doc = facts(ran)["by"]["doc"]
    assert {doc: row["system"] for doc, row in by_doc.items()} == {"lake": 1, "river": 1}


def test_only_wanted_documents_count(run, sources, gold):
    (sources / "river.txt").write_text(RIVER)
    both = (sources / "lake.txt", sources / "river.txt", "--backend", "pattern")
    ran = run("evaluate", gold, *both, "--docs", "river, lake", "--format", "json", "--by", "doc")
    assert list(facts(ran)["by"]["doc"]) == ["lake", "river"]
    ran = run("evaluate", gold, *both, "--docs", "river", "--format", "json", "--by", "doc")
    assert ran.exit_code == 0
    assert list(facts(ran)["by"]["doc"]) == ["river"]


def test_a_wanted_document_that_is_nowhere_is_wrong_usage(run, sources, gold):
    ran = run("evaluate", gold, sources / "lake.txt", "--docs", "lake,ocean")
    assert ran.exit_code == 2
    assert "there is no document 'ocean'" in ran.stderr


def test_a_wanted_document_without_a_source_is_wrong_usage_too(run, sources, gold):
    (sources / "river.txt").write_text(RIVER)
    ran = run("evaluate", gold, sources / "river.txt", "--docs", "lake")
    assert ran.exit_code == 2
    assert "there is no source for 'lake'" in ran.stderr


def test_only_positions_of_a_wanted_basis_count(run, gold):
    ran = run("evaluate", gold, gold, "--basis", "stated", "--format", "json", "--by", "basis")
    assert facts(ran)["levels"]["full"]["gold"] == 1
    assert list(facts(ran)["by"]["basis"]) == ["stated"]


def test_the_genre_is_the_one_that_gold_names(run, sources, gold):
    lines = [json.loads(line) for line in gold.read_text().splitlines()]
    write(gold, *({**line, "genre": "speech"} for line in lines))
    ran = run("evaluate", gold, sources / "lake.txt", "--backend", "pattern", "--format", "json")
    assert list(facts(ran)["by"]["genre"]) == ["speech"]


def test_the_page_shows_the_text_with_both_sides(run, sources, gold):
    page = sources / "page.html"
    ran = run("evaluate", gold, sources / "lake.txt", "--backend", "pattern", "--html", page)
    assert ran.exit_code == 0
    assert f"wrote {page}" in ran.stderr
    html = page.read_text(encoding="utf-8")
    assert '<mark class="missed">Envoys differ</mark>' in html
    assert "<b>coalition:12</b> supports <q>draft lake treaty</q>" in html


def test_the_page_of_two_codings_finds_its_text_among_the_sources(run, sources, gold):
    page = sources / "page.html"
    run("evaluate", gold, gold, sources / "lake.txt", "--html", page)
    assert '<mark class="matched">Envoys differ</mark>' in page.read_text(encoding="utf-8")
    run("evaluate", gold, gold, "--html", page)
    assert "The text is not at hand." in page.read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_is_wrong_usage(run, sources, gold):
    ran = run("evaluate", gold, gold, "--html", sources / "nowhere" / "page.html")
    assert ran.exit_code == 2
    assert "nowhere does not exist" in ran.stderr


@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        ({"doc": "lake", "holder": "PER", "polarity": "oppose"}, "start and end are missing"),
        ({"doc": "lake", "holder": "PER", "polarity": "for"}, "polarity"),
        (
            {"doc": "lake", "holder": "PER", "polarity": "oppose", "start": 9, "end": 99_999},
            "the end 99,999 lies behind the end of lake",
        ),
    ],
)
def test_a_bad_line_of_gold_is_told_with_its_number(run, sources, gold, bad, complaint):
    with gold.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(bad))
    ran = run("evaluate", gold, sources / "lake.txt", "--backend", "pattern")
    assert ran.exit_code == 3
    assert f"{gold}:4: " in ran.stderr
    assert complaint in ran.stderr
    assert ran.stdout == ""


def test_two_sources_of_one_name_are_refused(run, sources, gold):
    other = sources / "other"
    other.mkdir()
    (other / "lake.txt").write_text(RIVER)
    ran = run("evaluate", gold, sources / "lake.txt", other / "lake.txt")
    assert ran.exit_code == 3
    assert "two sources are called 'lake'" in ran.stderr


def test_a_folder_without_texts_is_an_error(run, sources, gold):
    (sources / "empty").mkdir()
    ran = run("evaluate", gold, sources / "empty")
    assert ran.exit_code == 3
    assert "there is no text in this folder" in ran.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_source_that_cannot_be_read_is_an_error(run, sources, gold):
    (sources / "lake.txt").chmod(0)
    assert run("evaluate", gold, sources / "lake.txt").exit_code == 3


def test_a_missing_source_is_an_error(run, sources, gold):
    ran = run("evaluate", gold, sources / "absent.txt")
    assert ran.exit_code == 3
    assert "absent.txt: there is no such file" in ran.stderr
