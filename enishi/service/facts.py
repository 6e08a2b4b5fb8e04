"""What service achieved in a period, as plain counts: the board and the reports read these."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.worktime import elapsed_each
from enishi.interactions.models import Message
from enishi.service import rules
from enishi.service.models import StatusChange, SurveyResponse, Ticket
from enishi.service.queries import midnight, within
from enishi.service.surveys.queries import IS_CSAT
from enishi.staff.hours import our_calendar

RESOLVED = (rules.SOLVED, rules.CLOSED)


@dataclass(frozen=True)
class ServiceFacts:
    """Counts of a period, both days included, over the tickets the reader may see.

    `solved_of_opened` / `opened` is the resolution rate of the period's own tickets; `resolved` counts
    those solved in it, whenever they came. `fcr_strict` / `fcr_of` is first-contact resolution, over
    the resolved tickets whose thread is known, and moves until `fcr_is_final`. `first_reply_median` is
    in business seconds over the `first_replies` to the period's own tickets, calls and visits left out.
    """

    opened: int
    solved_of_opened: int
    resolved: int
    reopened: int
    fcr_strict: int
    fcr_of: int
    fcr_is_final: bool
    asked: int
    ratings: Mapping[int, int]
    first_replies: int
    first_reply_median: int | None
    awaiting_first_reply: int

    @property
    def answered(self) -> int:
        return sum(self.ratings.values())

    @property
    def satisfied(self) -> int:
        """Ratings of 4 and 5: the numerator of CSAT."""
        return self.ratings[4] + self.ratings[5]


def service_facts(actor: Actor, start: date, end: date) -> ServiceFacts:
    """The period's facts over the tickets and answers this reader may read. Eight SQL."""
    return facts_of(authz.scope(actor, Ticket), authz.scope(actor, SurveyResponse), start, end, actor.zone)


def facts_of(
    tickets: QuerySet[Ticket], answers: QuerySet[SurveyResponse], start: date, end: date, zone: str
) -> ServiceFacts:
    """The period's facts over rows narrowed already: to a team, to a person, to a reader. Eight SQL."""
    opened = tickets.filter(within("opened_at", start, end, zone))
    counted = opened.aggregate(n=Count("pk"), solved=Count("pk", filter=Q(status__in=RESOLVED)))
    resolved = _resolved(tickets, start, end, zone)
    known = [ticket for ticket in resolved if ticket.messages]
    waits = _first_replies(opened)
    unanswered = Q(first_reply_at=None, first_reply_due__isnull=False, status__in=rules.UNSOLVED)
    answers = answers.filter(IS_CSAT)
    given = answers.filter(within("answered_at", start, end, zone), score__in=rules.SCORES)
    ratings = dict(given.values_list("score").annotate(n=Count("pk")).order_by())
    return ServiceFacts(
        opened=counted["n"],
        solved_of_opened=counted["solved"],
        resolved=len(resolved),
        reopened=sum(ticket.reopened for ticket in resolved),
        fcr_strict=sum(rules.is_first_contact(ticket) for ticket in known),
        fcr_of=len(known),
        fcr_is_final=rules.is_final(midnight(end + timedelta(days=1), zone), clock.now()),
        asked=answers.filter(within("asked_at", start, end, zone)).count(),
        ratings={score: ratings.get(score, 0) for score in rules.SCORES},
        first_replies=len(waits),
        first_reply_median=round(median(waits)) if waits else None,
        awaiting_first_reply=tickets.filter(unanswered).count(),
    )


def _resolved(tickets: QuerySet[Ticket], start: date, end: date, zone: str) -> list[rules.Resolved]:
    """The tickets solved in the period and still so, as first-contact resolution sees them."""
    inbound = Q(
        conversation_link__conversation__messages__direction=Message.INBOUND,
        conversation_link__conversation__messages__is_automatic=False,
        conversation_link__conversation__messages__sent_at__lte=F("solved_at"),
    )
    solved = tickets.filter(within("solved_at", start, end, zone), status__in=RESOLVED)
    counted = solved.annotate(messages=Count("conversation_link__conversation__messages", filter=inbound))
    given_up = StatusChange.objects.unscoped("a move of tickets narrowed already").filter(
        ticket=OuterRef("pk"),
        from_status=rules.WAITING,
        to_status=rules.CLOSED,
        changed_at=OuterRef("solved_at"),
        code="",
    )
    columns = ("account", "category", "opened_at", "solved_at", "messages", "reopened_count", "is_given_up")
    rows = list(counted.annotate(is_given_up=Exists(given_up)).values(*columns).order_by())
    since = min((row["opened_at"] for row in rows), default=None)
    opened = _opened_since(since, {row["account"] for row in rows if row["account"]}) if since else {}
    return [
        rules.Resolved(
            opened_at=row["opened_at"],
            solved_at=row["solved_at"],
            # Given up in silence: nobody knows whether the first contact solved it.
            messages=0 if row["is_given_up"] else row["messages"],
            reopened=row["reopened_count"] > 0,
            next_opened_at=_next(opened.get((row["account"], row["category"]), ()), row["opened_at"]),
        )
        for row in rows
        if row["solved_at"] is not None
    ]


def _opened_since(since: datetime, accounts: Collection[int]) -> dict[tuple[int, str], list[datetime]]:
    """When each of these customers opened tickets of each category, in order."""
    rows = Ticket.objects.unscoped("a customer who comes back does so wherever their next ticket lies")
    later = rows.filter(account__in=accounts, opened_at__gte=since, deleted_at=None).order_by("opened_at")
    found: dict[tuple[int, str], list[datetime]] = defaultdict(list)
    for account, category, opened_at in later.values_list("account", "category", "opened_at"):
        found[account, category].append(opened_at)
    return found


def _next(opened: Sequence[datetime], after: datetime) -> datetime | None:
    at = bisect_right(opened, after)
    return opened[at] if at < len(opened) else None


def _first_replies(opened: QuerySet[Ticket]) -> list[float]:
    """Business seconds from the customer's first message to our first reply, in writing only."""
    written = opened.exclude(channel_kind__in=rules.LIVE_CHANNELS).exclude(first_reply_at=None)
    rows = list(written.values_list("opened_at", "first_reply_at", "first_reply_took").order_by("opened_at"))
    # Replies from before the wait was kept are counted on today's calendar.
    old = [(asked, replied) for asked, replied, took in rows if took is None and replied is not None]
    counted = elapsed_each(old, our_calendar()) if old else []
    kept = [float(took) for _, _, took in rows if took is not None]
    return [*kept, *(wait.total_seconds() for wait in counted)]
