"""CSV is read as it comes, and every row that does not hold is named."""

import csv
import gzip

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stancegraph.errors import SourceError
from stancegraph.readers.datasets.csvtable import read_csv
from stancegraph.readers.files import DataFile


@pytest.fixture
def table(tmp_path):
    """Reads bytes as a CSV file."""

    def read(content: bytes, needed=(), name="t.csv"):
        path = tmp_path / name
        path.write_bytes(content)
        return read_csv(DataFile.open(path), needed)

    return read


def rows(read) -> list[tuple[object, ...]]:
    return read.frame.rows()


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_any_line_end_and_a_byte_order_mark(table, end, mark):
    read = table(mark + end.join([b"country,code", b"Namibia,NA", b"Peru,PE", b""]))
    assert rows(read) == [(1, "Namibia", "NA"), (2, "Peru", "PE")]
    assert read.skips == ()


def test_cells_stay_text(table):
    read = table(b"a,b,c,d\n3.0,NA,,null\n")
    assert rows(read) == [(1, "3.0", "NA", "", "null")]


def test_quoted_cells_hold_anything(table):
    read = table(b'a,b\n"one, two\nand ""three""",x\n')
    assert rows(read) == [(1, 'one, two\nand "three"', "x")]


def test_rows_that_are_too_short_or_too_long_are_told_and_the_rest_is_read(table):
    read = table(b"a,b\n1,2\n3\n4,5,6\n7,8")
    assert rows(read) == [(1, "1", "2"), (4, "7", "8")]
    (skip,) = read.skips
    assert (skip.what, skip.rows, skip.dropped) == ("not 2 cells in the row", (2, 3), True)


def test_blank_rows_are_counted_and_passed_over(table):
    read = table(b"a,b\n\n1,2\n,\n3,4\n")
    assert rows(read) == [(2, "1", "2"), (4, "3", "4")]
    assert read.skips == ()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_header_tells_what_separates_the_cells(table, separator):
    lines = [["country", '"code, as printed"'], ["Peru", "PE"], ["Chad", '"T;D|,"']]
    read = table("\n".join(separator.join(line) for line in lines).encode())
    assert read.frame.columns == ["row", "country", "code, as printed"]
    assert rows(read) == [(1, "Peru", "PE"), (2, "Chad", "T;D|,")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_read_where_its_mark_tells(table, encoding):
    mark = "" if encoding == "utf-16" else "\ufeff"
    read = table((mark + "country,code\nCôte d'Ivoire,CI\n").encode(encoding))
    assert rows(read) == [(1, "Côte d'Ivoire", "CI")]
    assert read.skips == ()


def test_a_row_with_a_zero_byte_is_told_and_the_rest_is_read(table):
    read = table(b"a,b\n1,2\n3,\x00\n5,6\n")
    assert rows(read) == [(1, "1", "2"), (3, "5", "6")]
    (skip,) = read.skips
    assert (skip.what, skip.rows, skip.dropped) == ("a zero byte in the row", (2,), True)


def test_a_table_of_faulty_rows_says_what_is_wrong_with_them(table):
    with pytest.raises(SourceError, match="no row can be read: not 2 cells in the row"):
        table(b"a,b\n1;2\n3;4\n")


def test_what_is_not_utf8_is_read_as_windows_1252_and_told(table):
    read = table("name\nPeru\nTürkiye\nCôte d'Ivoire\n".encode("windows-1252"))
    assert [name for _, name in rows(read)] == ["Peru", "Türkiye", "Côte d'Ivoire"]
    (skip,) = read.skips
    assert "Windows-1252" in skip.what
    assert (skip.rows, skip.dropped) == ((2, 3), False)


def test_a_quotation_mark_within_a_cell_is_a_sign_like_others(table):
    read = table(b'a,b\n1,5" pipe\n2,3\n4\n')
    assert rows(read) == [(1, "1", '5" pipe'), (2, "2", "3")]
    assert read.skips[0].rows == (3,)


def test_a_quotation_mark_that_is_never_closed_is_an_error(table):
    with pytest.raises(SourceError, match="never closed"):
        table(b'a,b\n1,"open\n3,4\n')


def test_a_missing_column_is_named_with_those_that_are_there(table):
    with pytest.raises(SourceError, match="no column 'vote'") as caught:
        table(b"rcid,country\n3,Peru\n", ["vote"])
    assert "rcid, country" in str(caught.value)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"a,a\n1,2\n", "stands twice"),
        (b"a,row\n1,2\n", "name that is taken"),
        (b"a,b\n", "no row"),
        (b"a,b\n,\n", "no row"),
    ],
)
def test_what_is_no_table_is_refused(table, content, what):
    with pytest.raises(SourceError, match=what):
        table(content)


def test_gzip_is_unpacked(table):
    assert rows(table(gzip.compress(b"a\n1\n"), name="t.csv.gz")) == [(1, "1")]


# The separators \x1c to \x1f are blank to Python and not to Unicode: a row of them may be either.
cells = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00\r\x1c\x1d\x1e\x1f"), max_size=12
)


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_what_the_library_writes_is_read_as_it_was(tmp_path, written):
    path = tmp_path / "t.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows([("a", "b", "c"), *written])
    kept = [(n, *row) for n, row in enumerate(written, 1) if any(cell.strip() for cell in row)]
    if not kept:
        with pytest.raises(SourceError, match="no row"):
            read_csv(DataFile.open(path))
        return
    read = read_csv(DataFile.open(path))
    assert rows(read) == kept
    assert read.skips == ()
