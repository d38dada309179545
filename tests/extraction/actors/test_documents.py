"""Whose words a statement, a resolution or a summit stands for."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("The Pacific Islands Forum met in Suva. The communiqué condemned the raid.",
         {"bloc:Pacific Islands Forum"}),
        ("The summit of the African Union condemned the raid.", {"bloc:African Union"}),
        ("The African Union summit condemned the raid.", {"bloc:African Union"}),
        ("The final declaration of the Arab League summit condemned the raid.",
         {"bloc:Arab League"}),
        ("The ASEAN foreign ministers' meeting condemned the raid.", {"bloc:ASEAN"}),
        ("A Security Council resolution condemned the raid.", {"organ:UN Security Council"}),
        ("The General Assembly met. A resolution on Suva condemned the raid.",
         {"organ:UN General Assembly"}),
        ("Peru is near. The Cairo summit condemned the raid.", {"coalition:some"}),
        ("Peru's premier held talks with Chile's. A joint statement condemned the raid.",
         {"PER", "CHL"}),
        ("A statement from the Kremlin condemned the raid.", {"RUS"}),
        ("A statement by Peru's foreign ministry condemned the raid.", {"PER"}),
        ("Peru's ministry rejects the levy. “Peru condemns the raid,” the statement said.",
         {"PER"}),
        ("“We condemn the raid,” read a statement by Peru's foreign ministry.", {"PER"}),
        # traps
        ("A draft resolution of the Security Council condemns the raid.", set()),
        ("A rival Peruvian resolution condemned the raid.", set()),
        ("Farmers met. The resolution condemned the raid.", set()),
        ("A conference in Peru condemned the raid.", set()),
        ("The Peruvian bakers' meeting condemned the raid.", set()),
        ("A statement by a choir in Peru condemned the raid.", set()),
    ],
)  # fmt: skip
def test_a_paper_or_meeting_speaks_for_those_behind_it(positions, text, holders):
    assert {one.holder for one in positions(text) if one.target == "raid"} == holders
