"""Files as other products and hostile hands write them."""

import tracemalloc
import zipfile

import pytest

from enishi.exchange.reading import (
    DuplicateHeader,
    IsASpreadsheet,
    NotATable,
    TooManyColumns,
    open_table,
)

ROWS = "名前,金額\n花咲精機,1200\n"
MEGABYTE = 1 << 20


def cells(table):
    return [line.cells for line in table.lines()]


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8-sig"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp932", "cp932"),
    ],
)
def test_b52_every_encoding_in_use_is_found_out(table, encoding, found):
    content = ROWS if not encoding.startswith("utf-16-") else "name,amount\nHanasaki,1200\n"

    read = table(content, encoding=encoding)

    assert read.form.encoding == found
    assert cells(read) == [tuple(content.splitlines()[1].split(","))]


@pytest.mark.parametrize("mark", [",", "\t", ";", "|"])
def test_the_delimiter_is_the_one_that_splits_the_header_most(table, mark):
    read = table(f"a{mark}b{mark}c\n1{mark}2{mark}3\n")

    assert (read.form.delimiter, read.header, cells(read)) == (mark, ("a", "b", "c"), [("1", "2", "3")])


def test_quoted_cells_hold_delimiters_quotes_and_line_ends(table):
    read = table('a,b\r\n"x,1","say ""no""\r\nmore"\r\n5" pipe,2\r\n')

    assert cells(read) == [("x,1", 'say "no"\r\nmore'), ('5" pipe', "2")]


def test_a_row_is_numbered_as_a_spreadsheet_shows_it(table):
    read = table('a,b\n"1\n1",2\n\n,\n3,4\n')

    assert [(line.row, line.cells) for line in read.lines()] == [(2, ("1\n1", "2")), (5, ("3", "4"))]


def test_b52_an_unclosed_quote_costs_its_own_row_only(table):
    read = table('a,b\n1,"open\n2,x\n3,y\n')

    assert [(line.row, line.cells, line.problem) for line in read.lines()] == [
        (2, (), "unclosed_quote"),
        (3, ("2", "x"), ""),
        (4, ("3", "y"), ""),
    ]


def test_b52_an_unclosed_quote_over_megabytes_is_given_up_and_reading_goes_on(table):
    lines = "".join(f"{number},plain text that goes on and on and on\n" for number in range(60_000))
    read = table('a,b\n0,"open\n' + lines)

    found = list(read.lines())

    assert (found[0].row, found[0].problem) == (2, "unclosed_quote")
    assert len(found) == 60_001
    assert not any(line.problem for line in found[1:])


def test_b52_a_nul_is_named_in_its_row(table):
    read = table("a,b\n1,x\x00y\n2,z\n")

    assert [(line.row, line.problem) for line in read.lines()] == [(2, "nul"), (3, "")]


def test_bytes_that_fit_no_encoding_are_named_in_their_row(table):
    read = table("a,b\n花,1\n".encode() + b"\xff\xfe\xfa,2\n3,4\n")

    assert [(line.row, line.problem) for line in read.lines()] == [(2, ""), (3, "bad_characters"), (4, "")]


def test_rows_with_more_or_fewer_cells_than_the_header_are_named(table):
    read = table("a,b\n1,2,3\n4\n5,6\n")

    assert [(line.row, line.problem) for line in read.lines()] == [
        (2, "too_many_cells"),
        (3, "too_few_cells"),
        (4, ""),
    ]


def test_a_cell_of_eight_megabytes_is_refused_and_the_next_row_read(table):
    read = table("a,b\n1," + "x" * (8 * MEGABYTE) + "\n2,y\n")

    assert [(line.row, line.problem) for line in read.lines()] == [(2, "record_too_long"), (3, "")]


def test_a_cell_longer_than_any_field_is_named(table):
    read = table("a,b\n1," + "x" * 100_001 + "\n2," + "y" * 150_000 + "\n")

    assert [(line.row, line.problem) for line in read.lines()] == [(2, "cell_too_long"), (3, "cell_too_long")]


def test_b52_two_columns_of_one_name_are_refused(table):
    with pytest.raises(DuplicateHeader) as refused:
        table("name,amount,name\n1,2,3\n")

    assert refused.value.params == {"names": "name"}


def test_b52_a_million_columns_are_refused(table):
    with pytest.raises(TooManyColumns):
        table(",".join(["c"] * 1_000_000) + "\n")


def test_more_columns_than_any_table_has_are_refused(table):
    with pytest.raises(TooManyColumns):
        table(",".join(f"c{number}" for number in range(501)) + "\n")


def test_a_workbook_called_csv_is_recognised(tmp_path):
    path = tmp_path / "deals.csv"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")

    with pytest.raises(IsASpreadsheet):
        open_table(path)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "import_empty"),
        (b"  \n", "import_empty"),
        (b"a\x00b,c\n", "import_nul"),
        (b'a,"b\n1,2\n', "import_unclosed_quote"),
    ],
)
def test_what_has_no_header_is_no_table(table, content, why):
    with pytest.raises(NotATable) as refused:
        table(content)

    assert refused.value.fields == {"file": why}


def test_b52_a_line_of_a_hundred_megabytes_is_read_in_little_memory(tmp_path):
    path = tmp_path / "long.csv"
    with path.open("wb") as file:
        file.write(b"a,b\n1,")
        for _ in range(100):
            file.write(b"x" * MEGABYTE)
        file.write(b"\n2,y\n")

    tracemalloc.start()
    found = [(line.row, line.problem) for line in open_table(path).lines()]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert found == [(2, "record_too_long"), (3, "")]
    assert peak < 10 * MEGABYTE
