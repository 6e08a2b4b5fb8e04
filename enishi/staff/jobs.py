"""Mail to the product's own people. It is sent between transactions, never inside one."""

from django_tasks import task

from enishi.foundation import mail
from enishi.foundation.authz import System
from enishi.foundation.i18n import say
from enishi.staff.actions import invitations
from enishi.staff.actions.invitations import Invited
from enishi.staff.queries import organisation_name


@task()
def mail_reset(email: str) -> None:
    """A link to choose a new password, to whoever signs in with this address; nothing to anybody else."""
    tell(invitations.reset_by_mail(System("job"), email))


@task()
def mail_address_check(user_id: int) -> None:
    """A link that shows that the person reads the mail of their address."""
    tell(invitations.address_by_mail(System("job"), user_id))


def tell(made: Invited | None) -> None:
    if made is None:
        return
    user, purpose = made.invitation.user, made.invitation.purpose
    facts = {"name": user.name, "organisation": organisation_name(), "url": made.url}
    subject = say(f"mail.{purpose}.subject", user.language, **facts)
    mail.send(made.invitation.email, subject, say(f"mail.{purpose}.body", user.language, **facts))
