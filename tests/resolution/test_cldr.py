from __future__ import annotations

import io

import pycountry
import pytest

from stancegraph.resolution import Gazetteer, countries
from stancegraph.resolution.cldr import FILE, LANGUAGES, cldr_names, write
from stancegraph.resolution.datafiles import DATA

NAMES = list(cldr_names())


@pytest.mark.parametrize("language", sorted(set(LANGUAGES.values())))
def test_every_country_of_iso_3166_has_a_name_in_each_language_of_the_un(language: str) -> None:
    named = {code for code, other, _ in NAMES if other == language}
    assert named >= {known.alpha_3 for known in pycountry.countries}
    assert "XKX" in named
    assert named <= set(countries())


def test_every_name_gives_its_code_and_only_an_ambiguous_one_is_refused() -> None:
    gazetteer = Gazetteer.load()
    refused = []
    for code, language, name in NAMES:
        found = gazetteer.resolve(name)
        if found.code is None:
            refused.append((name, language, found.candidates))
        else:
            assert found.code == code, (name, language)
    assert refused == [("Congo", "Spanish", ("COG", "COD"))]


@pytest.mark.parametrize(
    ("name", "code", "reason"),
    [
        ("Allemagne", "DEU", "the French name"),
        ("Estados Unidos", "USA", "the Spanish name"),
        ("Российская Федерация", None, "unknown name"),
        ("Россия", "RUS", "the Russian name"),
        ("中国", "CHN", "the Chinese name"),
        ("中國", "CHN", "the Chinese name"),
        ("الصين", "CHN", "the Arabic name"),
        ("ALLEMAGNE", "DEU", "the French name"),
        ("Argentine", "ARG", "the French name"),
    ],
)
def test_the_answer_says_in_which_language_a_name_is_known(
    name: str, code: str | None, reason: str
) -> None:
    found = Gazetteer.load().resolve(name)
    assert (found.code, found.reason) == (code, reason)


def test_names_in_other_languages_are_not_looked_for_in_english_text() -> None:
    assert Gazetteer.load().find("The word Allemagne stood on the sign.") == []


def test_the_data_file_is_what_babel_gives() -> None:
    babel = pytest.importorskip("babel")
    shipped = (DATA / FILE).read_text(encoding="utf-8")
    if f"Babel {babel.__version__};" not in shipped:
        pytest.skip("written with another version of Babel")
    again = io.StringIO()
    write(again)
    assert again.getvalue() == shipped
