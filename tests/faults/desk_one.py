"""Two weeks at a desk, honest or mutated: `python -m tests.faults.desk_one ACTS SEED MUTANT`, settings in the environment."""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # the rooms exist only once Django is set up
from django.db.models import Q, Sum  # noqa: E402

from enishi.customers.actions import create_account  # noqa: E402
from enishi.foundation import clock  # noqa: E402
from enishi.foundation.actions import action  # noqa: E402
from enishi.foundation.authz import Role, System  # noqa: E402
from enishi.foundation.errors import Refusal  # noqa: E402
from enishi.foundation.events.models import Event  # noqa: E402
from enishi.foundation.jobs.worker import drain  # noqa: E402
from enishi.foundation.worktime import due  # noqa: E402
from enishi.interactions.models import Message  # noqa: E402
from enishi.service import actions, jobs, rules  # noqa: E402
from enishi.service.models import SlaBreach, SlaPolicy, StatusChange, StepTaken, Ticket  # noqa: E402
from enishi.service.sla import breaches  # noqa: E402
from enishi.staff.hours import our_calendar  # noqa: E402
from enishi.staff.models import Notification, Organisation, Team, User  # noqa: E402
from enishi.staff.signin import staff_of  # noqa: E402

WHY = "the desk is looked at from outside"
BEGAN = datetime(2026, 11, 9, tzinfo=UTC)
DAYS = 14
# From Wednesday noon to Saturday noon nobody looks at the clock.
STOOD = (BEGAN + timedelta(days=2, hours=3), BEGAN + timedelta(days=5, hours=3))
# The second Wednesday the clock goes ahead by an hour and back again, on Thursday back by an hour and ahead again.
JUMPED, JUMP = BEGAN + timedelta(days=9, hours=3), timedelta(hours=1)
PUT_BACK = JUMPED + timedelta(days=1)
# At the end of the two weeks it leaps ahead by a year and stays there, but for an hour's step back.
LEAP, AFTERWARDS = timedelta(days=365), 10
ENDS = BEGAN + timedelta(days=DAYS) + LEAP + timedelta(days=AFTERWARDS)
SLOT = timedelta(hours=1)
QUICK = {"first_reply": 60, "next_reply": 120, "solve": 480}
ROUND = {"first_reply": 60, "next_reply": 60, "solve": 1_440}
# Business days of silence: solved, waiting, and told before.
SILENT = {"close_solved_days": 3, "close_waiting_days": 5, "close_notice_days": 2}
STATUSES = ("open", "waiting", "solved", "waiting", "solved")
Known = dict[tuple[int, str, datetime], datetime]


def step(
    key: str, target: str, minutes: int, *, is_after: bool, act: str = "tell_holder"
) -> dict[str, object]:
    chosen = {"priority": 4 if act == "raise" else None, "team": ""}
    return {"key": key, "target": target, "minutes": minutes, "is_after": is_after, "act": act, **chosen}


STEPS = [
    step("near", "solve", 120, is_after=False),
    step("raise", "solve", 30, is_after=False, act="raise"),
    step("gone", "solve", 60, is_after=True, act="tell_manager"),
    step("unanswered", "next_reply", 0, is_after=True, act="tell_manager"),
]


class Desk:
    """People, policies, and what an observer beside them has seen run out."""

    def __init__(self, dice: random.Random) -> None:
        self.dice, self.seen, self.acts = dice, Known(), Counter[str]()
        Organisation.objects.create(name="みなも計装株式会社")
        team = Team.objects.create(name="サポート", is_default_service=True)
        people = [
            User.objects.create(
                name=name, email=f"{role.value}@minamo.example", roles=[role.value], team=team
            )
            for name, role in (("高橋 葵", Role.SERVICE_AGENT), ("森 真由", Role.SERVICE_MANAGER))
        ]
        Team.objects.unscoped(WHY).filter(pk=team.pk).update(manager=people[1])
        self.agent, self.holder = staff_of(people[0]), people[0].uid
        owner = User.objects.create(name="佐藤 健", email="s@minamo.example", roles=[Role.OWNER.value])
        self.account = create_account(staff_of(owner), {"name": "株式会社ハナサキ精機"})
        SlaPolicy.objects.create(
            name="標準", is_default=True, targets=dict.fromkeys("1234", QUICK), steps=STEPS, **SILENT
        )
        SlaPolicy.objects.create(
            name="故障", position=1, types=["fault"], targets=dict.fromkeys("1234", ROUND), always=["solve"]
        )

    def observe(self, now: datetime, *tickets: Ticket) -> None:
        """What has run out by now in these tickets, or in all open ones, read off their columns."""
        for ticket in tickets or Ticket.objects.unscoped(WHY).filter(status__in=rules.UNSOLVED):
            wait = ticket.waiting_since or ticket.opened_at
            found = {
                "solve": (ticket.solve_due, ticket.opened_at),
                "next_reply": (ticket.next_reply_due, wait),
            }
            if ticket.first_reply_at is None:
                found["first_reply"] = (ticket.first_reply_due, ticket.opened_at)
            for target, (at, since) in found.items():
                if at is not None and at < now and ticket.status in rules.UNSOLVED:
                    self.seen.setdefault((ticket.pk, target, since), at)

    def act(self, now: datetime) -> None:
        """One thing that a colleague or the customer does."""
        rows = Ticket.objects.unscoped(WHY)
        # Every third customer is forgotten: only the clock notices.
        some = [one for one in rows.exclude(status="closed").order_by("pk") if one.number % 3]
        what = self.dice.choice(("open", "reply", "receive", "move", "change")) if some else "open"
        with clock.at(now):
            ticket = self.dice.choice(some) if some else None
            if ticket is not None and what != "open":
                self.observe(now, ticket)
            try:
                self._do(what, ticket)
            except Refusal:
                what = "refused"
        self.acts[what] += 1

    def _do(self, what: str, ticket: Ticket | None) -> None:
        dice, agent = self.dice, self.agent
        if ticket is None or what == "open":
            kind = dice.choice(("question", "fault"))
            values = {
                "account_id": self.account.uid,
                "channel_kind": "mail",
                "type": kind,
                "subject": "流量計",
            }
            given = values | {"priority": dice.randint(1, 4), "assignee_id": self.holder}
            actions.open_ticket(agent, given, text="動きません。")
        elif what == "reply":
            status = dice.choice((None, *STATUSES))
            actions.reply(agent, ticket.uid, version=ticket.version, text="確認します。", status=status)
        elif what == "receive":
            actions.receive(agent, ticket.uid, text="まだですか。")
        elif what == "move":
            actions.set_status(agent, ticket.uid, version=ticket.version, status=dice.choice(STATUSES))
        else:
            values = {"priority": dice.randint(1, 4), "type": dice.choice(("question", "fault"))}
            actions.update_ticket(agent, ticket.uid, values, version=ticket.version)

    def look(self, now: datetime) -> None:
        """The scheduler's slot: everything it would start is done."""
        self.observe(now)
        with clock.at(now):
            jobs.note_late.func()
            jobs.take_steps.func()
            jobs.close_silent.func()
            drain()


def slots(dice: random.Random, acts: int) -> Iterator[tuple[datetime, bool]]:
    """The moments of two weeks in order: of the scheduler (True), unless it stands still, and of what people do."""
    moments = [(BEGAN + SLOT * n, True) for n in range(int(timedelta(days=DAYS) / SLOT))]
    moments += [
        (BEGAN + timedelta(minutes=dice.randrange(DAYS * 1_440), seconds=7), False) for _ in range(acts)
    ]
    for at, is_slot in sorted(moments):
        if not is_slot or not STOOD[0] <= at < STOOD[1]:
            yield at, is_slot


def run(desk: Desk, acts: int) -> None:
    """Two weeks; the clock is an hour ahead for one slot, an hour behind for another, and at last a year ahead."""
    for at, is_slot in slots(desk.dice, acts):
        if not is_slot:
            desk.act(at)
        elif JUMPED <= at < JUMPED + SLOT:
            desk.look(at + JUMP)
            desk.look(at)
        elif PUT_BACK <= at < PUT_BACK + SLOT:
            desk.look(at)
            desk.look(at - JUMP)
        else:
            desk.look(at)
    end = BEGAN + timedelta(days=DAYS)
    for at in (end, end + LEAP, end + LEAP - JUMP, end + LEAP):
        desk.look(at)
    for day in range(1, AFTERWARDS + 1):
        desk.look(end + LEAP + timedelta(days=day))


def damage(desk: Desk) -> Iterator[str]:
    """What an observer would complain of."""
    noted = {(one.ticket_id, one.target, one.since): one.due_at for one in SlaBreach.objects.unscoped(WHY)}
    yield from (f"missed: {key} of {desk.seen[key]}" for key in desk.seen.keys() - noted.keys())
    yield from (f"never ran out: {key}" for key in noted.keys() - desk.seen.keys())
    yield from (
        f"another time: {key}" for key in noted.keys() & desk.seen.keys() if noted[key] != desk.seen[key]
    )
    told = Event.objects.filter(kind="ticket.breached").count()
    lines = (
        Notification.objects.unscoped(WHY).filter(kind="target_missed").aggregate(n=Sum("count"))["n"] or 0
    )
    if not len(noted) == told == lines:
        yield f"{len(noted)} noted, {told} recorded, {lines} told"
    yield from _steps_left_out()
    yield from _steps_told_twice()
    yield from _closings()


def _steps_left_out() -> Iterator[str]:
    """Steps after a target that should have been taken by the end, each counted forward from its own target."""
    calendar = our_calendar()
    taken = set(StepTaken.objects.unscoped(WHY).values_list("ticket_id", "step", "since"))
    late = Q(policy=None, status__in=rules.OURS, solve_due__lt=ENDS)
    for ticket in Ticket.objects.unscoped(WHY).filter(late):
        assert ticket.solve_due is not None
        is_over = due(ticket.solve_due, timedelta(hours=1), calendar) <= ENDS
        if is_over and (ticket.pk, "gone", ticket.opened_at) not in taken:
            yield f"no step: {ticket.pk}"


def _steps_told_twice() -> Iterator[str]:
    """The same of the same target of a ticket, said again."""
    told = Event.objects.filter(kind__in=("ticket.target_near", "ticket.target_overdue"))
    said = Counter((one.subject_id, one.kind, one.data["target"], one.data["due_at"]) for one in told)
    yield from (f"said {times} times: {what}" for what, times in said.items() if times > 1)


def _closings() -> Iterator[str]:
    """After a year of silence everything that may be closed is, once, and who was awaited was told once of each silence."""
    silent = Ticket.objects.unscoped(WHY).filter(policy=None, status__in=("solved", "waiting"))
    yield from (f"not closed: {pk}" for pk in silent.values_list("pk", flat=True))
    closed = Event.objects.filter(kind="ticket.closed", data__why="silence")
    times = Counter(closed.values_list("subject_id", flat=True))
    yield from (f"closed {n} times: {pk}" for pk, n in times.items() if n > 1)
    before: dict[int, datetime] = {}
    told = Event.objects.filter(kind="ticket.closing_soon").order_by("pk").values_list("subject_id", "at")
    for pk, at in told:
        if pk in before and not _stirred(pk, before[pk], at):
            yield f"told twice: {pk} at {before[pk]} and {at}"
        before[pk] = at


def _stirred(pk: int, since: datetime, until: datetime) -> bool:
    """Between two moments something was said in a ticket, or it moved."""
    moves = StatusChange.objects.unscoped(WHY).filter(ticket=pk, changed_at__range=(since, until))
    said = Message.objects.unscoped(WHY).filter(conversation__ticket_link__ticket=pk)
    return moves.exists() or said.filter(sent_at__range=(since, until)).exists()


@action
def note_recent(actor: System, now: datetime) -> bool:
    """The mutant: a job that trusts its schedule looks no further back than an hour."""
    recent = Q()
    for name in ("first_reply_due", "next_reply_due", "solve_due"):
        recent |= Q(**{f"{name}__gte": now - timedelta(hours=1), f"{name}__lt": now})
    breaches.note(actor, list(Ticket.objects.unscoped(WHY).filter(recent, status__in=rules.UNSOLVED)), now)
    return False


def main(acts: int, seed: int, mutant: str) -> int:
    """0 when nothing was missed or told twice, or when the mutant was found out."""
    started = time.monotonic()
    call_command("migrate", interactive=False, verbosity=0)
    print(f"seed {seed}, {'mutant ' + mutant if mutant else 'the product as it is'}", flush=True)
    if mutant:
        jobs.note_breaches = note_recent
    with clock.at(BEGAN):
        desk = Desk(random.Random(seed))
    run(desk, acts)
    found = list(damage(desk))
    print(
        f"{sum(desk.acts.values())} acts on {Ticket.objects.unscoped(WHY).count()} tickets, {len(desk.seen)} targets ran out, "
        f"{StepTaken.objects.unscoped(WHY).count()} steps; the scheduler stood still for three days and the clock jumped by an "
        f"hour either way and by a year; {time.monotonic() - started:.0f} s"
    )
    for one in found[:10]:
        print(f"DAMAGE: {one}")
    if mutant:
        print("the mutant was found out" if found else "THE MUTANT WAS NOT FOUND OUT")
        return 0 if found else 1
    print("FAILED" if found else "no broken promise missed, none told twice; steps and closings once")
    return 1 if found else 0


sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
