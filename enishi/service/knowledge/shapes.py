"""What articles look like over HTTP."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import Page, Paging, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.service.api.shapes import Category, Ref, Typed
from enishi.service.knowledge import queries, rules
from enishi.service.knowledge.models import Article, HelpQuestion

Audience = Literal["public", "members", "internal"]
ArticleStatus = Literal["draft", "review", "published", "archived"]
Title = Annotated[str, Field(max_length=200)]
Body = Annotated[str, Field(max_length=50_000)]
ACTS = ("draft", "update", "delete")


class ArticleTicketOut(Schema):
    id: UUID
    number: int
    subject: str


class ArticleRow(Schema):
    """`live_number` is the publication that is read, 0 while none is; `is_due`: somebody must look whether it still holds."""

    id: UUID
    version: int
    number: int
    title: str
    category: str
    audience: str
    status: str
    language: str
    product: Ref | None
    author: Ref | None
    review_on: date | None
    is_due: bool
    live_number: int
    published_at: datetime | None
    helpful: int
    unhelpful: int
    updated_at: datetime


class ArticleVersionOut(Schema):
    number: int
    title: str
    body: str
    published_by: Ref | None
    published_at: datetime


class ArticleUseOut(Schema):
    ticket: ArticleTicketOut
    kind: str
    used_by: Ref | None
    used_at: datetime


class NamedOut(Schema):
    """Words that look as if they were a person's (`person`, `name`, `email`, `phone`)."""

    kind: str
    text: str


class ArticleOut(ArticleRow):
    """The whole record. `body` is being written on; readers see `live_body`. `used` counts tickets."""

    body: str
    live_title: str
    live_body: str
    ticket: ArticleTicketOut | None
    personal: list[NamedOut]
    versions: list[ArticleVersionOut]
    used: int
    uses: list[ArticleUseOut]
    next: list[str]
    created_at: datetime
    may: dict[str, bool]


class ArticlePage(Page[ArticleRow]):
    """With what the reader may do here."""

    may: dict[str, bool]


class SuggestedOut(Schema):
    """An article for a ticket: what is published of it; `is_used`: it went into an answer of this ticket."""

    id: UUID
    number: int
    title: str
    body: str
    audience: str
    helpful: int
    is_used: bool


class SuggestionsOut(Schema):
    items: list[SuggestedOut]
    may: dict[str, bool]


class QuestionOut(Schema):
    """What people looked for on the public page and did not find, and how often."""

    id: UUID
    version: int
    text: str
    times: int
    asked_at: datetime


class QuestionPage(Page[QuestionOut]):
    pass


class ArticleFields(StrictIn):
    """The fields of an article that people fill in."""

    body: Body = ""
    category: Category = ""
    audience: Audience = "internal"
    language: Literal["ja", "en"] = "ja"
    product_id: UUID | None = None
    review_on: date | None = None


class ArticleIn(ArticleFields):
    title: Title


class ArticleChange(ArticleFields):
    title: Title = ""


class ArticleStatusIn(StrictIn):
    """`is_checked`: somebody looked at what seems to name a person, and it may be read."""

    status: ArticleStatus
    is_checked: bool = False


class ArticleUseIn(StrictIn):
    ticket_id: UUID
    kind: Literal["text", "link"] = "text"


class ArticleFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    q: Typed = ""
    status: ArticleStatus | None = None
    audience: Audience | None = None
    category: Category = ""
    product_id: UUID | None = None
    due: bool = False


class QuestionFilter(Paging):
    model_config = ConfigDict(extra="forbid")


PLAIN = (
    *("version", "number", "title", "category", "audience", "status", "language", "review_on", "live_number"),
    *("published_at", "helpful", "unhelpful", "updated_at"),
)


def ref(row: Any) -> dict[str, Any] | None:
    return {"id": row.uid, "name": row.name} if row is not None else None


def ticket_out(ticket: Any) -> dict[str, Any] | None:
    return {"id": ticket.uid, "number": ticket.number, "subject": ticket.subject} if ticket else None


def article_row(article: Article, today: date) -> dict[str, Any]:
    is_due = article.review_on is not None and article.review_on <= today
    return {name: getattr(article, name) for name in PLAIN} | {
        "id": article.uid,
        "product": ref(article.product),
        "author": ref(article.author),
        "is_due": is_due and article.status != rules.ARCHIVED,
    }


def article_out(actor: Actor, article: Article, today: date) -> dict[str, Any]:
    """The whole record; the ticket it came from where the reader may see it. Eight SQL at most."""
    used, uses = queries.uses_of(actor, article)
    ticket = (
        article.ticket if article.ticket and authz.may_do(actor, ["read"], article.ticket)["read"] else None
    )
    told = rules.personal(f"{article.title}\n{article.body}", queries.names_in(article) if ticket else ())
    may = authz.may_do(actor, ACTS, article)
    return article_row(article, today) | {
        "body": article.body,
        "live_title": article.live_title,
        "live_body": article.live_body,
        "ticket": ticket_out(ticket),
        "personal": [{"kind": named.kind, "text": named.text} for named in told],
        "versions": [
            {
                "number": one.number,
                "title": one.title,
                "body": one.body,
                "published_by": ref(one.published_by),
                "published_at": one.published_at,
            }
            for one in queries.versions_of(article)
        ],
        "used": used,
        "uses": [
            {
                "ticket": ticket_out(use.ticket),
                "kind": use.kind,
                "used_by": ref(use.used_by),
                "used_at": use.used_at,
            }
            for use in uses
        ],
        "next": [
            step
            for step in rules.NEXT[article.status]
            if may["draft" if step in (rules.DRAFT, rules.REVIEW) else "update"]
        ],
        "created_at": article.created_at,
        "may": may,
    }


def suggested_out(article: Article, used: set[int]) -> dict[str, Any]:
    return {
        "id": article.uid,
        "number": article.number,
        "title": article.live_title,
        "body": article.live_body,
        "audience": article.audience,
        "helpful": article.helpful,
        "is_used": article.pk in used,
    }


def question_out(question: HelpQuestion) -> dict[str, Any]:
    names = ("version", "text", "times", "asked_at")
    return {"id": question.uid} | {name: getattr(question, name) for name in names}
