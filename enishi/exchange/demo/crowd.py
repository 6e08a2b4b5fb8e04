"""The other customers, in bulk: accounts with their people, deals, orders, tickets and activities."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from enishi.commerce.models import Order, OrderLine
from enishi.customers import rules as customer_rules
from enishi.customers.models import Account, AccountContact, Contact
from enishi.exchange.demo import facts, names
from enishi.exchange.demo.company import Company
from enishi.exchange.demo.dice import choose, lognormal, uniform, weighted, whole
from enishi.exchange.demo.facts import TODAY, CustomerFact, business_day
from enishi.foundation import clock, events
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.foundation.events import Change
from enishi.foundation.ids import next_numbers
from enishi.interactions.models import Activity, Conversation, Message
from enishi.sales.models import Deal, DealOrder, Lead, StageType
from enishi.service.models import SurveyResponse, Ticket, TicketConversation
from enishi.staff.models import User

OPEN_STAGES = ("アプローチ", "ヒアリング", "提案", "見積提出", "稟議・決裁待ち", "内示")
PER_CUSTOMER = {"lead": 0, "talking": 1, "lost": 1, "contract": 2, "dormant": 1, "churned": 1}
RATED = 0.35


@dataclass
class Batch:
    """Rows of some customers, waiting to be written together."""

    company: Company
    accounts: list[Account] = field(default_factory=list)
    contacts: list[list[Contact]] = field(default_factory=list)
    events: dict[str, list[Change]] = field(default_factory=dict)

    def tell(self, kind: str, row: Any, moment: datetime, by: User | None, **data: Any) -> None:
        self.events.setdefault(kind, []).append(Change(row, at=moment, by=by.pk if by else None, data=data))


@action
def write_customers(actor: System, company: Company, numbers: Sequence[int]) -> None:
    """Write these customers with all that happened to them."""
    told = [facts.customer(n) for n in numbers]
    batch = Batch(company)
    _accounts(batch, told)
    _contacts(batch, told)
    _leads(batch, told)
    _deals(batch, told)
    _tickets(batch, told)
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


def _leads(batch: Batch, told: Sequence[CustomerFact]) -> None:
    rows = list(zip(told, batch.accounts, batch.contacts, strict=True))
    leads = []
    for (fact, account, group), number in zip(rows, next_numbers("lead", len(rows)), strict=True):
        contact, converted = group[0], fact.state != "lead"
        leads.append(
            Lead(
                number=number,
                company=account.name,
                family_name=contact.family_name,
                given_name=contact.given_name,
                family_kana=contact.family_kana,
                given_kana=contact.given_kana,
                email=contact.email,
                phone=contact.phone,
                source=choose("source", fact.number, ("exhibition", "web", "phone", "referral", "list")),
                status=Lead.CONVERTED
                if converted
                else choose("status", fact.number, (Lead.NEW, Lead.WORKING, Lead.NURTURING)),
                owner=account.sales_owner,
                converted_at=facts.at(business_day(fact.since + timedelta(days=3)), fact.number)
                if converted
                else None,
                account=account,
                contact=contact,
                created_at=account.created_at,
                updated_at=account.created_at,
            )
        )
    Lead.objects.bulk_create(leads, batch_size=500)
    for lead in leads:
        batch.tell("lead.created", lead, lead.created_at, lead.owner)
        if lead.converted_at:
            batch.tell("lead.converted", lead, lead.converted_at, lead.owner)


def _deals(batch: Batch, told: Sequence[CustomerFact]) -> None:
    planned = [
        (fact, account, group[0], k)
        for fact, account, group in zip(told, batch.accounts, batch.contacts, strict=True)
        for k in range(PER_CUSTOMER[fact.state])
    ]
    numbers = next_numbers("deal", len(planned))
    deals = [_deal(batch, *plan, number) for plan, number in zip(planned, numbers, strict=True)]
    Deal.objects.bulk_create(deals, batch_size=500)
    won = [deal for deal in deals if deal.stage_type == StageType.WON]
    for deal in deals:
        batch.tell("deal.created", deal, facts.at(deal.opened_on, deal.number), deal.owner)
        if deal.closed_on:
            kind = "deal.won" if deal.stage_type == StageType.WON else "deal.lost"
            batch.tell(kind, deal, facts.at(deal.closed_on, deal.number), deal.owner)
    _orders(batch, won)


def _deal(batch: Batch, fact: CustomerFact, account: Account, contact: Contact, k: int, number: int) -> Deal:
    key = fact.number * facts.CHILDREN + k
    opened = business_day(min(fact.since + timedelta(days=5 + 150 * k), TODAY - timedelta(days=2)))
    ends = {"talking": "open", "lost": "lost"}.get(fact.state, "won")
    if k and fact.state == "contract":
        ends = weighted("second", key, (("won", 50.0), ("open", 35.0), ("lost", 15.0)))
    closes = business_day(opened + timedelta(days=max(3, int(lognormal("cycle", key, 50, 0.5)))))
    if closes > TODAY:
        ends = "open"
    stage = batch.company.stages[
        {"won": "受注", "lost": "失注"}.get(ends) or choose("stage", key, OPEN_STAGES)
    ]
    product = batch.company.products[
        choose("product", key, ("MN-100", "MG-10", "CLOUD-S", "CARE", "INSTALL"))
    ]
    is_open = ends == "open"
    return Deal(
        number=number,
        name=f"{product.name} {'追加' if k else '導入'}",
        kind="expansion" if k else "new",
        account=account,
        contact=contact,
        owner=account.sales_owner,
        pipeline=stage.pipeline,
        stage=stage,
        stage_type=stage.type,
        stage_since=min(business_day(opened + timedelta(days=7)), TODAY),
        product=product,
        amount=max(product.price, round(lognormal("amount", key, 900_000, 0.9), -4)),
        probability=stage.probability,
        opened_on=opened,
        expected_close=business_day(TODAY + timedelta(days=whole("expect", key, -10, 90)))
        if is_open
        else closes,
        closed_on=None if is_open else closes,
        lost_reason=choose("reason", key, names.LOST_REASONS) if ends == "lost" else "",
        next_action="次回訪問の日程を決める" if is_open and uniform("next", key) < 0.7 else "",
        next_action_on=business_day(TODAY + timedelta(days=whole("nexton", key, -5, 25)))
        if is_open and uniform("next", key) < 0.7
        else None,
        created_at=facts.at(opened, key),
        updated_at=facts.at(min(closes, TODAY), key),
    )


def _orders(batch: Batch, won: Sequence[Deal]) -> None:
    orders = [
        Order(
            number=number,
            account=deal.account,
            contact=deal.contact,
            owner=deal.owner,
            deal_kind="" if deal.kind == "new" else deal.kind,
            ordered_on=deal.closed_on,
            gross=deal.amount,
            net=deal.amount,
            created_at=facts.at(_day(deal.closed_on), deal.number),
        )
        for deal, number in zip(won, next_numbers("order", len(won)), strict=True)
    ]
    Order.objects.bulk_create(orders, batch_size=500)
    OrderLine.objects.bulk_create(
        [
            OrderLine(
                order=order,
                position=1,
                product=deal.product,
                text=deal.name,
                unit_price=order.net,
                gross=order.net,
                net=order.net,
            )
            for order, deal in zip(orders, won, strict=True)
        ],
        batch_size=500,
    )
    DealOrder.objects.bulk_create([DealOrder(deal=d, order=o) for d, o in zip(won, orders, strict=True)])
    for order in orders:
        batch.tell("order.recorded", order, order.created_at, order.owner)


def _day(day: date | None) -> date:
    assert day is not None
    return day


def _tickets(batch: Batch, told: Sequence[CustomerFact]) -> None:
    planned = [
        (fact, account, group[0], k)
        for fact, account, group in zip(told, batch.accounts, batch.contacts, strict=True)
        if fact.state in ("contract", "churned", "dormant")
        for k in range(whole("tickets", fact.number, 0, 5))
    ]
    tickets = [
        _ticket(batch.company, *plan, number)
        for plan, number in zip(planned, next_numbers("ticket", len(planned)), strict=True)
    ]
    Ticket.objects.bulk_create(tickets, batch_size=500)
    _talks(batch, tickets)
    _ratings(batch, [ticket for ticket in tickets if ticket.solved_at])


def _ticket(
    company: Company, fact: CustomerFact, account: Account, contact: Contact, k: int, number: int
) -> Ticket:
    key = fact.number * facts.CHILDREN + 512 + k
    subject, kind, category = choose("subject", key, names.TICKET_SUBJECTS)
    start = max(fact.since + timedelta(days=60), TODAY - timedelta(days=420))
    span = max((TODAY - start).days, 1)
    opened = facts.at(
        min(business_day(start + timedelta(days=int(uniform("opened", key) * span))), TODAY), key, 9, 16
    )
    solved = opened + timedelta(hours=lognormal("solve", key, 20, 0.9))
    is_solved = solved < clock.now() and not (
        opened.date() > TODAY - timedelta(days=10) and uniform("left", key) < 0.6
    )
    assignee = choose("assign", key, company.supporters) if is_solved or uniform("taken", key) < 0.6 else None
    reply = opened + timedelta(minutes=lognormal("reply", key, 40, 0.8))
    replied = is_solved or (assignee is not None and reply < clock.now())
    return Ticket(
        number=number,
        subject=subject,
        account=account,
        contact=contact,
        channel_kind=weighted(
            "channel", key, (("mail", 45.0), ("phone", 40.0), ("web", 10.0), ("visit", 5.0))
        ),
        type=kind,
        category=category,
        priority=weighted("urgent", key, ((2, 60.0), (1, 20.0), (3, 15.0), (4, 5.0))),
        status="closed" if is_solved and k % 2 else "solved" if is_solved else "open" if replied else "new",
        team=assignee.team if assignee else company.teams["カスタマーサービス部"],
        assignee=assignee,
        opened_at=opened,
        first_reply_at=min(reply, solved) if replied else None,
        first_solved_at=solved if is_solved else None,
        solved_at=solved if is_solved else None,
        closed_at=solved + timedelta(days=3) if is_solved and k % 2 else None,
        first_reply_due=opened + timedelta(hours=4),
        solve_due=opened + timedelta(days=3),
        created_at=opened,
        updated_at=solved if is_solved else opened,
    )


def _talks(batch: Batch, tickets: Sequence[Ticket]) -> None:
    talks = [
        Conversation(
            account=t.account,
            contact=t.contact,
            owner=t.assignee,
            team=t.team,
            subject=t.subject,
            last_message_at=t.first_reply_at or t.opened_at,
        )
        for t in tickets
    ]
    Conversation.objects.bulk_create(talks, batch_size=500)
    TicketConversation.objects.bulk_create(
        [TicketConversation(ticket=t, conversation=c) for t, c in zip(tickets, talks, strict=True)],
        batch_size=500,
    )
    messages = []
    for ticket, talk in zip(tickets, talks, strict=True):
        asked = f"お世話になっております。{ticket.subject}件で、状況を確認いただけますか。"
        messages.append(_message(talk, ticket, "in", asked, ticket.opened_at))
        batch.tell("ticket.opened", ticket, ticket.opened_at, ticket.assignee)
        if ticket.first_reply_at:
            answer = "ご連絡ありがとうございます。状況を確認し、対応方法をご案内します。"
            messages.append(_message(talk, ticket, "out", answer, ticket.first_reply_at))
            batch.tell("ticket.replied", ticket, ticket.first_reply_at, ticket.assignee)
        if ticket.solved_at:
            batch.tell("ticket.solved", ticket, ticket.solved_at, ticket.assignee)
    Message.objects.bulk_create(messages, batch_size=500)


def _message(talk: Conversation, ticket: Ticket, direction: str, text: str, moment: datetime) -> Message:
    inbound = direction == "in"
    return Message(
        conversation=talk,
        direction=direction,
        channel_kind=ticket.channel_kind,
        author=None if inbound else ticket.assignee,
        contact=ticket.contact if inbound else None,
        text=text,
        sent_at=moment,
    )


def _ratings(batch: Batch, solved: Iterable[Ticket]) -> None:
    rated = [ticket for ticket in solved if uniform("rated", ticket.number) < RATED]
    answers = []
    for ticket in rated:
        assert ticket.solved_at is not None
        answers.append(
            SurveyResponse(
                survey=batch.company.survey,
                ticket=ticket,
                account=ticket.account,
                contact=ticket.contact,
                credited=ticket.assignee,
                key_hash=f"demo-{ticket.number}",
                asked_at=ticket.solved_at,
                expires_at=ticket.solved_at + timedelta(days=14),
                answered_at=min(
                    ticket.solved_at + timedelta(hours=whole("answer", ticket.number, 1, 60)), clock.now()
                ),
                score=weighted("score", ticket.number, facts.SCORES),
            )
        )
    SurveyResponse.objects.bulk_create(answers, batch_size=500)
    for answer in answers:
        batch.tell("survey.answered", answer, answer.answered_at, None)


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
