"""What service did for the other customers: tickets with their talks, and how they were rated."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from enishi.customers.models import Account, Contact
from enishi.exchange.demo import facts, names
from enishi.exchange.demo.batch import Batch
from enishi.exchange.demo.company import Company
from enishi.exchange.demo.dice import choose, lognormal, uniform, weighted, whole
from enishi.exchange.demo.facts import TODAY, CustomerFact, business_day
from enishi.foundation import clock
from enishi.foundation.ids import next_numbers
from enishi.interactions.models import Conversation, Message
from enishi.service.actions.steps import count_first_replies
from enishi.service.models import SurveyResponse, Ticket, TicketConversation

RATED = 0.35
# One customer in nine has asked something these days, and is waiting for service.
WAITING, WAITING_EVERY = 9, 9


def tickets(batch: Batch, told: Sequence[CustomerFact]) -> None:
    planned = [
        (fact, account, group[0], k)
        for fact, account, group in zip(told, batch.accounts, batch.contacts, strict=True)
        if fact.state in ("contract", "churned", "dormant")
        for k in _asked(fact)
    ]
    tickets = [
        _ticket(batch.company, *plan, number)
        for plan, number in zip(planned, next_numbers("ticket", len(planned)), strict=True)
    ]
    count_first_replies(tickets)
    Ticket.objects.bulk_create(tickets, batch_size=500)
    _talks(batch, tickets)
    _ratings(batch, [ticket for ticket in tickets if ticket.solved_at])


def _asked(fact: CustomerFact) -> Iterable[int]:
    yield from range(whole("tickets", fact.number, 0, 5))
    if fact.state == "contract" and fact.number % WAITING_EVERY == 0:
        yield WAITING


def _ticket(
    company: Company, fact: CustomerFact, account: Account, contact: Contact, k: int, number: int
) -> Ticket:
    key = fact.number * facts.CHILDREN + 512 + k
    subject, kind, category = choose("subject", key, names.TICKET_SUBJECTS)
    since = timedelta(days=4 if k == WAITING else 420)
    start = max(fact.since + timedelta(days=60), TODAY - since)
    span = max((TODAY - start).days, 1)
    opened = facts.at(
        min(business_day(start + timedelta(days=int(uniform("opened", key) * span))), TODAY), key, 9, 16
    )
    solved = opened + timedelta(hours=lognormal("solve", key, 20, 0.9))
    is_left = opened.date() > TODAY - timedelta(days=10) and uniform("left", key) < 0.6
    is_solved = k != WAITING and solved < clock.now() and not is_left
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
        batch.tell("survey.answered", answer, answer.answered_at or answer.asked_at, None)
