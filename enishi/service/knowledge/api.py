"""Articles over HTTP, for colleagues. What everybody reads: `channels.help`."""

from typing import Any
from uuid import UUID

from ninja import Query, Status

from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor
from enishi.foundation.http import ActorRequest, IfMatch, Routes, page
from enishi.service.knowledge import actions, queries, shapes
from enishi.service.models import Ticket

router = Routes(tags=["service"])
LABEL = "service.Article"


@router.get("/articles", response=shapes.ArticlePage, may="read service.Article")
def list_articles(request: ActorRequest, asked: Query[shapes.ArticleFilter]):
    """Articles, the one changed last first; `due` are those to be looked at again."""
    actor, today = request.actor, clock.today(request.actor.zone)
    rows = queries.articles(actor, asked.model_dump())
    found = page(rows, asked, sorts=queries.SORTS, show=lambda one: shapes.article_row(one, today))
    return found | {"may": {"create": authz.may(actor, "draft", LABEL)}}


@router.post("/articles", response={201: shapes.ArticleOut}, may="draft service.Article")
def write_article(request: ActorRequest, body: shapes.ArticleIn):
    """A draft of one's own."""
    return Status(201, record(request.actor, actions.write_article(request.actor, body.given()).uid))


@router.get("/articles/{article_id}", response=shapes.ArticleOut, may="read service.Article")
def get_article(request: ActorRequest, article_id: UUID):
    """One article with its publications, what in it seems to name a person, and the tickets it helped in."""
    return record(request.actor, article_id)


@router.patch("/articles/{article_id}", response=shapes.ArticleOut, may="draft service.Article")
def update_article(request: ActorRequest, article_id: UUID, body: shapes.ArticleChange, version: IfMatch):
    """Change the fields that are sent. Other words of a published article are a draft until published."""
    actions.update_article(request.actor, article_id, body.given(), version=version)
    return record(request.actor, article_id)


@router.delete("/articles/{article_id}", response={204: None}, may="delete service.Article")
def delete_article(request: ActorRequest, article_id: UUID, version: IfMatch):
    """Into the bin."""
    actions.delete_article(request.actor, article_id, version=version)
    return Status(204, None)


@router.post("/articles/{article_id}/status", response=shapes.ArticleOut, may="draft service.Article")
def set_article_status(
    request: ActorRequest, article_id: UUID, body: shapes.ArticleStatusIn, version: IfMatch
):
    """Move it to a status that follows (`next` of the record). Published to customers is nothing that names a person unseen."""
    actions.set_article_status(
        request.actor, article_id, body.status, version=version, is_checked=body.is_checked
    )
    return record(request.actor, article_id)


@router.post("/articles/{article_id}/uses", response={204: None}, may="update service.Ticket")
def use_article(request: ActorRequest, article_id: UUID, body: shapes.ArticleUseIn):
    """It went into an answer on a ticket, as text or as a link."""
    actions.use_article(request.actor, article_id, ticket_id=body.ticket_id, kind=body.kind)
    return Status(204, None)


@router.get("/tickets/{ticket_id}/articles", response=shapes.SuggestionsOut, may="read service.Article")
def suggest_articles(request: ActorRequest, ticket_id: UUID):
    """Published articles that speak of what the ticket asks, the best first."""
    actor = request.actor
    key = authz.find_key(actor, Ticket, ticket_id)
    used = queries.used_on(actor, [key])[key]
    items = [shapes.suggested_out(one, used) for one in queries.suggested(actor, ticket_id)]
    return {"items": items, "may": {"create": authz.may(actor, "draft", LABEL)}}


@router.post("/tickets/{ticket_id}/articles", response={201: shapes.ArticleOut}, may="draft service.Article")
def write_article_from_ticket(request: ActorRequest, ticket_id: UUID):
    """A draft with what the ticket asked and the answer that solved it."""
    return Status(201, record(request.actor, actions.article_from_ticket(request.actor, ticket_id).uid))


@router.get("/help-questions", response=shapes.QuestionPage, may="read service.HelpQuestion")
def list_help_questions(request: ActorRequest, asked: Query[shapes.QuestionFilter]):
    """What people looked for on the public page and did not find, the most asked first."""
    rows = queries.questions(request.actor)
    return page(rows, asked, sorts=("-times", "asked_at"), show=shapes.question_out)


@router.post("/help-questions/{question_id}/settle", response={204: None}, may="update service.HelpQuestion")
def settle_help_question(request: ActorRequest, question_id: UUID, version: IfMatch):
    """There is an article for it now, or none is needed."""
    actions.settle_question(request.actor, question_id, version=version)
    return Status(204, None)


def record(actor: Actor, uid: UUID) -> dict[str, Any]:
    return shapes.article_out(actor, queries.article(actor, uid), clock.today(actor.zone))
