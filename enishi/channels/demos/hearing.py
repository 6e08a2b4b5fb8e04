"""Mail about a demo, planned in the transaction of the act that makes it due."""

from collections.abc import Iterable, Sequence

from enishi.channels.mail.compose import Person
from enishi.channels.models import Attachment, Mailbox, OutgoingMail
from enishi.channels.sending import rules
from enishi.channels.sending.planning import Given, plan, sending_mailboxes
from enishi.foundation import clock
from enishi.foundation.authz import Actor, System
from enishi.foundation.events import Heard
from enishi.foundation.files import store
from enishi.interactions.actions import add_message
from enishi.interactions.models import Message
from enishi.sales.demos import guests, ics, letters, thread
from enishi.sales.demos.letters import Letter
from enishi.sales.demos.models import Demo, DemoGuest
from enishi.sales.demos.queries import products_by_id
from enishi.staff.models import User
from enishi.staff.queries import organisation_name, our_zone, user_behind

BY = System("event")
FILE = "invite.ics"


def demos_changed(heard: Sequence[Heard]) -> None:
    """Whoever was told something of a demo that is no longer so is told what is."""
    for event in heard:
        assert isinstance(event.row, Demo)
        if event.row.invited_at is not None:
            _bring_up_to_date(event.actor, event.row)


def demos_followed_up(heard: Sequence[Heard]) -> None:
    """The mail afterwards, to those who came."""
    for event in heard:
        assert isinstance(event.row, Demo)
        demo = event.row
        letter = Letter(demo.thanks_subject, demo.thanks)
        _send(event.actor, demo, mailbox_for(demo), letter, guests.who_came(demo))


def _bring_up_to_date(actor: Actor, demo: Demo) -> None:
    is_over = demo.status == Demo.CANCELLED
    off = guests.to_tell_off(demo)
    due = [] if is_over else guests.to_tell(demo)
    if not off and not due:
        return
    mailbox = mailbox_for(demo)
    everybody = guests.of(demo)
    for kind, some in (
        ("moved", [one for one in due if one.told is not None]),
        ("invited", [one for one in due if one.told is None]),
        ("cancelled" if is_over else "uninvited", off),
    ):
        if some:
            _tell(actor, demo, mailbox, kind, some, everybody)
    guests.told(demo, due)
    guests.told_off(off)


def _tell(
    actor: Actor,
    demo: Demo,
    mailbox: Mailbox,
    kind: str,
    some: Sequence[DemoGuest],
    everybody: Sequence[DemoGuest],
) -> None:
    """One mail to some of the guests. Whoever is invited sees who else is; who is not any more, nobody."""
    method = ics.REQUEST if kind in ("invited", "moved") else ics.CANCEL
    names, zone = _products(demo), our_zone()
    listed = everybody if method == ics.REQUEST else some
    facts = ics.Facts(
        uid=demo.uid,
        sequence=demo.sequence,
        stamp=clock.now(),
        starts_at=demo.starts_at,
        ends_at=demo.ends_at,
        title=demo.title,
        place=demo.place,
        url=demo.url,
        description=letters.description(demo, names, zone),
        organizer=(mailbox.sender_name or organisation_name(), mailbox.address),
        guests=[ics.Invited(one.name, one.email, one.answer) for one in listed if one.email],
    )
    letter = letters.letter(demo, kind, names, zone)
    _send(actor, demo, mailbox, letter, some, _kept(ics.written(facts, method), method))


def _products(demo: Demo) -> list[str]:
    """What the products are called in the mail's language, whoever sends it."""
    known = products_by_id(BY, demo.products)
    rows = [known[uid] for uid in demo.products if uid in known]
    return [row.name_en or row.name if demo.language == "en" else row.name for row in rows]


def _kept(content: bytes, method: str) -> Attachment:
    """The calendar's file in the store, as a mail carries it."""
    return Attachment(
        name=FILE,
        size=len(content),
        type=f"text/calendar; method={method}",
        inline=False,
        content_id="",
        digest=store().put([content]).digest,
    )


def _send(
    actor: Actor,
    demo: Demo,
    mailbox: Mailbox,
    letter: Letter,
    to: Iterable[DemoGuest],
    calendar: Attachment | None = None,
) -> None:
    conversation = thread.thread_of(BY, demo, mailbox.channel, mailbox.address)
    author: User | None = user_behind(actor)
    message = add_message(
        BY,
        conversation,
        direction=Message.OUTBOUND,
        text=letter.text,
        author=author,
        contact=conversation.contact,
        sent_at=clock.now(),
    )
    people = [Person(one.name, one.email) for one in to]
    plan(
        BY,
        message,
        Given(
            mailbox_id=mailbox.uid,
            to=people,
            subject=letter.subject,
            kind=OutgoingMail.NEW,
            calendar=calendar,
        ),
    )


def mailbox_for(demo: Demo) -> Mailbox:
    """Whose mail we both send and read: the one that invited, the seller's own, the sales team's, any. One SQL.

    Raises NoMailbox: an invitation nobody could answer is not sent.
    """
    found = [one for one in sending_mailboxes() if one.imap_host or one.inbound_hash]
    if not found:
        raise rules.NoMailbox()
    return min(found, key=lambda one: (_fit(one, demo), one.pk))


def _fit(mailbox: Mailbox, demo: Demo) -> int:
    if demo.organizer and mailbox.address == demo.organizer:
        return 0
    if mailbox.channel.purpose == "person":
        return 1 if demo.owner_id is not None and mailbox.user_id == demo.owner_id else 9
    return 2 if mailbox.channel.purpose == "sales" else 3
