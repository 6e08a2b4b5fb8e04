"""What service did for the other customers: tickets with their talks, and how they were rated."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from enishi.customers.models import Account, Contact
from enishi.exchange.demo import facts
from enishi.exchange.demo.batch import Batch
from enishi.exchange.demo.dice import uniform, weighted, whole
from enishi.exchange.demo.service_facts import DIRECT, TicketFact
from enishi.foundation import clock
from enishi.foundation.ids import next_numbers
from enishi.interactions.models import Conversation, Message
from enishi.service import rules
from enishi.service.actions.steps import count_first_replies
from enishi.service.models import StatusChange, StatusType, SurveyResponse, Ticket, TicketConversation
from enishi.staff.hours import our_calendar

RATED = 0.35
CHANNELS = (("mail", 45.0), ("phone", 40.0), ("web", 10.0), ("visit", 5.0))
PRIORITIES = ((2, 60.0), (1, 20.0), (3, 15.0), (4, 5.0))
CLOSES_AFTER = timedelta(days=3)


def tickets(batch: Batch) -> None:
    planned = [
        (ticket, account, group[0]) for one, account, group in batch.customers() for ticket in one.tickets
    ]
    numbers = next_numbers("ticket", len(planned))
    tickets = [_ticket(batch, *plan, number) for plan, number in zip(planned, numbers, strict=True)]
    count_first_replies(tickets)
    pairs = zip([fact for fact, *_ in planned], tickets, strict=True)
    paths = [[*_steps(*pair)] for pair in pairs]
    _promise(tickets, paths)
    Ticket.objects.bulk_create(tickets, batch_size=500)
    StatusChange.objects.bulk_create([step for path in paths for step in path], batch_size=500)
    _talks(batch, tickets)
    _ratings(batch, [ticket for ticket in tickets if ticket.solved_at])


def _ticket(batch: Batch, fact: TicketFact, account: Account, contact: Contact, number: int) -> Ticket:
    assignee = batch.company.users[fact.assignee] if fact.assignee else None
    opened, solved = fact.opened, fact.solved
    is_closed = solved is not None and fact.key % 2 == 1 and solved + CLOSES_AFTER < clock.now()
    return Ticket(
        number=number,
        subject=fact.subject,
        account=account,
        contact=contact,
        channel_kind=weighted("channel", fact.key, CHANNELS),
        type=fact.kind,
        category=fact.category,
        priority=weighted("urgent", fact.key, PRIORITIES),
        status="closed" if is_closed else "solved" if solved else "open" if fact.replied else "new",
        team=assignee.team if assignee else batch.company.teams["カスタマーサービス部"],
        assignee=assignee,
        solved_by=assignee if solved else None,
        opened_at=opened,
        first_reply_at=fact.replied,
        first_solved_at=fact.again[0] if fact.again else solved,
        solved_at=solved,
        closed_at=solved + CLOSES_AFTER if solved and is_closed else None,
        reopened_count=1 if fact.again else 0,
        created_at=opened,
        updated_at=solved or opened,
    )


def _promise(tickets: Sequence[Ticket], paths: Sequence[Sequence[StatusChange]]) -> None:
    """The targets a ticket of its priority has here, with the pauses before it was solved."""
    calendar = our_calendar()
    for ticket, path in zip(tickets, paths, strict=True):
        opened, promised = ticket.opened_at, rules.targets(ticket.priority)
        ticket.first_reply_due = rules.first_reply_due(ticket.channel_kind, promised, opened, calendar)
        held = rules.pauses(rules.Change(step.to_status, step.changed_at) for step in path)
        if ticket.solved_at:
            held = rules.Pauses(held.spans, None)
        ticket.solve_due = rules.solve_due(promised, opened, calendar, held)


def _steps(fact: TicketFact, ticket: Ticket) -> Iterable[StatusChange]:
    """The path of a ticket through its statuses, as far as it has come."""
    path: list[tuple[str, datetime]] = []
    is_direct = fact.solved is not None and uniform("direct", fact.key) < DIRECT
    if fact.replied and not (is_direct and not fact.again and not fact.waited):
        path.append((StatusType.OPEN, fact.replied))
    if fact.waited:
        path += [(StatusType.WAITING, fact.waited[0]), (StatusType.OPEN, fact.waited[1])]
    if fact.again:
        path += [(StatusType.SOLVED, fact.again[0]), (StatusType.OPEN, fact.again[1])]
    if fact.solved:
        path.append((StatusType.SOLVED, fact.solved))
    if ticket.closed_at:
        path.append((StatusType.CLOSED, ticket.closed_at))
    before = str(StatusType.NEW)
    for status, moment in path:
        yield StatusChange(
            ticket=ticket,
            from_status=before,
            to_status=status,
            changed_at=moment,
            created_at=moment,
            updated_at=moment,
        )
        before = str(status)


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
