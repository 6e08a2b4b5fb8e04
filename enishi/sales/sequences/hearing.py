"""What happens elsewhere in sales and ends a sequence, or takes it further. Runs in the transaction of the act."""

from collections.abc import Collection, Sequence

from django.db.models import Q, QuerySet

from enishi.foundation.actions import finish_once
from enishi.foundation.authz import System
from enishi.foundation.events import Heard
from enishi.foundation.i18n import LANGUAGES, say
from enishi.interactions.models import Activity, Task
from enishi.sales.models import Deal, Demo, Lead
from enishi.sales.sequences import rules, running
from enishi.sales.sequences.models import Enrolment

BY = System("event")
WHY = "what happens to somebody ends their sequences, whoever may see them"
SPOKEN = ("visit", "visitor", "web_meeting", "call", "dinner")


def rows(which: Q) -> QuerySet[Enrolment]:
    return Enrolment.objects.unscoped(WHY).filter(which)


def deals_closed(heard: Sequence[Heard]) -> None:
    """A deal that is won or lost asks for no further mail."""
    for event in heard:
        assert isinstance(event.row, Deal)
        running.end_all(event.actor, rows(Q(deal=event.row)), rules.STOPPED, f"deal_{event.row.stage_type}")


def leads_disqualified(heard: Sequence[Heard]) -> None:
    for event in heard:
        assert isinstance(event.row, Lead)
        running.end_all(event.actor, rows(Q(lead=event.row)), rules.STOPPED, "lead_disqualified")


def leads_converted(heard: Sequence[Heard]) -> None:
    """Their sequences go on with the person they became, as part of the deal."""
    for event in heard:
        assert isinstance(event.row, Lead)
        deal = Deal.objects.unscoped(WHY).filter(uid=event.data["deal"]).first()
        for enrolment in rows(Q(lead=event.row, contact=None)).select_for_update(of=("self",)):
            running.hand_over(event.actor, enrolment, event.row.contact, deal)


def leads_unconverted(heard: Sequence[Heard]) -> None:
    """What their conversion made is gone: it is the lead again who is written to."""
    for event in heard:
        assert isinstance(event.row, Lead)
        for enrolment in rows(Q(lead=event.row)).exclude(contact=None).select_for_update(of=("self",)):
            running.hand_over(event.actor, enrolment, None, None)


def tasks_done(heard: Sequence[Heard]) -> None:
    """The task of a step takes the sequence further. One SQL."""
    tasks = [event.row.pk for event in heard if isinstance(event.row, Task)]
    for key in list(rows(Q(task__in=tasks)).order_by("pk").values_list("pk", flat=True)):
        running.task_done(heard[0].actor, key)


def activities_recorded(heard: Sequence[Heard]) -> None:
    """What an activity belongs to is written down after it: it is looked at when the act ends."""
    spoken = {event.row.pk for event in heard if isinstance(event.row, Activity) and event.row.kind in SPOKEN}
    if spoken:
        finish_once(spoken_to, spoken)


def spoken_to(keys: Collection[int]) -> None:
    """Somebody of ours spoke to them; a call that reached nobody is none. Two SQL where nobody is in a sequence."""
    activities = Activity.objects.unscoped(WHY).filter(pk__in=list(keys), deleted_at=None)
    reached = activities.exclude(kind="call", outcome__in=_absent())
    of_deal = Q(deal__activity_links__activity__in=reached)
    of_lead = Q(lead__activity_links__activity__in=reached)
    of_person = Q(contact__activities__in=reached)
    running.end_all(BY, rows(of_deal | of_lead | of_person).distinct(), rules.STOPPED, "spoke")


def _absent() -> list[str]:
    return [say("market.state.absent", language) for language in LANGUAGES]


def demos_held(heard: Sequence[Heard]) -> None:
    """A meeting that took place: what follows it, its seller writes."""
    for event in heard:
        demo = event.row
        assert isinstance(demo, Demo)
        guests = Q(contact__demo_invitations__demo=demo, contact__demo_invitations__came=True)
        about = Q(deal=demo.deal) if demo.deal else Q(lead=demo.lead)
        running.end_all(event.actor, rows(about | guests).distinct(), rules.STOPPED, "spoke")
