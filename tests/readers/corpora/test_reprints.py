"""Which document reprints which: what a contradiction needs is never taken for a reprint."""

from __future__ import annotations

import random
import time

import pytest

from stancegraph.readers.corpora import Candidate, signature, who_reprints
from stancegraph.readers.files import Source
from stancegraph.readers.text import read_text
from stancegraph.records import PartialDate
from stancegraph.records.article import Article

REPORT = """Envoys differ over lake treaty

Kenya praised the draft lake treaty in the Second Committee on behalf of 54 countries, and said that the plan would bring clean water to the villages along the shore within ten years.

Liberia and Peru did not support the draft, since the cost of the new pumps would be borne by the fishing towns alone, as their envoys told the members of the committee.

The committee adopted the draft by 90 votes to 12 with 35 abstentions, and its members will meet again in the autumn to decide who pays for the survey of the southern basin.
"""  # noqa: E501  # a report has one line a paragraph


def article(text: str, day: str | None = None) -> Article:
    date = PartialDate(day) if day else None
    return read_text(Source("report", "report", text.encode(), "0" * 64), date=date)


def found(**texts: tuple[str, str | None]) -> dict[str, str]:
    articles = {key: article(*given) for key, given in texts.items()}
    candidates = [signature(key, one) for key, one in articles.items()]
    kept = [one for one in candidates if one is not None]
    return {key: one.original for key, one in who_reprints(kept, articles.__getitem__).items()}


def test_the_same_words_are_a_reprint_of_the_first_by_date() -> None:
    other = REPORT.replace("Envoys differ", "Committee votes").replace("the draft,", "the  draft ,")
    assert found(a=(other, "2024-03-06"), b=(REPORT, "2024-03-05")) == {"a": "b"}


def test_a_document_without_a_date_comes_last() -> None:
    assert found(a=(REPORT, None), b=(REPORT, "2024-03-05")) == {"a": "b"}


def test_a_shorter_version_reprints_the_longer_of_the_day() -> None:
    shorter = REPORT.replace(" within ten years", "")
    assert found(a=(shorter, "2024-03-05"), b=(REPORT, "2024-03-05")) == {"a": "b"}


def test_a_later_version_that_says_more_is_no_reprint() -> None:
    more = REPORT + "\nChile rejected the draft in the evening.\n"
    assert found(a=(REPORT, "2024-03-05"), b=(more, "2024-03-06")) == {}


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("54 countries", "53 countries"),
        ("35 abstentions", "34 abstentions"),
        ("90 votes to 12 with 35", "90 votes to 35 with 12"),
        ("Liberia", "Libya"),
        ("did not support", "did support"),
        ("Kenya praised", "Kenya criticised"),
        ("would bring", "would not bring"),
    ],
)
def test_who_contradicts_a_report_does_not_reprint_it(here: str, there: str) -> None:
    assert here in REPORT
    other = REPORT.replace(here, there)
    assert found(a=(REPORT, "2024-03-04"), b=(other, "2024-03-05")) == {}
    assert found(a=(other, "2024-03-04"), b=(REPORT, "2024-03-05")) == {}


def test_short_texts_must_be_wholly_the_same() -> None:
    short = "Lake talks\n\nKenya praised the draft lake treaty in the committee.\n"
    assert found(a=(short, "2024-03-04"), b=(short, "2024-03-05")) == {"b": "a"}
    assert found(a=(short, None), b=(short.replace("in the", "at the"), None)) == {}


def test_a_text_without_a_paragraph_is_no_candidate() -> None:
    one = article(REPORT)
    assert signature("a", Article(one.document, one.text, ())) is None


def test_the_order_of_the_documents_does_not_matter() -> None:
    texts = {
        f"k{n}": (REPORT if n % 2 else REPORT.lower(), f"2024-03-{n + 1:02}") for n in range(9)
    }
    once = found(**texts)
    assert once == found(**dict(reversed(texts.items())))
    assert set(once.values()) == {"k0"}


def test_many_documents_are_compared_with_few() -> None:
    chosen = random.Random(7)  # noqa: S311  # words, no secrets
    words = [f"w{n}" for n in range(3_000)]

    def timed(number: int) -> float:
        texts = [
            "Report\n\n" + " ".join(chosen.choices(words, k=200)) + ".\n" for _ in range(number)
        ]
        articles = {str(n): article(text) for n, text in enumerate(texts)}
        candidates: list[Candidate] = []
        start = time.process_time()
        for key, one in articles.items():
            candidate = signature(key, one)
            assert candidate is not None
            candidates.append(candidate)
        assert who_reprints(candidates, articles.__getitem__) == {}
        return time.process_time() - start

    timed(50)
    assert timed(800) < 16 * timed(200)
