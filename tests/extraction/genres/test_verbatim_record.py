"""Verbatim records: speeches in the first person."""

from __future__ import annotations

import pytest

from stancegraph.extraction.genres import verbatim_record
from stancegraph.records.factsheet import Group

from .conftest import document

RECORD = """United Nations   A/78/PV.94

General Assembly
Seventy-eighth session
94th plenary meeting
Thursday, 13 June 2024, 10 a.m.
New York

President: Mrs. Adjovi ...................... (Benin)

The meeting was called to order at 10.10 a.m.

The Acting President: I now give the floor to the representative of Hungary, whom I thank for the
draft.

Mr. Kerekes (Hungary): I have the honour to introduce draft resolution A/78/L.71. Let me also pay
tribute to Paraguay.

Mrs. Sow (Senegal) (spoke in French): I speak on behalf of Guinea, Mali, Mauritania and my own
country. We support the draft resolution without reservation.

Ms. Xu (China) (spoke in Chinese): China supports the exchange of data. We are opposed to any
attempt to turn it into a compliance mechanism.

Mr. Quispe Mamani (Plurinational State of Bolivia) (spoke in Spanish): My country rejects the
language of pricing, and it regrets the haste.

Who will speak for the river? We deplore its silence.

The Acting President: Before giving the floor to speakers in explanation of position, I remind
delegations of the time limit.

Mr. Novák (Czechia), speaking on behalf of the European Union: We welcome the adoption of the text.

Ms. Ahn (Republic of Korea): I shall vote against the motion.

The meeting rose at 12.15 p.m.
"""


@pytest.fixture(scope="module")
def record(held):
    return held(RECORD)


@pytest.mark.parametrize(
    ("holder", "polarity", "target"),
    [
        ("HUN", "support", "draft resolution A/78/L.71"),
        ("coalition:4", "support", "draft resolution"),
        ("CHN", "support", "exchange of data"),
        ("CHN", "oppose", "any\nattempt to turn it into a compliance mechanism"),
        ("BOL", "oppose", "language of pricing"),
        ("BOL", "oppose", "haste"),
        ("BOL", "oppose", "silence"),
        ("bloc:European Union", "support", "adoption of the text"),
        ("KOR", "oppose", "motion"),
    ],
)
def test_first_persons_are_the_speaker(record, holder, polarity, target):
    found = {(one.holder, one.polarity, one.target.removeprefix("its ")) for one in record}
    assert (holder, polarity, target) in found


def test_the_speakers_own_words_are_stated(record):
    assert {one.position.basis for one in record} == {"stated"}


def test_the_president_holds_nothing(record):
    assert all(one.statement.kind != "remark" for one in record)
    assert not any(one.position.according_to for one in record)


def test_a_speaker_for_others_names_them(record):
    one = next(one for one in record if one.holder == "coalition:4")
    assert one.statement.on_behalf_of == Group(count=4, members=("SEN", "GIN", "MLI", "MRT"))
    assert one.statement.spokesperson == "SEN"


def test_the_president_announces_explanations(record):
    kinds = {one.holder: one.statement.kind for one in record}
    assert kinds["KOR"] == "explanation_of_vote"
    assert kinds["CHN"] == "national"


def test_the_heads_of_speeches_are_no_content(gazetteer):
    outline = verbatim_record.outline(document(RECORD), gazetteer)
    assert not any("(Hungary)" in RECORD[b.start : b.end] for b in outline.blocks)


def test_a_record_whose_lines_were_run_together_is_read_by_its_heads(held):
    lines = (
        "United Nations A/69/PV.90 General Assembly 90th plenary meeting New York The meeting was"
        " called to order at 10.10 a.m. The President: I give the floor to the representative of"
        " Peru. Ms. Ruiz (Peru) (spoke in Spanish): We welcome the draft on wells. We reject the"
        " levy. Mr. Lala (Fiji): My delegation supports the levy. The President: I welcome the"
        " spirit of the debate. The meeting rose at noon."
    )
    found = {(one.holder, one.polarity, one.target) for one in held(lines)}
    assert found == {
        ("PER", "support", "draft on wells"),
        ("PER", "oppose", "levy"),
        ("FJI", "support", "levy"),
    }
