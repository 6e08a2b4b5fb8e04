"""Rows made for others, changed together and taken out: whose they may be, and what the tables hold after."""

import pytest

from enishi.foundation.authz import Role
from tests.gate import whose

pytestmark = pytest.mark.django_db  # whose database the world is made in


def test_every_act_whose_answer_does_not_tell_all_stands_in_its_table():
    assert whose.lines().keys() == whose.named()


@pytest.mark.parametrize("role", list(Role))
def test_b02_b12_rows_are_made_changed_and_taken_out_as_far_as_the_table_says(caller, role):
    acts = [(entry, case) for entry in whose.lines() for case in whose.cases(entry)]
    wrong = [found for entry, case in acts if (found := whose.fault(caller, entry, role, case))]
    assert not wrong, "\n".join(wrong)
