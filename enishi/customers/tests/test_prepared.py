"""What is read by a statement written once is what Django would read."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db.models import Q
from django.db.models.functions import Coalesce

from enishi.customers.models import Account, Standing
from enishi.foundation.authz import UnscopedQuery
from enishi.foundation.errors import NotFound
from enishi.foundation.prepared import Keys, Lines, Rows

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 1, 8, 30, tzinfo=UTC)
LINES = Lines(Account, ("uid", "name", "parent", "parent__name", "standing__open_deals", "updated_at"))
CHILDREN = Lines(Account, ("name",), by="parent", where=Q(deleted_at=None), order=("-number",))


def made(number: int, **fields: Any) -> Account:
    return Account.rows.create(number=number, updated_at=AT, **({"name": f"{number}号"} | fields))


@pytest.fixture
def parent():
    return made(1, name="親{会社} %s")


@pytest.fixture
def child(parent):
    row = made(2, parent=parent)
    Standing.objects.create(account=row, open_deals=3)
    return row


def passed():
    return Account.objects.unscoped("a test's own")


def test_a_line_is_read_like_the_row_and_its_joins(parent, child, django_assert_num_queries):
    with django_assert_num_queries(1):
        lines = LINES.read([parent.pk, child.pk])
    line = lines[child.pk]
    assert (line.pk, line.uid, line.name, line.updated_at) == (child.pk, child.uid, "2号", AT)
    assert (line.parent.name, line.parent.pk) == ("親{会社} %s", parent.pk)
    assert line.standing.open_deals == 3


def test_a_join_is_gone_through_where_nothing_of_it_is_shown(child):
    line = Lines(Standing, ("account__parent__name",)).one(child.standing.pk)
    assert line.account.parent.name == "親{会社} %s"


def test_a_join_that_leads_nowhere_is_none(parent):
    line = LINES.one(parent.pk)
    assert (line.parent, line.standing) == (None, None)


def test_no_keys_ask_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert LINES.read([]) == {}


def test_a_row_that_went_is_not_found(parent):
    parent.delete()
    with pytest.raises(NotFound):
        LINES.one(parent.pk)


def test_the_lines_of_a_parent_come_in_their_order_and_as_far_as_they_may(parent):
    made(3, parent=parent)
    made(5, parent=parent)
    made(4, parent=parent, deleted_at=AT)
    assert [line.name for line in CHILDREN.under(parent.pk)] == ["5号", "3号"]


def test_a_statement_with_a_value_of_its_own_is_refused():
    with pytest.raises(TypeError):
        Lines(Account, ("name",), where=Q(name="親会社")).read([1])


def test_a_whole_row_is_the_row(child):
    read = Rows(Account).one(child.pk)
    assert read == child
    assert read.snapshot() == Account.rows.get(pk=child.pk).snapshot()
    assert Rows(Account).one(0) is None


def test_keys_are_counted_and_come_in_order(parent, child):
    keys = Keys(passed(), ["-number", "-id"])
    assert keys.count() == 2
    assert [tuple(place) for place in keys.first(9)] == [(2, child.pk), (1, parent.pk)]
    assert [place[-1] for place in keys.first(1)] == [child.pk]


def test_a_sort_worked_out_by_the_database_is_of_its_type(parent):
    rows = passed().annotate(when=Coalesce("deleted_at", "updated_at"))
    assert [list(place) for place in Keys(rows, ["when", "id"]).first(1)] == [[AT, parent.pk]]


def test_keys_of_nothing_ask_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        keys = Keys(passed().filter(pk__in=[]), ["number", "id"])
        assert (keys.count(), keys.first(5)) == (0, [])


def test_keys_past_the_gate_are_refused():
    with pytest.raises(UnscopedQuery):
        Keys(Account.objects.all(), ["number", "id"])
