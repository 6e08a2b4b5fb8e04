"""The background work of mail that leaves."""

from django_tasks import task

from enishi.channels.models import MailMessage
from enishi.channels.sending import automatic, sender
from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.jobs import enqueue


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


@task()
def sweep() -> None:
    """Mails whose job was given up are given another: none vanishes."""
    for mail_id in sender.left_behind(clock.now()):
        enqueue("channels.sending.send", mail_id=mail_id)
