"""What was kept long enough goes, once somebody has switched that on; a dry run counts it first."""

from datetime import timedelta

import pytest

from enishi.automation.models import Webhook, WebhookDelivery
from enishi.channels.models import Mailbox, ReceivedMail
from enishi.customers.actions import create_account
from enishi.foundation import clock
from enishi.foundation.errors import BadInput, NotAllowed
from enishi.foundation.events.models import EventValues
from enishi.foundation.files import store
from enishi.foundation.files.upkeep import named_digests
from enishi.foundation.ids import new_uid
from enishi.interactions.models import Channel, Conversation, Message
from enishi.privacy import jobs, retaining
from enishi.privacy.models import Retention
from enishi.privacy.rules import TOMBSTONE, NoSuchKind
from enishi.service.models import InternalNote, Ticket, TicketConversation
from enishi.staff.models import BulkEdit

pytestmark = pytest.mark.django_db
WHY = "looking in a test"


def old(days):
    return clock.now() - timedelta(days=days)


@pytest.fixture
def deliveries(organisation):
    webhook = Webhook.objects.create(name="外", url="https://93.184.216.34/in", kinds=[], secret="s")
    made = {"webhook": webhook, "kind": "deal.won", "body": {}}
    for days, status in ((100, "delivered"), (100, "waiting"), (10, "delivered")):
        WebhookDelivery.objects.create(event_uid=new_uid(), status=status, created_at=old(days), **made)


def left():
    return WebhookDelivery.objects.unscoped(WHY).count()


def test_nothing_goes_until_it_is_switched_on(admin, deliveries):
    assert retaining.found("webhook_deliveries", 90) == 1
    retaining.choose(admin, "webhook_deliveries", days=90, is_on=False)
    jobs.retain.func()
    assert left() == 3


def test_what_is_old_and_settled_goes_and_the_rest_stays(admin, deliveries):
    retaining.choose(admin, "webhook_deliveries", days=90, is_on=True)
    jobs.retain.func()
    rule = Retention.objects.unscoped(WHY).get()
    assert (left(), rule.removed, rule.ran_at is not None) == (2, 1, True)
    assert retaining.found("webhook_deliveries", 90) == 0


def test_only_who_sees_to_personal_data_chooses(sales_manager, owner):
    with pytest.raises(NotAllowed):
        retaining.choose(sales_manager, "webhook_deliveries", days=90, is_on=True)
    with pytest.raises(NoSuchKind):
        retaining.choose(owner, "customers", days=90, is_on=True)
    with pytest.raises(BadInput):
        retaining.choose(owner, "webhook_deliveries", days=6, is_on=True)
    assert Retention.objects.unscoped(WHY).count() == 0


def test_old_values_of_the_log_are_blanked(owner, admin):
    with clock.at(old(400)):
        create_account(owner, {"name": "昔の会社"})
    create_account(owner, {"name": "今の会社"})
    retaining.choose(admin, "event_values", days=365, is_on=True)
    jobs.retain.func()
    told = [one.after["name"] for one in EventValues.objects.exclude(after=None) if "name" in one.after]
    assert "昔の会社" not in told
    assert "今の会社" in told


def test_what_was_written_in_tickets_closed_long_ago_goes_and_their_times_stay(admin):
    rows = {}
    for name, days in (("old", 2000), ("new", 10)):
        ticket = Ticket.objects.create(
            number=days, subject=name, status="closed", opened_at=old(days), closed_at=old(days)
        )
        thread = Conversation.objects.create(subject=name)
        TicketConversation.objects.create(ticket=ticket, conversation=thread)
        Message.objects.create(
            conversation=thread, direction="in", channel_kind="mail", text=name, sent_at=old(days)
        )
        InternalNote.objects.create(ticket=ticket, text=name)
        rows[name] = ticket
    retaining.choose(admin, "closed_tickets", days=1825, is_on=True)

    jobs.retain.func()

    for model, column in ((Ticket, "subject"), (Message, "text"), (InternalNote, "text")):
        told = model.objects.unscoped(WHY).order_by("pk").values_list(column, flat=True)
        assert list(told) == [TOMBSTONE, "new"]
    again = Ticket.objects.unscoped(WHY).get(pk=rows["old"].pk)
    assert (again.opened_at, again.closed_at) == (rows["old"].opened_at, rows["old"].closed_at)
    assert retaining.found("closed_tickets", 1825) == 0


def test_an_old_bulk_edit_can_no_longer_be_undone(admin):
    edit = BulkEdit.objects.create(
        editor_id=admin.user_id, entity="contacts", kept=[{"id": "x"}], created_at=old(200)
    )
    retaining.choose(admin, "bulk_edits", days=180, is_on=True)
    jobs.retain.func()
    edit.refresh_from_db()
    assert edit.kept == []


def test_mail_as_it_came_goes_and_is_not_handed_out_any_more(admin, api):
    mailbox = Mailbox.objects.create(
        channel=Channel.objects.create(name="窓口", kind="mail", purpose="service"),
        address="a@minamo.example",
    )
    digest = store().put([b"From: somebody"]).digest
    mail = ReceivedMail.objects.create(
        mailbox=mailbox, source="file", digest=digest, size=14, state="processed", received_at=old(400)
    )
    raw = f"/received-mails/{mail.uid}/raw"
    assert api(admin).get(raw).status_code == 200
    retaining.choose(admin, "raw_mail", days=365, is_on=True)
    jobs.retain.func()
    assert api(admin).get(raw).status_code == 404
    assert [one["state"] for one in api(admin).get("/received-mails?state=erased").json()["items"]] == [
        "erased"
    ]
    assert digest not in list(named_digests())
