from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancegraph.resolution import Gazetteer
from stancegraph.resolution.cleaning import CleanText, is_clean


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("Co\u0302te d'Ivoire abstained.", "Co\u0302te d'Ivoire", "CIV"),
        ("Then Tu\u0308rkiye abstained.", "Tu\u0308rkiye", "TUR"),
        ("Curac\u0327ao sent a delegate.", "Curac\u0327ao", "CUW"),
        ("\ufeffAfghan\u00adistan abstained.", "Afghan\u00adistan", "AFG"),
        ("The Philip\u200bpines\u200b abstained.", "Philip\u200bpines", "PHL"),
        ("The U\u2060.S\u2060. vetoed it.", "U\u2060.S\u2060.", "USA"),
        ("\u202bQatar\u202c abstained.", "Qatar", "QAT"),
        ("The United\u00a0States abstained.", "United\u00a0States", "USA"),
        ("Papua\u202fNew\u2009Guinea abstained.", "Papua\u202fNew\u2009Guinea", "PNG"),
        ("Guinea\u2011Bissau abstained.", "Guinea\u2011Bissau", "GNB"),
        ("Afghani-\nstan abstained.", "Afghani-\nstan", "AFG"),
        ("Guinea-\nBissau abstained.", "Guinea-\nBissau", "GNB"),
        ("The Nether-\r\nlands abstained.", "Nether-\r\nlands", "NLD"),
        ("Timor\u2010Leste abstained.", "Timor\u2010Leste", "TLS"),
        ("The G\u201177/CHINA objected.", "G\u201177/CHINA", "bloc:Group of 77"),
    ],
)
def test_signs_that_cannot_be_seen_do_not_hide_a_name(text: str, name: str, actor: str) -> None:
    (found,) = Gazetteer.load().find(text)
    assert (found.text, found.actor) == (name, actor)
    assert text[found.start : found.end] == name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Co\u0302te d\u2019Ivoire", "CIV"),
        ("Re\u0301union", "REU"),
        ("\u200bViet\u00a0Nam\u200b", "VNM"),
        ("Guinea\u2011Bissau", "GNB"),
        ("Timor\u2013Leste", "TLS"),
        ("\ufeffKEN", "KEN"),
    ],
)
def test_a_name_alone_is_resolved_however_it_is_encoded(name: str, code: str) -> None:
    assert Gazetteer.load().resolve(name).code == code


SIGNS = "\u00ad\u200b\u200e\u2060\ufeff\u0301\u0302\u0327"
DIRTY = st.lists(
    st.one_of(
        st.sampled_from(["Côte d'Ivoire", "Türkiye", "Peru", "São Tomé", " ", "\n", "e", "-"]),
        st.sampled_from(list(SIGNS)),
        st.text(max_size=4),
    ),
    max_size=20,
).map("".join)


@given(text=DIRTY)
def test_every_place_of_the_clean_text_leads_back_to_the_original(text: str) -> None:
    clean = CleanText(text)
    position = 0
    for place, sign in enumerate(clean.text):
        start, end = clean.start(place), clean.end(place + 1)
        assert position <= start < end <= len(text)
        assert sign in (text[start], unicodedata.normalize("NFC", text[start:end])[0])
        position = end


@given(text=DIRTY)
def test_mentions_in_dirty_text_have_valid_offsets(text: str) -> None:
    position = 0
    for one in Gazetteer.load().find(text):
        assert position <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        position = one.end


def test_a_text_in_order_is_left_as_it_is() -> None:
    assert is_clean("Plain words.")
    assert is_clean("Côte d’Ivoire — “composed”")
    assert CleanText("Côte d’Ivoire").text == "Côte d’Ivoire"
