"""A skip says what, where, how often and what to do."""

from stancegraph.readers.skips import Skip, quoted


def test_a_skip_names_the_first_ten_rows_and_counts_all() -> None:
    skip = Skip.of("votes.csv", "unknown name 'Atlantis'", range(30, 0, -1))
    assert skip.rows == tuple(range(1, 11))
    assert skip.count == 30
    assert str(skip) == (
        "votes.csv: unknown name 'Atlantis', 30 times (rows 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …)"
    )


def test_what_to_do_stands_on_a_line_of_its_own() -> None:
    skip = Skip.of("votes.csv", "unknown vote 'Q'", [7], hint="known are y, n, a")
    assert str(skip) == "votes.csv: unknown vote 'Q' (row 7)\n  known are y, n, a"


def test_what_is_kept_is_not_dropped() -> None:
    assert Skip.of("a.csv", "odd", [1]).dropped
    assert not Skip.of("a.csv", "odd", [1], kept=True).dropped


def test_what_stands_in_no_row_counts_once() -> None:
    skip = Skip.of("lists.json", "'soon' is no date", [])
    assert (skip.count, str(skip)) == (1, "lists.json: 'soon' is no date")


def test_some_sources_count_records() -> None:
    skip = Skip.of("drafts.xml", "no sponsors", [4, 7]).counting("record")
    assert str(skip) == "drafts.xml: no sponsors, 2 times (records 4, 7)"
    assert skip.counting("list") == skip


def test_a_long_cell_is_cut_where_it_is_told() -> None:
    assert quoted("Peru") == "'Peru'"
    assert quoted("x" * 1000) == f"'{'x' * 80}…'"
