"""What the code opens, and what the table kept by hand names, are the same."""

from enishi.foundation.authz import Role
from tests.gate.entries import found, routes
from tests.gate.inputs import INPUTS
from tests.gate.table import CASES, lines

SIGNS = set("+x.?!u-")


def test_every_way_in_stands_in_the_table_and_nothing_else_does():
    missing, surplus = found() - lines().keys(), lines().keys() - found()
    assert (sorted(missing), sorted(surplus)) == ([], [])


def test_every_route_is_called_with_valid_input():
    assert set(routes()) == set(INPUTS)


def test_every_cell_is_written_in_the_signs_of_the_table():
    for line in lines().values():
        for cell in (line.nobody, *line.cells.values()):
            assert set(cell) <= SIGNS and len(cell) in (1, len(CASES)), (line.entry, cell)


def test_every_route_says_what_it_answers_to_every_role():
    silent = [(entry, role) for entry in routes() for role in Role if not lines()[entry].expected(role)]
    assert silent == []
