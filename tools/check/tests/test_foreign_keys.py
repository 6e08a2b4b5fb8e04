from django.db import models
from django.test.utils import isolate_apps

from tools.check.foreign_keys import edges, upward


def test_a_key_that_points_up_or_sideways_is_found():
    found = [
        ("sales.Deal", "account", "customers.Account"),
        ("sales.Deal", "stage", "sales.Stage"),
        ("sales.Deal", "ticket", "service.Ticket"),
        ("customers.Account", "deal", "sales.Deal"),
        ("staff.User", "kind", "contenttypes.ContentType"),
        ("staff.User", "groups", "auth.Group"),
    ]
    assert [(finding.where, finding.wrong) for finding in upward(found)] == [
        ("sales.Deal.ticket", "points sideways at service.Ticket"),
        ("customers.Account.deal", "points up at sales.Deal"),
        ("staff.User.kind", "a generic relation hides which room it points at"),
    ]


@isolate_apps("enishi.sales", "enishi.customers")
def test_references_by_string_are_seen():
    class Deal(models.Model):
        class Meta:
            app_label = "sales"

    class Account(models.Model):
        won = models.ForeignKey("sales.Deal", models.PROTECT)

        class Meta:
            app_label = "customers"

    assert list(edges([Deal, Account])) == [("customers.Account", "won", "sales.Deal")]
