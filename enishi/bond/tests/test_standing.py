"""What each role sees of the other at a glance."""

from datetime import date

from enishi.bond.standing import refresh
from enishi.bond.tests.conftest import make_deal, say
from enishi.customers.models import Account, Standing


def test_a_ticket_and_a_deal_stand_in_one_row(sales_rep, service_agent, account, pipeline, ticket):
    deal = make_deal(account, pipeline, sales_rep.user_id, 1, amount=900_000)
    say(sales_rep, "deal.created", deal)
    say(service_agent, "ticket.opened", ticket)
    standing = Standing.objects.get(account=account)
    assert (standing.open_deals, standing.open_pipeline) == (1, 900_000)
    assert (standing.open_tickets, standing.worst_priority) == (1, 3)


def test_a_deal_that_moves_to_another_account_leaves_the_first(sales_rep, account, pipeline):
    deal = make_deal(account, pipeline, sales_rep.user_id, 1)
    say(sales_rep, "deal.created", deal)
    other = Account.objects.create(number=99, name="青空商会")
    before = deal.snapshot()
    deal.account = other
    deal.save()
    say(sales_rep, "deal.updated", deal, before=before)
    assert Standing.objects.get(account=account).open_deals == 0
    assert Standing.objects.get(account=other).open_deals == 1


def test_the_stage_of_the_relationship_follows_the_rows(sales_rep, account, pipeline, deal):
    refresh([account.pk])
    account = Account.rows.get(pk=account.pk)
    assert (account.relationship_stage, account.customer_since) == ("customer", date(2026, 11, 20))
    assert account.version == 1


def test_refreshing_twice_changes_nothing(sales_rep, account, deal, ticket):
    refresh([account.pk])
    first = Standing.objects.filter(account=account).values().get()
    refresh([account.pk])
    second = Standing.objects.filter(account=account).values().get()
    assert {**first, "updated_at": None} == {**second, "updated_at": None}


def test_the_cost_does_not_grow_with_the_number_of_accounts(django_assert_max_num_queries, account, deal):
    others = [Account.objects.create(number=500 + n, name=f"取引先{n}") for n in range(30)]
    with django_assert_max_num_queries(12):
        refresh([account.pk, *(other.pk for other in others)])
