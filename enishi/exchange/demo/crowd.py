"""The other customers, in bulk: accounts with their people and activities; the two roles' work beside."""

from collections.abc import Sequence

from enishi.customers import rules as customer_rules
from enishi.customers.models import Account, AccountContact, Contact
from enishi.exchange.demo import facts, names
from enishi.exchange.demo.batch import Batch
from enishi.exchange.demo.company import Company
from enishi.exchange.demo.crowd_sales import deals, leads
from enishi.exchange.demo.crowd_service import tickets
from enishi.exchange.demo.dice import choose, uniform, whole
from enishi.exchange.demo.facts import CustomerFact
from enishi.foundation import events
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.foundation.ids import next_numbers
from enishi.interactions.models import Activity
from enishi.staff.models import User


@action
def write_customers(actor: System, company: Company, numbers: Sequence[int]) -> None:
    """Write these customers with all that happened to them."""
    told = [facts.customer(n) for n in numbers]
    batch = Batch(company)
    _accounts(batch, told)
    _contacts(batch, told)
    leads(batch, told)
    deals(batch, told)
    tickets(batch, told)
    _activities(batch, told)
    for kind, changes in batch.events.items():
        events.record_many(kind, actor, changes, history=True)


def _seller(company: Company, n: int) -> User:
    return choose("seller", n, company.sellers)


def _accounts(batch: Batch, told: Sequence[CustomerFact]) -> None:
    for fact, number in zip(told, next_numbers("account", len(told)), strict=True):
        made = facts.at(fact.since, fact.number)
        batch.accounts.append(
            Account(
                number=number,
                name=fact.name,
                kana=fact.kana,
                phone=fact.phone,
                email=f"info@{fact.domain}",
                website=f"https://www.{fact.domain}",
                prefecture=fact.prefecture,
                city=fact.city,
                street=fact.street,
                industry=fact.industry,
                employees=fact.employees,
                sales_owner=_seller(batch.company, fact.number),
                service_owner=choose("keeper", fact.number, batch.company.supporters)
                if fact.state in ("contract", "churned")
                else None,
                created_at=made,
                updated_at=made,
                **customer_rules.company_keys(fact.name, fact.phone),
            )
        )
    Account.objects.bulk_create(batch.accounts, batch_size=500)
    for account, fact in zip(batch.accounts, told, strict=True):
        batch.tell("account.created", account, account.created_at, account.sales_owner, state=fact.state)


def _contacts(batch: Batch, told: Sequence[CustomerFact]) -> None:
    for fact in told:
        batch.contacts.append(
            [
                Contact(
                    family_name=p.family,
                    given_name=p.given,
                    family_kana=p.family_kana,
                    given_kana=p.given_kana,
                    email=p.email,
                    phone=p.phone,
                    preferred_channel="phone",
                    **customer_rules.person_keys(p.family, p.given, p.email, ""),
                )
                for p in facts.people(fact)
            ]
        )
    Contact.objects.bulk_create([one for group in batch.contacts for one in group], batch_size=500)
    links = []
    for fact, account, group in zip(told, batch.accounts, batch.contacts, strict=True):
        for k, (contact, p) in enumerate(zip(group, facts.people(fact), strict=True)):
            links.append(
                AccountContact(
                    account=account,
                    contact=contact,
                    department=p.department,
                    title=p.title,
                    role=p.role,
                    is_primary=k == 0,
                    active_from=fact.since,
                )
            )
            batch.tell("contact.created", contact, account.created_at, account.sales_owner)
    AccountContact.objects.bulk_create(links, batch_size=500)


def _activities(batch: Batch, told: Sequence[CustomerFact]) -> None:
    rows = []
    for fact, account, group in zip(told, batch.accounts, batch.contacts, strict=True):
        for key, moment in facts.activity_times(fact):
            served = account.service_owner is not None and uniform("side", key) < 0.4
            kind, subject, outcome = choose(
                "act", key, names.SERVICE_ACTIVITIES if served else names.SALES_ACTIVITIES
            )
            rows.append(
                Activity(
                    account=account,
                    contact=choose("who", key, group),
                    owner=account.service_owner if served else account.sales_owner,
                    kind=kind,
                    side="service" if served else "sales",
                    subject=subject,
                    outcome=outcome,
                    happened_at=moment,
                    minutes=whole("minutes", key, 10, 90),
                    created_at=moment,
                    updated_at=moment,
                )
            )
    Activity.objects.bulk_create(rows, batch_size=500)
    for row in rows:
        batch.tell("activity.recorded", row, row.happened_at, row.owner)
