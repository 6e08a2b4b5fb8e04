"""A mail carries the files of its message, byte for byte, and none that a scanner has condemned."""

from enishi.channels.mail.understand import understand
from enishi.channels.models import OutgoingRecipient
from enishi.channels.sending import actions
from enishi.channels.sending.planning import Given
from enishi.channels.sending.tests.conftest import CUSTOMER, outgoing, states
from enishi.foundation.authz import System
from enishi.foundation.files.actions import keep_upload
from enishi.foundation.files.models import StoredFile
from enishi.foundation.files.taking import take_in
from enishi.foundation.files.upkeep import note_scan
from enishi.service import actions as service

PDF = b"%PDF-1.7 \x00\xff the manual"


def uploaded(actor, name="取扱説明書.pdf"):
    return keep_upload(actor, take_in([PDF]), name=name, declared_type="application/pdf")


def replied_with(actor, ticket, file):
    service.reply(actor, ticket.uid, version=ticket.version, text="お送りします。", file_ids=[file.uid])
    return outgoing()


def test_an_answer_carries_its_files_under_their_names(service_agent, ticket, orders, later):
    replied_with(service_agent, ticket, uploaded(service_agent))
    later(seconds=11)
    (attachment,) = understand(orders.taken[0].raw).attachments
    assert (attachment.filename, attachment.type, attachment.content) == (
        "取扱説明書.pdf",
        "application/pdf",
        PDF,
    )


def test_an_answer_made_by_mail_carries_them_too(service_agent, ticket, orders, later):
    file = uploaded(service_agent)
    actions.answer_by_mail(
        service_agent,
        ticket.uid,
        version=ticket.version,
        text="お送りします。",
        status=None,
        given=Given(),
        file_ids=[file.uid],
    )
    later(seconds=11)
    assert [one.filename for one in understand(orders.taken[0].raw).attachments] == ["取扱説明書.pdf"]


def test_b85_a_file_found_infected_before_the_mail_left_keeps_it_here(service_agent, ticket, orders, later):
    file = uploaded(service_agent)
    mail = replied_with(service_agent, ticket, file)
    note_scan(System("job"), file.digest, threat="Eicar")
    later(seconds=11)
    assert (orders.taken, states(mail)) == ([], {CUSTOMER: "failed"})
    assert OutgoingRecipient.objects.get(mail=mail).reason == "infected"


def test_b85_a_mail_waits_for_the_scanner(service_agent, ticket, orders, later):
    file = uploaded(service_agent)
    replied_with(service_agent, ticket, file)
    rows = StoredFile.objects.unscoped("a test")
    rows.update(scan="pending")
    later(seconds=11)
    assert orders.taken == []
    rows.update(scan="clean")
    later(seconds=31)
    assert len(orders.taken) == 1
