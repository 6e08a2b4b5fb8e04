"""The other customers, in bulk: accounts with their people and activities; the two roles' work beside."""

from collections.abc import Sequence

from enishi.customers import rules as customer_rules
from enishi.customers.models import Account, AccountContact, Contact
from enishi.exchange.demo import facts, names, own_fields
from enishi.exchange.demo.batch import Batch
from enishi.exchange.demo.company import Company
from enishi.exchange.demo.crowd_sales import deals, leads
from enishi.exchange.demo.crowd_service import tickets
from enishi.exchange.demo.dice import choose, uniform, whole
from enishi.exchange.demo.told import told
from enishi.foundation import events
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.foundation.ids import next_numbers
from enishi.interactions.models import Activity

# What is told of some main contacts to those responsible alone.
MEMOS = {
    1: "資料は紙でお渡しするのを好まれる。",
    4: "来期に異動の可能性あり。後任の方の紹介をお願いしておく。",
    7: "保育園の送りがあり、訪問は10時以降に。",
}


@action
def write_customers(actor: System, company: Company, numbers: Sequence[int]) -> None:
    """Write these customers with all that happened to them."""
    batch = Batch(company, [told(n) for n in numbers])
    accounts(batch)
    contacts(batch)
    leads(batch)
    deals(batch)
    tickets(batch)
    activities(batch)
    for kind, changes in batch.events.items():
        events.record_many(kind, actor, changes, history=True)


def accounts(batch: Batch) -> None:
    numbers = next_numbers("account", len(batch.told))
    for one, number in zip(batch.told, numbers, strict=True):
        fact, made = one.fact, facts.at(one.fact.since, one.fact.number)
        batch.accounts.append(
            Account(
                number=number,
                name=fact.name,
                kana=fact.kana,
                corporate_number=fact.corporate_number,
                phone=fact.phone,
                email=fact.email,
                website=f"https://www.{fact.domain}",
                prefecture=fact.prefecture,
                city=fact.city,
                street=fact.street,
                industry=fact.industry,
                employees=fact.employees,
                sales_owner=batch.company.users[fact.seller],
                service_owner=batch.company.users[fact.keeper] if one.is_served else None,
                custom=own_fields.of_account(fact),
                created_at=made,
                updated_at=made,
                **customer_rules.company_keys(fact.name, fact.phone),
            )
        )
    Account.objects.bulk_create(batch.accounts, batch_size=500)
    for account, one in zip(batch.accounts, batch.told, strict=True):
        batch.tell("account.created", account, account.created_at, account.sales_owner, state=one.state)


def contacts(batch: Batch) -> None:
    for one in batch.told:
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
                    memo=MEMOS.get(one.fact.number % 9, "") if k == 0 else "",
                    kana_key=customer_rules.kana_key(p.family_kana, p.given_kana),
                    **customer_rules.person_keys(p.family, p.given, p.email, ""),
                )
                for k, p in enumerate(one.people)
            ]
        )
    Contact.objects.bulk_create([one for group in batch.contacts for one in group], batch_size=500)
    links = []
    for one, account, group in batch.customers():
        for k, (contact, p) in enumerate(zip(group, one.people, strict=True)):
            links.append(
                AccountContact(
                    account=account,
                    contact=contact,
                    department=p.department,
                    title=p.title,
                    role=p.role,
                    is_primary=k == 0,
                    active_from=one.fact.since,
                )
            )
            batch.tell("contact.created", contact, account.created_at, account.sales_owner)
    AccountContact.objects.bulk_create(links, batch_size=500)


def activities(batch: Batch) -> None:
    rows = []
    for one, account, group in batch.customers():
        for key, moment in one.activities:
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
