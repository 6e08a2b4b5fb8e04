"""The link by which a customer opens one version of a quote, asks, and answers."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, LinkHolder, System
from enishi.foundation.errors import BadInput, NotFound
from enishi.foundation.i18n import say
from enishi.interactions.actions import record_activity
from enishi.sales.models import Deal, DealActivity
from enishi.sales.quotes import answers, rules
from enishi.sales.quotes.actions import WHY, today
from enishi.sales.quotes.models import Quote, QuoteLink
from enishi.staff.queries import our_zone, user_behind
from enishi.staff.secrets import new_secret, secret_hash

# So long after its last day the link still says what became of the quote.
AFTERWARDS = timedelta(days=30)
# A question reaches the deal as an activity of our own side.
BY_EVENT = System("event")


@dataclass(frozen=True)
class Shared:
    """The link, and its address to copy: only now, since its key is kept as a hash."""

    link: QuoteLink
    url: str


@action
def share_quote(actor: Actor, uid: UUID) -> Shared:
    """A link for the customer of a quote that is open. Making one again makes the old one void."""
    quote = authz.lock(actor, Quote, "send", uid)
    rules.check_open(quote.status, quote.valid_until, today())
    assert quote.valid_until is not None, "a sent quote says until when it holds"
    link = QuoteLink.objects.unscoped(WHY).filter(quote=quote).first() or QuoteLink(quote=quote)
    if link.pk:
        versions.touch(link)
    key, last = new_secret(), quote.valid_until + AFTERWARDS
    link.key_hash, link.made_by, link.made_at = secret_hash(key), user_behind(actor), clock.now()
    link.expires_at = datetime.combine(last, time.max, ZoneInfo(our_zone()))
    link.revoked_at = link.opened_at = link.last_opened_at = None
    link.opens = 0
    link.save()
    events.record("quote.shared", actor, quote)
    return Shared(link, f"{settings.BASE_URL}/q/{key}")


@action
def revoke_link(actor: Actor, uid: UUID) -> None:
    """The link opens nothing any more."""
    quote = authz.lock(actor, Quote, "send", uid)
    link = QuoteLink.objects.unscoped(WHY).filter(quote=quote, revoked_at=None).first()
    if link is None:
        raise NotFound()
    versions.touch(link)
    link.revoked_at = clock.now()
    link.save()
    events.record("quote.unshared", actor, quote)


@action
def open_quote(holder: LinkHolder) -> None:
    """The customer looks at the quote: whoever sent it is told the first time."""
    quote = authz.lock(holder, Quote, "read", holder.uid)
    link = QuoteLink.objects.unscoped(WHY).select_for_update(of=("self",)).get(quote=quote)
    is_first, now = link.opened_at is None, clock.now()
    link.opened_at, link.last_opened_at = link.opened_at or now, now
    link.opens += 1
    versions.touch(link)
    link.save()
    if is_first:
        events.record("quote.opened", holder, quote)


@action
def accept_by_link(holder: LinkHolder, *, name: str) -> Quote:
    """Yes, by name. Of two at once the first is heard, the second reads that it was accepted."""
    quote = authz.lock(holder, Quote, "answer", holder.uid)
    check_named(name)
    versions.touch(quote)
    return answers.accepted(holder, quote, name)


@action
def decline_by_link(holder: LinkHolder, *, name: str, reason: str) -> Quote:
    """No, by name and with a reason."""
    quote = authz.lock(holder, Quote, "answer", holder.uid)
    check_named(name)
    versions.touch(quote)
    return answers.declined(holder, quote, reason, name)


@action
def ask_by_link(holder: LinkHolder, *, name: str, text: str) -> None:
    """A question about the quote: it stands with the deal as an activity, and its seller is told."""
    quote = authz.lock(holder, Quote, "ask", holder.uid)
    check_named(name)
    if not text.strip():
        raise BadInput(fields={"text": "required"})
    deal = Deal.objects.unscoped(WHY).select_related("account", "contact", "owner").get(pk=quote.deal_id)
    activity = record_activity(
        BY_EVENT,
        {
            "kind": "other",
            "side": "sales",
            "subject": say("quote.asked.subject", "ja", number=quote.number, name=name.strip())[:300],
            "body": text.strip(),
            "account_id": deal.account.uid if deal.account else None,
            "contact_id": deal.contact.uid if deal.contact else None,
            "owner_id": deal.owner.uid if deal.owner else None,
        },
    )
    DealActivity.objects.create(deal=deal, activity=activity)
    events.record("quote.asked", holder, quote, data={"activity": str(activity.uid)})


def check_named(name: str) -> None:
    if not name.strip():
        raise BadInput(fields={"name": "required"})


def holder_of(key: str, language: str) -> LinkHolder:
    """Whoever holds this link. An unknown key, an expired one and one taken back answer alike."""
    rows = QuoteLink.objects.unscoped("the key is the only right, and this is where it is checked")
    found = rows.filter(
        key_hash=secret_hash(key), expires_at__gt=clock.now(), revoked_at=None, quote__deleted_at=None
    )
    uid = found.values_list("quote__uid", flat=True).first()
    if uid is None:
        raise NotFound()
    return LinkHolder("sales.Quote", uid, language=language)
