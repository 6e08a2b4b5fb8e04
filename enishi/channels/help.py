"""The public help page: everybody finds and reads what is published, and says whether it helped."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Schema, Status
from pydantic import ConfigDict, Field

from enishi.channels import tries
from enishi.foundation.authz import LinkHolder, System
from enishi.foundation.http import PUBLIC, Page, Paging, Routes, StrictIn, page
from enishi.foundation.http.problems import language_of
from enishi.service.knowledge import actions, queries
from enishi.service.knowledge.models import Article
from enishi.staff.queries import organisation_name

router = Routes(tags=["channels"])
SORTS = ("-helpful", "category", "published_at")


class HelpRow(Schema):
    number: int
    title: str
    category: str
    language: str


class HelpPage(Page[HelpRow]):
    """With whose help it is, and the categories there are."""

    company: str
    categories: list[str]


class HelpArticleOut(HelpRow):
    """What was published last; `body` is Markdown."""

    body: str
    published_at: datetime | None


class HelpFilter(Paging):
    model_config = ConfigDict(extra="forbid")

    q: Annotated[str, Field(max_length=200)] = ""
    category: Annotated[str, Field(max_length=60)] = ""
    language: Literal["", "ja", "en"] = ""


class HelpVoteIn(StrictIn):
    is_helpful: bool


class HelpQuestionIn(StrictIn):
    text: Annotated[str, Field(min_length=1, max_length=200)]


@router.get("/help/articles", response=HelpPage, may=PUBLIC)
def list_help_articles(request: HttpRequest, asked: Query[HelpFilter]):
    """Public articles, the most helpful first."""
    rows = queries.published(asked.q, asked.category, asked.language)
    found = page(rows, asked, sorts=SORTS, show=shown)
    return found | {"company": organisation_name(), "categories": queries.categories()}


@router.get("/help/articles/{number}", response=HelpArticleOut, may=PUBLIC)
def get_help_article(request: HttpRequest, number: str):
    """One public article."""
    article = queries.published_one(number)
    return shown(article) | {"body": article.live_body, "published_at": article.published_at}


@router.post("/help/articles/{number}/votes", response={204: None}, may=PUBLIC)
def vote_on_help_article(request: HttpRequest, number: str, body: HelpVoteIn):
    """Did it solve the matter? Only so often from one place."""
    tries.check(request, tries.HELP)
    tries.count(request, tries.HELP)
    article = queries.published_one(number)
    holder = LinkHolder("service.Article", article.uid, language=language_of(request))
    actions.vote_on_article(holder, is_helpful=body.is_helpful)
    return Status(204, None)


@router.post("/help/questions", response={204: None}, may=PUBLIC)
def keep_help_question(request: HttpRequest, body: HelpQuestionIn):
    """What was looked for and not found, so that somebody writes it."""
    tries.check(request, tries.HELP)
    tries.count(request, tries.HELP)
    actions.keep_question(System("event"), body.text)
    return Status(204, None)


def shown(article: Article) -> dict[str, Any]:
    return {
        "number": article.number,
        "title": article.live_title,
        "category": article.category,
        "language": article.language,
    }
