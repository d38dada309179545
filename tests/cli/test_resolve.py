"""`stancegraph resolve`: every name is answered, refusals with their reason."""

import json
from functools import partial

import pytest


@pytest.fixture
def resolve(run):
    return partial(run, "resolve")


def test_names_get_their_codes_in_the_order_given(resolve):
    ran = resolve("Viet Nam", "Czechia", "Côte d'Ivoire", "--format", "json")
    assert ran.exit_code == 0
    assert [one["code"] for one in json.loads(ran.stdout)] == ["VNM", "CZE", "CIV"]


def test_one_refused_name_fails_the_check_and_the_others_are_answered(resolve):
    ran = resolve("Kenya", "Congo", "Peru", "--format", "json")
    answers = json.loads(ran.stdout)
    assert ran.exit_code == 1
    assert [one["code"] for one in answers] == ["KEN", None, "PER"]
    assert "ambiguous" in answers[1]["reason"]
    assert set(answers[1]["candidates"]) == {"COD", "COG"}


def test_an_unknown_name_is_shown_as_given_with_names_that_are_near(resolve):
    ran = resolve(" Untied Kingdom", "--format", "json")
    (answer,) = json.loads(ran.stdout)
    assert answer["name"] == " Untied Kingdom"
    assert answer["code"] is None
    assert "United Kingdom" in answer["candidates"]


def test_the_table_says_refused_and_why(resolve):
    ran = resolve("Atlantis", "Norway")
    assert ran.exit_code == 1
    assert "refused" in ran.stdout
    assert "NOR" in ran.stdout


@pytest.mark.parametrize(("date", "code"), [("1980", 1), ("1995-06", 0)])
def test_a_date_decides_whether_a_state_existed(resolve, date, code):
    assert resolve("Slovakia", "--date", date).exit_code == code


def test_a_names_file_adds_names(resolve, tmp_path):
    names = tmp_path / "names.csv"
    names.write_text("name,code\nthe Emerald Isle,IRL\n", encoding="utf-8")
    ran = resolve("Emerald Isle", "--names", str(names), "--format", "json")
    assert json.loads(ran.stdout)[0]["code"] == "IRL"


def test_a_names_file_with_a_wrong_row_is_an_unreadable_source(resolve, tmp_path):
    names = tmp_path / "names.csv"
    names.write_text("name,code\nThe Emerald Isle,QQQ\n", encoding="utf-8")
    ran = resolve("Ireland", "--names", str(names))
    assert ran.exit_code == 3
    assert "QQQ" in ran.stderr


def test_something_that_is_no_date_is_wrong_usage(resolve):
    ran = resolve("Kenya", "--date", "30/10/2019")
    assert ran.exit_code == 2
    assert "write 2019, 2019-07 or 2019-10-29" in ran.stderr


def test_a_name_that_is_missing_is_wrong_usage(resolve):
    assert resolve().exit_code == 2


def test_the_members_of_a_bloc_are_those_of_the_day(resolve):
    ran = resolve("members of the EU", "Peru", "--date", "2013-06-30", "--format", "json")
    union, peru = json.loads(ran.stdout)
    assert ran.exit_code == 0
    assert (union["code"], union["reason"]) == (
        "bloc:European Union",
        "27 members on 2013-06-30",
    )
    assert "GBR" in union["members"]
    assert "HRV" not in union["members"]
    assert (peru["code"], "members" in peru) == ("PER", False)


def test_the_members_of_nobody_are_refused_with_the_reason(resolve):
    ran = resolve("members of Atlantis", "members of Benelux on 1990")
    assert ran.exit_code == 1
    assert "'Atlantis' has no members" in ran.stdout
    assert "BEL LUX NLD" in ran.stdout


def test_a_former_state_is_that_of_the_day(resolve):
    ran = resolve("Russia", "--date", "1985", "--format", "json")
    assert json.loads(ran.stdout)[0]["code"] == "SUN"
