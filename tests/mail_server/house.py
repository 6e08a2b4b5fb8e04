"""One installation of `two`: `python -m tests.mail_server.house DOMAIN IMAP_PORT SMTP_PORT`, settings in the environment."""

import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402  # the rooms exist only once Django is set up

from enishi.channels.fetching.imap import signed_in  # noqa: E402
from enishi.channels.fetching.once import fetch_new  # noqa: E402
from enishi.channels.fetching.servers import server_of  # noqa: E402
from enishi.channels.models import Mailbox, OutgoingMail, Sending  # noqa: E402
from enishi.foundation import clock, sealed  # noqa: E402
from enishi.foundation.authz import Role  # noqa: E402
from enishi.foundation.jobs.worker import drain  # noqa: E402
from enishi.interactions.models import Channel  # noqa: E402
from enishi.staff.models import Organisation, Team, User  # noqa: E402
from tests.mail_server.server import PASSWORD  # noqa: E402

WHY = "the run counts what left"


def main(domain: str, imap_port: int, smtp_port: int) -> None:
    """Set up, then a round for each line that comes in."""
    call_command("migrate", verbosity=0)
    mailbox = prepared(domain, imap_port, smtp_port)
    print("ready", flush=True)
    for _ in sys.stdin:
        with signed_in(server_of(mailbox)) as session:
            came = fetch_new(session, mailbox, lambda: True)
        drain()
        sent = OutgoingMail.objects.unscoped(WHY).filter(kind=OutgoingMail.ACKNOWLEDGEMENT)
        print(came, sent.filter(state=OutgoingMail.DONE).count(), flush=True)


def prepared(domain: str, imap_port: int, smtp_port: int) -> Mailbox:
    """A house whose desk tells every new writer at once that their mail came in."""
    Organisation.objects.create(name=domain, set_up_at=clock.now())
    User.objects.create(name="管理", email=f"admin@{domain}", roles=[Role.ADMIN])
    team = Team.objects.create(name="サポート", is_default_service=True)
    channel = Channel.objects.create(name="desk", kind="mail", purpose="service", team=team)
    mailbox = Mailbox.objects.create(
        channel=channel,
        address=f"desk@{domain}",
        imap_host="127.0.0.1",
        imap_port=imap_port,
        imap_security="none",
        imap_user=f"desk@{domain}",
        imap_secret=sealed.seal(PASSWORD),
        smtp_host="127.0.0.1",
        smtp_port=smtp_port,
        smtp_security="none",
    )
    Sending.objects.create(mailbox=mailbox, acknowledges=True)
    return mailbox


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
