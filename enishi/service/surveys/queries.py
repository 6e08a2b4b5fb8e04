"""Every read of surveys: whom the house may ask, what a link opens, and the answers an actor may read."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from enishi.commerce.models import Contract, Order
from enishi.customers.models import AccountContact, Contact
from enishi.customers.queries import staff_behind
from enishi.foundation import authz, clock, requests
from enishi.foundation.authz import Actor, LinkHolder
from enishi.foundation.errors import NotFound
from enishi.service import rules as of_tickets
from enishi.service.models import StatusChange, SurveyResponse, SurveySettings, Ticket
from enishi.service.queries import within
from enishi.service.surveys import rules
from enishi.staff.filtering import narrowed
from enishi.staff.models import User
from enishi.staff.secrets import secret_hash

WHY = "whom the house asks does not depend on who looks"
KNOWN = "survey_settings"
# The figures and lists of CSAT count no other question's scores.
IS_CSAT = Q(survey__kind=rules.CSAT)
BESIDE = ("survey", "ticket", "account", "contact", "credited")
SORTS = ("-asked_at", "asked_at")
LOOKUPS = {
    "kind": "survey__kind",
    "ticket_id": "ticket__uid",
    "account_id": "account__uid",
    "contact_id": "contact__uid",
    "credited_id": "credited__uid",
}


def settings() -> SurveySettings:
    """What the house asks by itself; nothing before somebody says so. One SQL a request."""
    found: SurveySettings = requests.once(KNOWN, _settings)
    return found


def _settings() -> SurveySettings:
    return SurveySettings.objects.unscoped(WHY).first() or SurveySettings()


def holder_of(key: str, language: str) -> LinkHolder:
    """Whoever holds this survey link. An unknown key, an expired one and a binned ticket answer alike."""
    rows = SurveyResponse.objects.unscoped("the key is the only right, and this is where it is checked")
    found = rows.filter(key_hash=secret_hash(key), expires_at__gt=clock.now(), ticket__deleted_at=None)
    uid = found.values_list("uid", flat=True).first()
    if uid is None:
        raise NotFound()
    return LinkHolder("service.SurveyResponse", uid, language=language)


def survey_behind(holder: LinkHolder) -> SurveyResponse:
    """The one asking a link opens. Two SQL."""
    found = authz.find(holder, SurveyResponse, holder.uid)
    rows = SurveyResponse.objects.unscoped("this row was found through the gate")
    joined: SurveyResponse = rows.select_related("survey", "ticket").get(pk=found.pk)
    return joined


def answerer_of(response: SurveyResponse) -> User | None:
    """Who follows a low score up: whoever holds the ticket, else solved it, else answers for the customer."""
    ticket, account = response.ticket, response.account
    people = [ticket.assignee if ticket else None, response.credited]
    people += [account.service_owner, account.sales_owner] if account else []
    return next((one for one in people if one is not None and one.is_active), None)


def askable(now: datetime, rest_days: int) -> QuerySet[Contact]:
    """People who may be asked something: they have an address, were not asked lately, and did not decline for ever."""
    asked = SurveyResponse.objects.unscoped(WHY).filter(contact__email_key=OuterRef("email_key"))
    lately = asked.filter(asked_at__gt=now - timedelta(days=rest_days))
    people = Contact.objects.unscoped(WHY).filter(deleted_at=None).exclude(email_key="")
    return people.filter(~Exists(lately), ~Exists(asked.exclude(declined_at=None)))


def solves_to_ask_about(now: datetime) -> QuerySet[Ticket]:
    """Tickets solved long enough ago, and not too long, whose customer may be asked and was not asked of this solve.

    None while the house asks nothing. What was merged, binned, brought in, or closed because nobody answered is left out.
    """
    chosen, rows = settings(), Ticket.objects.unscoped(WHY)
    if not chosen.after_solve or chosen.asked_since is None:
        return rows.none()
    latest = now - timedelta(hours=chosen.after_hours)
    asked = SurveyResponse.objects.unscoped(WHY).filter(
        ticket=OuterRef("pk"), asked_at__gte=OuterRef("solved_at")
    )
    given_up = StatusChange.objects.unscoped(WHY).filter(
        ticket=OuterRef("pk"),
        from_status=of_tickets.WAITING,
        to_status=of_tickets.CLOSED,
        changed_at=OuterRef("solved_at"),
    )
    return rows.filter(
        ~Exists(asked),
        ~Exists(given_up),
        status__in=(of_tickets.SOLVED, of_tickets.CLOSED),
        deleted_at=None,
        merged_into=None,
        external_id=None,
        solved_at__gte=chosen.asked_since,
        solved_at__lte=latest,
        solved_at__gt=latest - rules.ASKED_WITHIN,
        contact__in=askable(now, chosen.rest_days),
    )


def drawn(now: datetime, today: date) -> Iterator[tuple[int, int]]:
    """The day's sample for NPS: people of customers with a running contract or a late order, each with a customer.

    Keys of contact and account, in the order of the people's keys. One SQL.
    """
    chosen = settings()
    if not chosen.asks_nps:
        return
    since = today - timedelta(days=round(chosen.nps_months * 365.25 / 12))
    runs = Contract.objects.unscoped(WHY).filter(
        Q(cancelled_on=None) | Q(cancelled_on__gte=today),
        account=OuterRef("account"),
        deleted_at=None,
        starts_on__lte=today,
        ends_on__gte=today,
    )
    ordered = Order.objects.unscoped(WHY).filter(
        account=OuterRef("account"), ordered_on__gte=since, ordered_on__lte=today
    )
    begun, left = Q(active_from=None) | Q(active_from__lte=today), Q(active_to=None) | Q(active_to__gte=today)
    places = AccountContact.objects.unscoped(WHY).filter(begun, left, account__deleted_at=None)
    places = places.filter(Exists(runs) | Exists(ordered), contact__in=askable_for_nps(now, chosen))
    seen = set()
    rows = places.order_by("contact_id", "-is_primary", "pk")
    for contact, uid, account in rows.values_list("contact_id", "contact__uid", "account_id"):
        if contact not in seen and rules.is_drawn(uid, today, chosen.nps_percent):
            seen.add(contact)
            yield contact, account


def askable_for_nps(now: datetime, chosen: SurveySettings) -> QuerySet[Contact]:
    """Those who may be asked, and were not asked for NPS within the period."""
    asked = SurveyResponse.objects.unscoped(WHY).filter(
        contact__email_key=OuterRef("email_key"),
        survey__kind=rules.NPS,
        asked_at__gt=now - timedelta(days=chosen.nps_period_days),
    )
    return askable(now, chosen.rest_days).filter(~Exists(asked))


def in_band(band: str) -> Q:
    """Scores of a band, each on the scale of its question."""
    found = Q(pk__in=[])
    for kind, scale in rules.SCALES.items():
        scores = [score for score in scale.scores if scale.band(score) == band]
        found |= Q(survey__kind=kind, score__in=scores)
    return found


def in_state(state: str) -> Q:
    if state == "declined":
        return Q(declined_at__isnull=False)
    return Q(answered_at__isnull=state == "unanswered")


def answers(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[SurveyResponse]:
    """The askings and answers of a list, narrowed. One SQL."""
    rows = authz.scope(actor, SurveyResponse).select_related(*BESIDE)
    for name, lookup in LOOKUPS.items():
        if asked.get(name):
            rows = rows.filter(**{lookup: asked[name]})
    if asked.get("band"):
        rows = rows.filter(in_band(asked["band"]))
    if asked.get("state"):
        rows = rows.filter(in_state(asked["state"]))
    for which in ("asked", "answered"):
        rows = rows.filter(
            within(f"{which}_at", asked.get(f"{which}_from"), asked.get(f"{which}_to"), actor.zone)
        )
    if asked.get("view") == "mine":
        person = staff_behind(actor)
        rows = rows.filter(credited=person.user_id) if person else rows.none()
    return sought(narrowed(actor, rows, "survey_answers", asked.get("filter", "")), asked.get("q", ""))


def present(_: Actor, rows: QuerySet[SurveyResponse]) -> QuerySet[SurveyResponse]:
    """Answers about a ticket in the bin are not listed; their scores count on."""
    return rows.filter(ticket__deleted_at=None)


def sought(rows: QuerySet[SurveyResponse], text: str) -> QuerySet[SurveyResponse]:
    """Those whose comment, customer or ticket number is so."""
    words = text.strip()
    if not words:
        return rows
    found = Q(comment__icontains=words) | Q(account__name__icontains=words)
    number = words.removeprefix("#")
    if number.isdecimal() and len(number) < 18:
        found |= Q(ticket__number=int(number))
    if (one := uuid_in(words)) is not None:
        found |= Q(uid=one)
    return rows.filter(found)


def uuid_in(words: str) -> UUID | None:
    """The public id of an answer, where that is what was typed: a line that tells of it leads here."""
    try:
        return UUID(words)
    except ValueError:
        return None
