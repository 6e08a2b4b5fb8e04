"""A row read in the short way is the row Django would have made."""

import pytest
from django.db import models

from enishi.customers.models import Account

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored():
    return Account.objects.create(number=1, name="株式会社ハナサキ精機", kana="ハナサキセイキ")


def test_a_row_read_has_every_column_and_is_not_new(stored):
    read = Account.rows.get(pk=stored.pk)
    usual = models.Model.from_db.__func__(
        Account, "default", list(read.__dict__)[1:], list(read.__dict__.values())[1:]
    )
    assert {**read.__dict__, "_state": None} == {**usual.__dict__, "_state": None}
    assert (read._state.adding, read._state.db) == (False, "default")
    assert read == stored


def test_a_column_left_out_is_read_when_it_is_asked_for(stored, django_assert_num_queries):
    read = Account.rows.only("uid").get(pk=stored.pk)
    assert read.get_deferred_fields() >= {"name", "kana"}
    with django_assert_num_queries(1):
        assert read.name == "株式会社ハナサキ精機"


def test_saving_a_part_leaves_the_columns_that_were_not_read(stored):
    read = Account.rows.only("uid").get(pk=stored.pk)
    read.kana = "ハナサキ"
    read.save()
    stored.refresh_from_db()
    assert (stored.kana, stored.name) == ("ハナサキ", "株式会社ハナサキ精機")
