"""What forms and posts look like over HTTP."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.conf import settings
from pydantic import ConfigDict, Field

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import Page, Paging, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.sales.api.shapes import Ref, ref
from enishi.sales.capture.rules import OPEN
from enishi.sales.finding import lead_name
from enishi.sales.models import FormPost, LeadForm

State = Literal["unconfirmed", "suspect", "taken", "dismissed"]
Words = Annotated[str, Field(max_length=2_000)]


class FormFieldOut(Schema):
    name: str
    label: str
    is_required: bool


class FormField(StrictIn):
    """A field of a lead by its name, or a question of one's own (`q1` to `q99`), which has a label."""

    name: Annotated[str, Field(max_length=20)]
    label: Annotated[str, Field(max_length=200)] = ""
    is_required: bool = False


class LeadFormOut(Schema):
    """`address`: the public page, which also takes posts of a page of one's own; `script`: what a page embeds it by."""

    id: UUID
    version: int
    name: str
    title: str
    intro: str
    fields: list[FormFieldOut]
    consent_text: str
    asks_consent: bool
    thanks: str
    redirect_url: str
    source: str
    campaign: Ref | None
    product: Ref | None
    confirms_by_mail: bool
    takes_foreign_posts: bool
    sites: list[str]
    is_active: bool
    address: str
    script: str
    updated_at: datetime
    may: dict[str, bool]


class LeadFormRow(Schema):
    id: UUID
    name: str
    title: str
    is_active: bool
    campaign: Ref | None
    posted: int
    suspect: int
    updated_at: datetime


class LeadFormPage(Page[LeadFormRow]):
    """With what the reader may do here."""

    may: dict[str, bool]


class LeadFormFields(StrictIn):
    """The parts of a form that people fill in."""

    intro: Words = ""
    consent_text: Words = ""
    asks_consent: bool = False
    thanks: Words = ""
    redirect_url: Annotated[str, Field(max_length=500)] = ""
    source: Annotated[str, Field(max_length=40)] = "web"
    campaign_id: UUID | None = None
    product_id: UUID | None = None
    confirms_by_mail: bool = False
    takes_foreign_posts: bool = False
    sites: Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=20)] = []
    is_active: bool = True


class LeadFormIn(LeadFormFields):
    name: Annotated[str, Field(max_length=100)]
    title: Annotated[str, Field(max_length=200)]
    fields: Annotated[list[FormField], Field(max_length=30)]


class LeadFormChange(LeadFormFields):
    name: Annotated[str, Field(max_length=100)] = ""
    title: Annotated[str, Field(max_length=200)] = ""
    fields: Annotated[list[FormField], Field(max_length=30)] = []


class FormAnswerOut(Schema):
    label: str
    text: str


class FormPostOut(Schema):
    """What was posted as it was typed; `reasons` say why it is held. `utm` and `page`: where the visitor came from."""

    id: UUID
    version: int
    form: Ref
    state: str
    reasons: list[str]
    values: dict[str, str]
    answers: list[FormAnswerOut]
    utm: dict[str, str]
    page: str
    language: str
    consent_text: str
    posted_at: datetime
    confirmed_at: datetime | None
    lead: Ref | None
    may: dict[str, bool]


class FormPostPage(Page[FormPostOut]):
    pass


class FormPostFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    state: State | None = None
    form_id: UUID | None = None
    lead_id: UUID | None = None


def form_row(form: LeadForm) -> dict[str, Any]:
    return {
        "id": form.uid,
        "name": form.name,
        "title": form.title,
        "is_active": form.is_active,
        "campaign": ref(form.campaign),
        "posted": form.posted,  # type: ignore[attr-defined]  # annotated by the query
        "suspect": form.suspect,  # type: ignore[attr-defined]  # the same
        "updated_at": form.updated_at,
    }


TOLD = (
    "version name title intro fields consent_text asks_consent thanks redirect_url source confirms_by_mail"
    " takes_foreign_posts sites is_active updated_at"
).split()


def form_out(actor: Actor, form: LeadForm) -> dict[str, Any]:
    address = f"{settings.BASE_URL}/f/{form.key}"
    return {name: getattr(form, name) for name in TOLD} | {
        "id": form.uid,
        "campaign": ref(form.campaign),
        "product": ref(form.product),
        "address": address,
        "script": f'<script src="{address}.js" async></script>',
        "may": authz.may_do(actor, ["update"], form),
    }


def post_out(actor: Actor, post: FormPost) -> dict[str, Any]:
    lead, may = post.lead, authz.may(actor, "update", "sales.FormPost")
    told = "version state reasons values answers utm page language consent_text posted_at confirmed_at"
    return {name: getattr(post, name) for name in told.split()} | {
        "id": post.uid,
        "form": ref(post.form),
        "lead": {"id": lead.uid, "name": lead_name(lead)} if lead else None,
        # What is still open hangs on no lead: whoever takes leads at all decides it.
        "may": {"decide": may and post.state in OPEN},
    }
