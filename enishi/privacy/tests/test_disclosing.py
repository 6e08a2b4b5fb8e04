"""What a person reads of themself has its words in both languages, and holds nothing of what makers were told."""

import zipfile

import pytest

from enishi.customers.actions import create_account, create_contact
from enishi.foundation.i18n.catalogue import catalogue
from enishi.interactions.models import Conversation, Message
from enishi.privacy.disclosing import NOT_TOLD, TAKEN_PART, disclose, shown_columns
from enishi.privacy.graph import CONTACT, OWN, person_of
from enishi.service import actions
from enishi.service.models import SideConversation

TOLD = sorted({way.label for way in OWN} | {way.start for way in OWN} | TAKEN_PART.keys() | {"events"})


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_table_and_column_of_the_page_has_its_words(language):
    words = catalogue(language)
    tables = [label for label in TOLD if label not in NOT_TOLD]
    keys = [f"privacy.table.{label}" for label in tables]
    keys += [f"privacy.column.{name}" for label in tables for name in shown_columns(label)]
    assert [key for key in keys if key not in words] == []


@pytest.mark.django_db
def test_what_a_maker_was_asked_is_handed_out_only_as_notes_are(sales_rep, service_agent):
    account = create_account(sales_rep, {"name": "株式会社ハナサキ精機"})
    contact = create_contact(sales_rep, {"family_name": "渡辺"}, account_id=account.uid)
    given = {"subject": "表示", "channel_kind": "phone", "account_id": account.uid, "contact_id": contact.uid}
    ticket = actions.open_ticket(service_agent, given, text="表示が点滅します。")
    beside = Conversation.objects.create(subject="基板B-7の件")
    SideConversation.objects.create(ticket=ticket, conversation=beside)
    Message.objects.create(
        conversation=beside,
        direction="out",
        channel_kind="mail",
        text="既知の不具合ですか。",
        sent_at=ticket.opened_at,
    )
    person = person_of({CONTACT: [contact.pk]})
    told = {}
    for notes in (True, False):
        with zipfile.ZipFile(disclose(contact, person, notes=notes, language="ja").file) as box:
            told[notes] = box.read("data.json").decode() + box.read("index.html").decode()
    assert "既知の不具合ですか。" in told[True]
    assert "既知の不具合ですか。" not in told[False] and "基板B-7" not in told[False]
    assert "表示が点滅します。" in told[False]
