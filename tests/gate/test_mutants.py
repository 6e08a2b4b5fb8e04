"""A few steps too far, tried as `make mutants` tries all: the tables kept by hand notice each of them."""

import pytest

from enishi.foundation.authz import Role
from tests.mutants.asking import questions
from tests.mutants.cells import mutants
from tests.mutants.run import caught_by, sampled

pytestmark = pytest.mark.django_db  # whose database the world is made in


def test_a_cell_that_is_one_step_wider_is_noticed(caller):
    # Any seed will do.
    tally = sampled(caller, number=15, seed=6)
    # One in fifty may stand behind another right that is asked first: `make mutants` counts them.
    assert len(tally.survived) <= 1, (tally.survived, tally.left_out)
    assert len(tally.caught) >= 14


def test_what_differs_in_the_tables_alone_is_noticed_too(caller):
    """Rows made for somebody else are answered like one's own: the owner in the table gives it away."""
    mutant = next(one for one in mutants() if one.name.startswith(f"{Role.SALES_REP} create deals"))
    asked = [one for one in questions(caller) if one.name == f"make POST /deals team as {Role.SALES_REP}"]
    assert "not x" in caught_by(mutant, [(one, {mutant.asks}) for one in asked])
