"""The table of rights and the code name the same ways in."""

from tools.check import authz_matrix


def test_a_way_in_that_the_table_does_not_name_is_found():
    found = authz_matrix.finding("missing\tGET /secrets")
    assert (found.where, found.wrong) == ("tests/gate/authz_matrix.csv", "missing: GET /secrets")
    assert found.mend == authz_matrix.ADD


def test_a_line_without_its_way_in_is_to_be_taken_out():
    assert authz_matrix.finding("surplus\tjob moon.rise").mend == authz_matrix.REMOVE
