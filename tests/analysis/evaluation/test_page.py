"""The page: both sides in the text, signs beside colours, and nothing that runs or loads."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.analysis.evaluation import Line, evaluate
from stancegraph.analysis.evaluation.page import page

TEXT = (
    "Envoys differ over lake treaty\n\n"
    "Kenya praised the lake treaty. Peru rejected it.\n\n"
    "Ghana voted for the dam & the <lake>.\n"
)
ENDLESS = {"br", "meta", "input"}


class Outline(HTMLParser):
    """Text by element; fails on tags that do not close in turn."""

    def __init__(self):
        super().__init__()
        self.open, self.tags, self.ids, self.links = [], [], [], []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        if tag not in ENDLESS:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def outline(html):
    parsed = Outline()
    parsed.feed(html)
    parsed.close()
    assert parsed.open == []
    return parsed


def at(line, words, *given, **more):
    start = TEXT.index(words)
    return line(*given, start=start, end=start + len(words), **more)


@pytest.fixture
def html(line):
    kenya, peru = "Kenya praised the lake treaty.", "Peru rejected it."
    gold = [
        at(line, kenya, "KEN", basis="reported", speaker="Amina Otieno"),
        at(line, peru, "PER", "oppose"),
        at(line, "Ghana voted for the dam", "GHA", "support", "dam"),
    ]
    system = [
        at(line, kenya, "KEN", tier="explicit", cue="praised", rule="verb:praise"),
        at(line, peru, "PER", "support", "it"),
        at(line, "Envoys differ", "CHL", "oppose", "treaty <script>alert(1)</script>"),
    ]
    return page(evaluate(gold, system, genres={"lake": "news"}), {"lake": TEXT})


@pytest.mark.parametrize(
    "row",
    [
        "2 = matchedGoldKEN supports lake treatyspeaker Amina Otieno; basis reported"
        "SystemKEN supports lake treatytier explicit; words praised; rule verb:praise",
        "3 ≠ wrong polarityGoldPER opposes lake treatySystemPER supports it",
        "4 − missed cueGoldGHA supports damSystemnothing",
        "1 + not a positionGoldnothingSystemCHL opposes treaty <script>alert(1)</script>",
    ],
)
def test_a_row_shows_the_verdict_and_both_sides(html, row):
    assert row in outline(html).text


@pytest.mark.parametrize(
    ("look", "words", "sign"),
    [
        ("matched", "Kenya praised the lake treaty.", "=2"),
        ("wrong", "Peru rejected it.", "≠3"),
        ("missed", "Ghana voted for the dam", "−4"),
        ("extra", "Envoys differ", "+1"),
    ],
)
def test_a_passage_is_marked_where_it_stands_with_a_sign(html, look, words, sign):
    number = sign[1:]
    link = f'<sup><a href="#d1-{number}">{sign}</a></sup>'
    assert f'<mark class="{look}">{words}</mark>{link}' in html


def test_marks_differ_in_more_than_colour(html):
    styles = re.findall(r"mark\.\w+ \{[^}]*text-decoration: underline (\w+)", html)
    assert sorted(styles) == ["dashed", "dotted", "double", "solid", "wavy"]


def test_the_text_is_whole_and_escaped(html):
    assert "the dam</mark>" in html
    assert " &amp; the &lt;lake&gt;." in html
    assert "<script" not in html


def test_the_page_loads_and_runs_nothing(html):
    parsed = outline(html)
    assert "default-src 'none'" in html
    assert {tag for tag, _ in parsed.tags}.isdisjoint({"script", "img", "link", "iframe", "base"})
    assert not any(name.startswith("on") for _, given in parsed.tags for name in given)
    assert not re.search(r"https?:|url\(|@import", html)
    assert all(link.startswith("#") and link[1:] in parsed.ids for link in parsed.links)
    assert len(set(parsed.ids)) == len(parsed.ids)


def test_the_page_has_a_dark_side_and_a_narrow_one(html):
    assert "prefers-color-scheme: dark" in html
    assert "max-width: 48rem" in html
    assert 'content="width=device-width' in html


def test_rows_of_one_look_at_one_place_share_a_link(line):
    gold = [line(code, start=0, end=30) for code in ("CHL", "GHA", "KEN")]
    html = page(evaluate(gold, []), {"lake": TEXT})
    assert '<a href="#d1-1">−1–3</a>' in html


def test_a_passage_across_paragraphs_is_marked_in_both(line):
    start, end = TEXT.index("treaty\n\n"), TEXT.index("Kenya") + 5
    html = page(evaluate([line(start=start, end=end)], []), {"lake": TEXT})
    assert '<mark class="missed">treaty</mark></p>' in html
    assert '<mark class="missed">Kenya</mark><sup>' in html
    assert html.count('id="d1-1"') == 1


def test_without_its_text_a_document_still_has_its_rows(line):
    html = page(evaluate([line()], []), {})
    assert "The text is not at hand." in html
    assert 'id="d1-1"' in html


def test_a_document_without_positions_says_so():
    html = page(evaluate([], [], docs=["pond"]), {"pond": TEXT})
    assert "No position on either side." in html


def test_signs_that_turn_or_break_a_page_are_replaced(line):
    odd = "Kenya \u202egnirb\x07 \x9b it"
    html = page(evaluate([line(target=odd, doc="la\u202eke")], []), {"la\u202eke": odd * 20})
    assert not re.search("[\u202e\x07\x9b]", html)
    assert "Kenya \ufffdgnirb\ufffd \ufffd it" in html


SPANS = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, len(TEXT))).filter(
    lambda span: span[0] < span[1]
)


@given(st.lists(SPANS, max_size=6), st.lists(SPANS, max_size=6))
def test_any_passages_give_a_sound_page_with_the_text_in_it(gold, system):
    def lines(spans):
        return [
            Line(doc="lake", holder="KEN", polarity="oppose", target="dam", start=a, end=b)
            for a, b in spans
        ]

    html = page(evaluate(lines(gold), lines(system)), {"lake": TEXT})
    parsed = outline(html)
    assert all(link[1:] in parsed.ids for link in parsed.links)
    if gold or system:
        bare = re.sub(r"<sup>.*?</sup>|</?mark[^>]*>", "", html)
        assert "Kenya praised the lake treaty. Peru rejected it.</p>" in bare
