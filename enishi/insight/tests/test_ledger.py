"""The ledger kept by events: increments equal a rebuild, and a late order touches its customer only."""

from datetime import date

from enishi.commerce.models import Product
from enishi.customers.models import Account
from enishi.foundation.jobs.worker import drain
from enishi.insight import ledger
from enishi.insight.models import Pending, RevenueLine


def lines() -> list[tuple[int, str, int]]:
    return sorted(RevenueLine.objects.unscoped("test").values_list("order_line", "revenue_class", "net"))


def test_increments_equal_a_rebuild(cli, order):
    product = Product.objects.create(code="MN-100", name="センサー")
    for day, net in ((3, 10), (1, 20), (2, 30)):
        order(cli, date(2026, 10, day), net, product)
    increments = lines()
    ledger.rebuild(cli)
    assert lines() == increments
    assert [revenue_class for _, revenue_class, _ in increments] == ["repeat", "new", "repeat"]


def test_a_back_dated_order_re_classes_only_its_customer(cli, order):
    other = Account.objects.create(number=2, name="青空商会")
    order(cli, date(2026, 10, 5), 100)
    order(cli, date(2026, 10, 5), 100, customer=other)
    untouched = set(RevenueLine.objects.unscoped("test").filter(account=other).values_list("uid", flat=True))
    order(cli, date(2026, 10, 1), 50)
    assert [row[1] for row in lines()] == ["repeat", "new", "new"]
    assert (
        set(RevenueLine.objects.unscoped("test").filter(account=other).values_list("uid", flat=True))
        == untouched
    )


def test_an_order_made_now_is_rolled_up_by_a_job(sales_rep, order, account):
    order(sales_rep, date(2026, 10, 5), 100)
    RevenueLine.objects.unscoped("test").delete()
    note(account)
    assert drain() >= 1
    assert [(row[1], row[2]) for row in lines()] == [("new", 100)]
    assert not Pending.objects.exists()


def note(account):
    Pending.objects.create(topic=ledger.TOPIC, key=account.pk)
    ledger.enqueue("insight.roll_up")


def test_running_the_roll_up_again_changes_nothing(cli, order):
    order(cli, date(2026, 10, 5), 100)
    first = lines()
    assert ledger.drain(cli) == 0
    assert lines() == first
