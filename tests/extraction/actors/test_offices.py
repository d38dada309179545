"""Of which state an office or a ministry is."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("subject", "holder"),
    [
        ("US Ambassador to the Philippines Mary Carlson", "USA"),
        ("US special envoy for Yemen Tim Lender", "USA"),
        ("Indian envoy to China V. K. Gopal", "IND"),
        ("Ambassador of Peru to Chile Jose Lopez", "PER"),
        ("Spokesman for Peru's foreign ministry Jose Lopez", "PER"),
        ("Peruvian UN ambassador Jose Lopez", "PER"),
        ("Peru's UN envoy Jose Lopez", "PER"),
        ("Six Peruvian diplomats", "PER"),
        ("Six foreign ministers", "coalition:6"),
    ],
)
def test_an_office_is_of_the_state_that_sends(positions, subject, holder):
    assert {one.holder for one in positions(f"{subject} condemned the raid.")} == {holder}


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        # counterparts
        ("Peru's minister and her counterpart from Chile condemned the raid.", {"PER", "CHL"}),
        ("Peru's minister met her Chilean counterpart. Her counterpart condemned the raid.", set()),
        # short names of ministries
        (
            "India's Ministry of External Affairs (MEA) was silent. The MEA condemned the raid.",
            {"IND"},
        ),
        (
            "India spoke to Chile. The Ministry of External Affairs condemned the raid.",
            {"IND"},
        ),
        (
            "Pakistan's Foreign Office (FO) was silent. FO spokesperson Nafees Khan condemned "
            "the raid.",
            {"PAK"},
        ),
        ("The MEA condemned the raid.", set()),
        ("India protested. The MEA condemned the raid.", {"IND"}),
        ("Chile spoke. MEA spokesperson Anurag Rao condemned the raid.", {"IND"}),
        # rulers
        ("The regime of Daniel Ortega condemned the raid.", {"NIC"}),
        # generals without a country of their own
        ("South Korea's Joint Chiefs of Staff condemned the raid.", {"KOR"}),
        ("The tribe's chiefs condemned the raid.", set()),
        # who is only an agent
        (
            "The row comes from remarks made by Peru's minister Ana Ruiz before the vote, where "
            "she condemned the raid.",
            {"PER"},
        ),
        # they who say so
        (
            "The European Union met, but Poland, Hungary and Chad announced they condemn the raid.",
            {"POL", "HUN", "TCD"},
        ),
        # blocs by their part of the world
        ("The European Union met. The European bloc condemned the raid.", {"bloc:European Union"}),
        ("The African Union met. The European bloc condemned the raid.", set()),
        # who speaks, not who is spoken of
        (
            "Rwanda closed its border. All Belgian diplomats were asked to go. The statement "
            "condemned the raid.",
            {"RWA"},
        ),
        # "the country's"
        (
            "Peru left the talks, the country's Department of Foreign Affairs said. The department "
            "condemned the raid.",
            {"PER"},
        ),
        # two who spoke as one
        (
            "In a joint statement, Mali and Chad rejected the plan. The two governments condemned "
            "the raid.",
            {"MLI", "TCD"},
        ),
        # what the press tells does not come between
        (
            "Peru left the talks, Press TV reports. The Chilean envoy was summoned to the ministry "
            "over the raid.",
            {"PER"},
        ),
        # websites
        (
            "A message on the website of the Armenian Foreign Ministry condemned the raid.",
            {"ARM"},
        ),
        ("A message on the website of the club condemned the raid.", set()),
        # another's stance
        ("Peru's envoy relayed Chile's support for the raid.", {"CHL"}),
        ("Peru's envoy voiced Lima's support for the raid.", {"PER"}),
    ],
)
def test_whose_an_office_or_ministry_is(positions, text, holders):
    found = [one for one in positions(text) if one.target in ("raid", "Chilean envoy")]
    assert {one.holder for one in found} == holders


def test_a_spokesperson_without_a_state_is_of_the_one_in_the_headline(positions):
    found = positions(
        "Vietnam opposes survey of the gulf\n"
        "Foreign Ministry spokesperson Pham Thu condemned the raid.",
        headline=True,
    )
    assert {one.holder for one in found} == {"VNM"}


def test_a_spokesman_of_somebody_is_of_no_headline(positions):
    found = positions(
        "Vietnam opposes survey of the gulf\nThe club's spokesman Pham Thu condemned the raid.",
        headline=True,
    )
    assert {one.target for one in found} == {"survey of the gulf"}


def test_what_follows_an_announced_statement_is_its_speakers(positions):
    found = positions(
        "Ana Ruiz, Peru's foreign minister, issued the following statement:\n"
        "“We condemn the raid and want no part in it.”"
    )
    assert {(one.holder, one.target) for one in found if one.target == "raid"} == {("PER", "raid")}


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Germany joined Chile and Peru in condemning the raid.", {"DEU", "CHL", "PER"}),
        ("Finland joined NATO and condemned the raid.", {"FIN"}),
        ("Peru – along with Togo and Chile – has condemned the raid.", {"PER", "TGO", "CHL"}),
        ("The storm led Mexico City to condemn the raid.", {"MEX"}),
        ("International leaders condemned the raid.", {"coalition:some"}),
        # theirs is what they are blamed for
        ("The European Union sanctioned Rwanda over its support for the raid.", {"RWA"}),
        ("Peru voiced its support for the raid.", {"PER"}),
    ],
)
def test_others_who_hold_it_too(positions, text, holders):
    assert {one.holder for one in positions(text) if one.target == "raid"} == holders


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Peru condemned the raid according to the rules.", None),
        ("“Peru has condemned the raid,” a statement said.", None),
        ("According to a press release, Peru condemned the raid.", None),
        ("Peru condemned the raid, according to Chile.", "CHL"),
    ],
)
def test_rules_and_nameless_statements_are_no_sources(positions, text, source):
    (found,) = positions(text)
    assert found.position.according_to == source
