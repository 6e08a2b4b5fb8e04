"""A customer and a person with a row of every kind that may hang on them."""

from datetime import date
from typing import Any

from enishi.bond.models import Handover, Promise
from enishi.commerce.models import Order, OrderLine, Product
from enishi.customers.models import Account, Contact
from enishi.customers.rules import company_keys, person_keys
from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.files.models import StoredFile
from enishi.foundation.ids import next_numbers
from enishi.interactions.models import Activity, Conversation, Message, Task
from enishi.sales.actions import ensure_default_pipeline
from enishi.sales.models import Deal, Lead, Stage
from enishi.service.models import Survey, SurveyResponse, Ticket

WHY = "a test looks at everything"


def new_account(name: str, **facts: Any) -> Account:
    return Account.objects.create(
        number=next_numbers("account")[0], name=name, **company_keys(name, facts.get("phone", "")), **facts
    )


def new_contact(family: str, **facts: Any) -> Contact:
    return Contact.objects.create(family_name=family, **person_keys(family, "", "", ""), **facts)


def hang(account: Account, contact: Contact, shared: dict[str, Any], word: str) -> None:
    """A row of every kind on a customer and its person."""
    number = next_numbers("hung", 3)
    stage, both = shared["stage"], {"account": account, "contact": contact}
    lead = Lead.objects.create(number=number[0], family_name=word, company=word, referrer=contact, **both)
    deal = Deal.objects.create(
        number=number[0], name=word, lead=lead, pipeline_id=stage.pipeline_id, stage=stage, amount=100,
        stage_type=stage.type, stage_since=date(2026, 4, 1), opened_on=date(2026, 4, 1), **both,
    )  # fmt: skip
    order = Order.objects.create(
        number=number[0], ordered_on=date(2026, 5, number[0] % 28 + 1), gross=500, net=500, **both
    )
    OrderLine.objects.create(
        order=order, position=1, product=shared["product"], unit_price=500, gross=500, net=500
    )
    ticket = Ticket.objects.create(number=number[0], subject=word, opened_at=clock.now(), **both)
    thread = Conversation.objects.create(subject=word, last_message_at=clock.now(), **both)
    Message.objects.create(
        conversation=thread,
        contact=contact,
        direction="in",
        channel_kind="mail",
        text=word,
        sent_at=clock.now(),
    )
    Activity.objects.create(kind="call", side="sales", subject=word, happened_at=clock.now(), **both)
    Task.objects.create(account=account, subject=word, due_on=date(2026, 12, 1))
    Handover.objects.create(
        number=number[0], account=account, deal=deal, opened_at=clock.now(), due_at=clock.now()
    )
    Promise.objects.create(account=account, text=word)
    for on in (account, contact):
        StoredFile.objects.create(
            subject=on._meta.label, subject_id=on.pk, name=word, digest="0" * 64, size=1, kind="text"
        )
    SurveyResponse.objects.create(
        survey=shared["survey"], ticket=ticket, key_hash=f"{word}{number[0]}", asked_at=clock.now(),
        expires_at=clock.now(), answered_at=clock.now(), score=4, **both,
    )  # fmt: skip


def set_up() -> dict[str, Any]:
    """What the rows need besides: a stage, a product, a survey."""
    ensure_default_pipeline(System("set-up"))
    return {
        "stage": Stage.objects.unscoped(WHY).order_by("position").first(),
        "product": Product.objects.create(code="flow", name="流量計", price=500),
        "survey": Survey.objects.create(name="CSAT", question="いかがでしたか"),
    }
