"""How mail leaves a mailbox: chosen, tried by a mail to oneself, and judged by what DNS says of its domain."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.channels.mail import keys, proofs
from enishi.channels.mail.compose import Letter, Person, compose
from enishi.channels.mail.outcomes import Outcome, Result
from enishi.channels.mail.secret import mail_secret
from enishi.channels.mail.smtp import deliver
from enishi.channels.models import Mailbox, Sending
from enishi.channels.sending import dns, rules, servers
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor
from enishi.foundation.errors import BadInput
from enishi.foundation.i18n import say
from enishi.foundation.ids import new_uid
from enishi.staff.queries import organisation_name

LABEL = "enishi_channels.Mailbox"


def mailboxes(actor: Actor) -> list[tuple[Mailbox, Sending]]:
    """Each mailbox with a server for sending, and how mail leaves it. Two SQL."""
    rows = (
        authz.scope(actor, Mailbox).exclude(smtp_host="").select_related("channel").order_by("address", "id")
    )
    found = list(rows)
    chosen = {one.mailbox_id: one for one in Sending.objects.filter(mailbox__in=found)}
    return [(one, chosen.get(one.pk) or Sending(mailbox=one)) for one in found]


@action
def choose_sending(
    actor: Actor, mailbox_id: UUID, changes: Mapping[str, Any], *, version: int
) -> tuple[Mailbox, Sending]:
    """Change the given ones: seconds for second thoughts, encoding, automatic acknowledgements."""
    mailbox = authz.lock(actor, Mailbox, "update", mailbox_id)
    versions.claim(mailbox, version)
    if changes.get("charset", rules.CHARSETS[0]) not in rules.CHARSETS:
        raise BadInput(fields={"charset": "not_a_choice"})
    chosen, _ = Sending.objects.select_for_update().get_or_create(mailbox=mailbox)
    for name, value in changes.items():
        setattr(chosen, name, value)
    if changes.get("acknowledges"):
        chosen.resting_until = None
    chosen.save()
    mailbox.save(update_fields=["version", "updated_at"])
    events.record("mailbox.sending_chosen", actor, mailbox, data=dict(changes))
    return mailbox, chosen


def proofs_of(actor: Actor, mailbox_id: UUID) -> tuple[str, list[proofs.Proof]]:
    """The domain of a mailbox, and what DNS says of it. Asks the network: never inside a transaction."""
    mailbox = authz.find(actor, Mailbox, mailbox_id, "update")
    domain = mailbox.sent_as()
    return domain, proofs.judged(domain, mailbox.smtp_host, mailbox.address, dns.texts(proofs.asked(domain)))


def send_test(actor: Actor, mailbox_id: UUID, address: str) -> Result:
    """Send a mail of fixed words now and answer what the server said. Refused where no mail can be sent to."""
    mailbox = authz.find(actor, Mailbox, mailbox_id, "update")
    (to,) = rules.check_people([Person("", address)], "to")
    name = mailbox.sender_name or organisation_name()
    letter = Letter(
        sender=Person(name, mailbox.address),
        to=(to,),
        subject=say("mail.test.subject", actor.language),
        text=say("mail.test.text", actor.language, mailbox=mailbox.address, company=organisation_name()),
        message_id=keys.message_id(mail_secret(), new_uid(), mailbox.sent_as()),
        date=clock.now(),
        language=actor.language,
    )
    try:
        results = deliver(servers.server_of(mailbox), compose(letter), lambda refused: True)
    except servers.NoServer as error:
        return Result(Outcome.LATER, error.reason)
    return next(iter(results.values()))
