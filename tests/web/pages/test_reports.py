"""The page of a statement links the other reports of it, with the document of each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from stancegraph.inference import completed
from stancegraph.records import Collection, Document, Evidence, Link, Statement
from stancegraph.records.values import EvidenceKind, LinkKind
from stancegraph.tables import Tables

from .conftest import served


@pytest.fixture(scope="module")
def pages(
    small_tables: Tables, tmp_path_factory: pytest.TempPathFactory, calling: Any
) -> Iterator[Any]:
    """The small graph, with a second report of one of its statements."""
    (told,) = (one for one in small_tables.records(Statement) if one.id == "statement/s1")
    proof = Evidence(
        id="evidence/post", kind=EvidenceKind.ENTRY, source="document/post", pointer="statements/0"
    )
    document = Document(
        id="document/post",
        label="A <b>rival</b> report",
        sha256="1" * 64,
        name="post.yaml",
        publisher="Example Post",
        date="2019-10-31",
    )
    again = told.model_copy(update={"id": "statement/post", "passages": (proof.id,)})
    links = [
        Link(id=Link.identify(one), kind=LinkKind.STATEMENT, item=one, same_as=told.id)
        for one in (told.id, again.id)
    ]
    more = Tables.of(Collection([document, proof, again, *links]), "more")
    with served(
        completed(small_tables.joined(more)), tmp_path_factory.mktemp("told"), calling
    ) as it:
        yield it


def test_each_report_links_the_other_and_says_where_it_appeared(pages: Any) -> None:
    page = pages.get("/statement/s1").text
    assert "Also reported" in page
    assert 'href="/statement/post"' in page
    assert "Example Post" in page
    assert "A <b>rival</b>" not in page
    assert 'href="/statement/s1"' in pages.get("/statement/post").text


def test_a_statement_of_one_document_has_no_such_list(pages: Any) -> None:
    assert "Also reported" not in pages.get("/statement/s2").text
