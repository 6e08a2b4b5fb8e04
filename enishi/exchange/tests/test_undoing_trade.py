"""Imports of deals, orders and tickets taken back: what followed from a row goes with it, what others use stays."""

import pytest

from enishi.bond.models import DealTicket
from enishi.commerce.models import Order, Product
from enishi.customers.actions import create_account
from enishi.customers.models import Standing
from enishi.exchange.actions import begin_import
from enishi.exchange.importer import Importer
from enishi.exchange.kinds import kind_of
from enishi.exchange.mapping import by_header, understood
from enishi.exchange.reading import open_table
from enishi.exchange.running import run
from enishi.exchange.undoing import begin_undo, take_back
from enishi.foundation import search
from enishi.insight import ledger, reports
from enishi.sales.actions import ensure_default_pipeline, update_deal
from enishi.sales.models import Deal
from enishi.service.models import Ticket

WHY = "a test looks"
DEALS = """external_id,name,account,stage,amount,opened_on,closed_on,product
1,一号機,株式会社花咲,won,3000000,2026-01-10,2026-03-02,P1
2,二号機,株式会社花咲,open,500000,2026-02-01,,P1
3,三号機,株式会社花咲,open,700000,2026-02-01,,
"""
TICKETS = """external_id,subject,account,opened_at,first_reply_at,status,solved_at,text
t1,動かない,株式会社花咲,2026-03-01 09:00,2026-03-01 10:00,solved,2026-03-02 10:00,電源が入りません
t2,音がする,株式会社花咲,2026-03-03 09:00,,open,,
"""


@pytest.fixture
def house(cli, organisation):
    ensure_default_pipeline(cli)
    return create_account(cli, {"name": "株式会社花咲"})


@pytest.fixture
def bring(cli, house, tmp_path):
    def bring(kind_name, content, **more):
        path = tmp_path / "rows.csv"
        path.write_text(content, "utf-8")
        kind, table = kind_of(kind_name), open_table(path)
        chosen = by_header(table.header, kind.fields) | more
        row = begin_import(cli, kind, table, chosen, str(hash(content)))
        run(cli, row, Importer(cli, kind, table, understood(chosen, kind.fields)))
        ledger.drain(cli)
        row.refresh_from_db()
        return row

    return bring


@pytest.fixture
def undo(cli):
    def undo(row):
        row = take_back(cli, begin_undo(cli, row.uid, version=row.version))
        ledger.drain(cli)
        return row.undone, row.spared, {why for batch in row.written.all() for _, why in batch.spared}

    return undo


def present(model):
    return model.objects.unscoped(WHY).filter(deleted_at=None)


def earned(actor):
    return reports.ledger(actor)["total"]


MADE = {"product": {"column": "product", "missing": "make"}}


def test_deals_go_with_their_orders_and_their_revenue(bring, undo, cli, house):
    row = bring("deals", DEALS, **MADE)
    assert (earned(cli), present(Deal).count(), present(Product).count()) == (3_000_000, 3, 1)

    assert undo(row) == (3, 1, {"stays"})

    # The product may stand on other papers by now.
    assert (earned(cli), present(Deal).count(), present(Product).count()) == (0, 0, 1)
    assert not Order.objects.unscoped(WHY).exists()
    assert not search.find(cli, "一号機")
    assert Standing.objects.get(account=house).won_deals == 0
    assert (again := bring("deals", DEALS, **MADE)).made == 3 and again.skipped == 0
    assert earned(cli) == 3_000_000


def test_a_deal_that_was_changed_is_as_before_with_its_order(bring, undo, cli):
    bring("deals", DEALS, **MADE)
    changed = DEALS.replace("won,3000000", "won,4000000").replace(
        "open,700000,2026-02-01,,", "won,700000,2026-02-01,2026-03-05,"
    )
    row = bring("deals", changed, **MADE)
    assert (row.changed, earned(cli)) == (2, 4_700_000)

    assert undo(row) == (2, 0, set())

    assert earned(cli) == 3_000_000
    assert sorted(present(Deal).values_list("stage_type", flat=True)) == ["open", "open", "won"]
    assert Order.objects.unscoped(WHY).get().net == 3_000_000


def test_what_others_use_or_edited_stays(bring, undo, cli):
    tickets, deals = bring("tickets", TICKETS), bring("deals", DEALS, **MADE)
    DealTicket.objects.create(deal=present(Deal).get(external_id="1"), ticket=present(Ticket).first())
    second = present(Deal).get(external_id="2")
    update_deal(cli, second.uid, {"name": "二号機（改）"}, version=second.version)

    assert undo(deals) == (1, 3, {"in_use", "edited", "stays"})

    assert sorted(present(Deal).values_list("external_id", flat=True)) == ["1", "2"]
    assert earned(cli) == 3_000_000
    assert undo(tickets) == (1, 1, {"in_use"})


def test_tickets_go_to_the_bin_and_changed_ones_are_as_before(bring, undo, cli):
    first = bring("tickets", TICKETS)
    replied = TICKETS.replace("2026-03-03 09:00,,open,", "2026-03-03 09:00,2026-03-03 12:00,open,")
    second = bring("tickets", replied)
    assert second.changed == 1

    assert undo(second) == (1, 0, set())
    ticket = present(Ticket).get(external_id="t2")
    assert (ticket.first_reply_at, ticket.first_reply_took) == (None, None)
    assert undo(first) == (1, 1, {"edited"})
    assert list(present(Ticket)) == [ticket]


def test_orders_of_a_file_are_gone_with_their_revenue(bring, undo, cli):
    orders = "external_id,account,ordered_on,amount,text\no1,株式会社花咲,2026-04-01,100000,保守\n"
    first = bring("orders", orders)
    second = bring("orders", orders.replace("100000", "200000"))

    assert undo(second) == (0, 1, {"not_known"})
    assert earned(cli) == 200_000
    assert undo(first) == (0, 1, {"edited"})

    third = bring("orders", orders.replace("o1", "o2"))
    assert undo(third) == (1, 0, set())
    assert earned(cli) == 200_000
