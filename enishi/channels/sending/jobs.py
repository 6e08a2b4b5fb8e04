"""The background work of mail that leaves."""

from datetime import date

from django.conf import settings
from django_tasks import task

from enishi.channels.administrators import tell_administrators
from enishi.channels.models import MailMessage
from enishi.channels.sending import automatic, closing, sender
from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.jobs import enqueue
from enishi.foundation.jobs.worker import in_one_transaction


@task()
def send(mail_id: int) -> None:
    """Send what of one mail is due."""
    sender.send(mail_id)


@task()
def acknowledge(mail_id: int) -> None:
    """Tell a new ticket's writer its number, if a machine may answer the mail."""
    mail = MailMessage.objects.unscoped(automatic.WHY).filter(pk=mail_id).first()
    if mail is not None and not automatic.reasons(mail):
        automatic.acknowledge(System("job"), mail_id)


@in_one_transaction
@task()
def tell_of_closing(ticket_id: int, closes_on: str) -> None:
    """Write to a customer that their ticket will be closed unless they answer."""
    closing.tell_of_closing(System("job"), ticket_id, date.fromisoformat(closes_on))


@task()
def tell_of_stop(mail_id: int, what: str) -> None:
    """A mail to the administrators: a mailbox stopped answering by itself, to one address (`enough`) or to all (`rests`)."""
    found = MailMessage.objects.unscoped(automatic.WHY).select_related("mailbox").get(pk=mail_id)
    facts = {
        "mailbox": found.mailbox.address,
        "address": found.from_address,
        "url": f"{settings.BASE_URL}/settings/sending",
    }
    tell_administrators(f"mail.stopped.{what}", lambda _: facts)


@task()
def sweep() -> None:
    """Mails whose job was given up are given another: none vanishes."""
    for mail_id in sender.left_behind(clock.now()):
        enqueue("channels.sending.send", mail_id=mail_id)
