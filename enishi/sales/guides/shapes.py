"""What guides look like over HTTP."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.conf import settings
from pydantic import ConfigDict, Field

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import Money, Page, Paging, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.sales.api.shapes import Ref, Typed, ref
from enishi.sales.guides import actions, rules
from enishi.sales.models import Guide

Id = Annotated[str, Field(min_length=1, max_length=20)]
Words = Annotated[str, Field(max_length=300)]
Long = Annotated[str, Field(max_length=2_000)]
Title = Annotated[str, Field(max_length=200)]
# By question, the answers chosen.
Answers = Annotated[
    dict[Id, Annotated[list[Id], Field(max_length=rules.MOST_ANSWERS)]],
    Field(max_length=rules.MOST_QUESTIONS),
]
ACTS = ("update", "delete")


class GuideEffect(StrictIn):
    """What an answer says: it adds, requires or rules out the products named, or those whose attribute is so.

    `field`: code, name, unit, price, recurring, tax_class, or `custom.<key>`. `why` is the sentence its reader sees.
    """

    kind: Literal["add", "require", "exclude"] = "add"
    products: Annotated[list[UUID], Field(max_length=rules.MOST_NAMED)] = []
    field: Annotated[str, Field(max_length=60)] = ""
    compare: Literal["is", "is_not", "contains", "at_least", "at_most"] = "is"
    value: Annotated[str, Field(max_length=200)] = ""
    why: Words = ""
    why_en: Words = ""


class GuideAnswer(StrictIn):
    id: Id
    text: Words = ""
    text_en: Words = ""
    effects: Annotated[list[GuideEffect], Field(max_length=rules.MOST_EFFECTS)] = []


class GuideQuestion(StrictIn):
    """`takes_many`: several answers may hold at once."""

    id: Id
    text: Words = ""
    text_en: Words = ""
    takes_many: bool = False
    answers: Annotated[list[GuideAnswer], Field(max_length=rules.MOST_ANSWERS)] = []


class GuideFaultOut(Schema):
    """What keeps the guide from being published, in words."""

    code: str
    text: str


class GuideRow(Schema):
    """`published_at` null: nobody goes through it yet. `has_changes`: what is drawn differs from what is asked."""

    id: UUID
    version: int
    name: str
    title: str
    is_public: bool
    published_at: datetime | None
    has_changes: bool
    updated_at: datetime


class GuideOut(GuideRow):
    """`questions` are being drawn, `live` is asked. `address` is the public page; `form` guards its questions."""

    title_en: str
    intro: str
    intro_en: str
    questions: list[GuideQuestion]
    live: list[GuideQuestion]
    shows_prices: bool
    form: Ref | None
    address: str
    faults: list[GuideFaultOut]
    may: dict[str, bool]


class GuidePage(Page[GuideRow]):
    """With what the reader may do here."""

    may: dict[str, bool]


class GuideFields(StrictIn):
    title_en: Title = ""
    intro: Long = ""
    intro_en: Long = ""
    questions: Annotated[list[GuideQuestion], Field(max_length=rules.MOST_QUESTIONS)] = []
    is_public: bool = False
    shows_prices: bool = False
    form_id: UUID | None = None


class GuideIn(GuideFields):
    name: Annotated[str, Field(max_length=100)]
    title: Title = ""


class GuideChange(GuideFields):
    name: Annotated[str, Field(max_length=100)] = ""
    title: Title = ""


class GuideFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    q: Typed = ""
    is_published: bool | None = None


class GuideTryIn(StrictIn):
    """Answers that are not kept; `is_drawn`: to the questions as they are being drawn."""

    answers: Answers = {}
    is_drawn: bool = False


class GuideFoundOut(Schema):
    """A product the answers speak of. `unnamed`: nothing speaks against it, but nothing for it either."""

    product: Ref
    price: Money | None
    fits: bool
    reasons: list[str]
    against: list[str]
    unnamed: bool


class GuideResultOut(Schema):
    items: list[GuideFoundOut]


def guide_row(guide: Guide) -> dict[str, Any]:
    names = ("version", "name", "title", "is_public", "published_at", "updated_at")
    return {name: getattr(guide, name) for name in names} | {
        "id": guide.uid,
        "has_changes": guide.questions != guide.live,
    }


def guide_out(actor: Actor, guide: Guide) -> dict[str, Any]:
    """The whole record. Two SQL at most."""
    names = ("title_en", "intro", "intro_en", "questions", "live", "shows_prices")
    return (
        guide_row(guide)
        | {name: getattr(guide, name) for name in names}
        | {
            "form": ref(guide.form),
            "address": f"{settings.BASE_URL}/g/{guide.key}",
            "faults": [
                {"code": one.code, "text": actions.told(one, actor.language)}
                for one in actions.faults_of(guide)
            ],
            "may": authz.may_do(actor, ACTS, guide),
        }
    )


def found_out(one: rules.Found, language: str) -> dict[str, Any]:
    values = one.product.values
    return {
        "product": {"id": one.product.id, "name": one.product.called(language)},
        "price": {"amount": values["price"], "currency": values["currency"]},
        "fits": one.fits,
        "reasons": list(one.reasons),
        "against": list(one.against),
        "unnamed": one.unnamed,
    }
