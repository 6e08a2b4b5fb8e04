"""The background work of mail that leaves."""

from django_tasks import task

from enishi.channels.sending import sender
from enishi.foundation import clock
from enishi.foundation.jobs import enqueue


@task()
def send(mail_id: int) -> None:
    """Send what of one mail is due."""
    sender.send(mail_id)


@task()
def sweep() -> None:
    """Mails whose job was given up are given another: none vanishes."""
    for mail_id in sender.left_behind(clock.now()):
        enqueue("channels.sending.send", mail_id=mail_id)
