"""Writes on articles: written, looked over, published, used, voted on; and questions without an answer."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from enishi.commerce.models import Product
from enishi.foundation import authz, clock, events, versions
from enishi.foundation.actions import action
from enishi.foundation.authz import Actor, LinkHolder, System
from enishi.foundation.errors import BadInput, NotAllowed
from enishi.foundation.i18n import say
from enishi.foundation.ids import next_numbers
from enishi.service.knowledge import queries, rules
from enishi.service.knowledge.models import Article, ArticleUse, ArticleVersion, HelpQuestion
from enishi.service.models import Ticket
from enishi.staff.queries import user_behind

LABEL = "service.Article"
WHY = "the article was locked through the gate"
# What readers see: changing it asks for publishing anew.
WORDS = frozenset({"title", "body"})


@action
def write_article(actor: Actor, values: Mapping[str, Any]) -> Article:
    """A draft of one's own."""
    return drafted(actor, Article(), values)


@action
def article_from_ticket(actor: Actor, ticket_id: UUID) -> Article:
    """A draft with what a ticket asked and the answer that solved it; who is named in it is flagged on its record."""
    ticket = authz.find(actor, Ticket, ticket_id)
    language = "ja" if actor.language == "ja" else "en"
    words = {key: say(f"article.made.{key}", language) for key in ("symptom", "answer")}
    body = rules.from_ticket(queries.first_words(ticket), queries.last_answer(ticket), words)
    values = {"title": ticket.subject[:200], "category": ticket.category, "body": body}
    return drafted(actor, Article(ticket=ticket, language=language), values)


def drafted(actor: Actor, article: Article, values: Mapping[str, Any]) -> Article:
    authz.check(actor, "draft", LABEL)
    told = {"title": "", **resolved(actor, values)}
    for field, value in rules.in_form(told).items():
        setattr(article, field, value)
    article.number, article.author = next_numbers("article")[0], user_behind(actor)
    article.save()
    if not authz.may_do(actor, ["draft"], article)["draft"]:
        raise NotAllowed()
    events.record("article.written", actor, article)
    return article


@action
def update_article(actor: Actor, uid: UUID, values: Mapping[str, Any], *, version: int) -> Article:
    """Change the given fields. Readers see other words once these are published."""
    article = authz.lock(actor, Article, "draft", uid)
    versions.claim(article, version)
    before = article.snapshot()
    taken = rules.in_form(resolved(actor, values))
    if article.live_number and "audience" in taken:
        authz.check(actor, "update", LABEL)
    for field, value in taken.items():
        setattr(article, field, value)
    if taken.keys() & WORDS:
        article.status = rules.after_edit(article.status)
    article.save()
    events.record("article.updated", actor, article, before=before)
    return article


@action
def set_article_status(
    actor: Actor, uid: UUID, status: str, *, version: int, is_checked: bool = False
) -> Article:
    """Hand it in for review, send it back, publish it or take it out of use. Publishing is for those who answer for it."""
    act = "draft" if status in (rules.DRAFT, rules.REVIEW) else "update"
    article = authz.lock(actor, Article, act, uid)
    versions.claim(article, version)
    rules.check_step(article.status, status)
    before = article.snapshot()
    if status == rules.PUBLISHED:
        publish(actor, article, is_checked=is_checked)
    article.status = status
    article.save()
    kinds = {rules.PUBLISHED: "article.published", rules.ARCHIVED: "article.archived"}
    events.record(kinds.get(status, "article.updated"), actor, article, before=before)
    return article


def publish(actor: Actor, article: Article, *, is_checked: bool) -> None:
    """The words as they are now are what readers see, and are kept as a version."""
    found = rules.personal(f"{article.title}\n{article.body}", queries.names_in(article))
    rules.check_publishable(article.audience, article.title, article.body, found, is_checked=is_checked)
    now = clock.now()
    last = ArticleVersion.objects.unscoped(WHY).filter(article=article).order_by("-number").first()
    if last is None or (last.title, last.body) != (article.title, article.body):
        last = ArticleVersion.objects.create(
            article=article,
            number=last.number + 1 if last else 1,
            title=article.title,
            body=article.body,
            published_by=user_behind(actor),
            published_at=now,
        )
    article.live_title, article.live_body = article.title, article.body
    article.live_number, article.published_at = last.number, now


@action
def delete_article(actor: Actor, uid: UUID, *, version: int) -> None:
    """Into the bin: nobody finds it any more."""
    article = authz.lock(actor, Article, "delete", uid)
    versions.claim(article, version)
    before = article.snapshot()
    article.deleted_at = clock.now()
    article.save()
    events.record("article.deleted", actor, article, before=before)


@action
def use_article(actor: Actor, uid: UUID, *, ticket_id: UUID, kind: str) -> Article:
    """It went into an answer: its words, or a link to it."""
    article = authz.find(actor, Article, uid)
    ticket = authz.lock(actor, Ticket, "update", ticket_id)
    if kind not in rules.USES:
        raise BadInput(fields={"kind": "not_a_choice"})
    ArticleUse.objects.create(
        article=article, ticket=ticket, kind=kind, used_by=user_behind(actor), used_at=clock.now()
    )
    events.record("article.used", actor, article, data={"ticket": str(ticket.uid), "kind": kind})
    return article


@action
def vote_on_article(holder: LinkHolder, *, is_helpful: bool) -> None:
    """A reader of the public page says whether it solved the matter. No version: nobody's draft is in the way."""
    article = authz.lock(holder, Article, "vote", holder.uid)
    name = "helpful" if is_helpful else "unhelpful"
    setattr(article, name, getattr(article, name) + 1)
    article.save(update_fields=[name])
    events.record("article.voted", holder, article, data={"is_helpful": is_helpful})


@action
def keep_question(actor: System, text: str) -> None:
    """Somebody looked for this on the public page and found nothing."""
    key = rules.question_key(text)
    if not key:
        raise BadInput(fields={"text": "required"})
    rows = HelpQuestion.objects.unscoped("it is counted, whoever asked").select_for_update(of=("self",))
    found = rows.filter(key=key).first()
    if found is None:
        HelpQuestion.objects.create(key=key, text=text.strip()[:200], asked_at=clock.now())
        return
    versions.touch(found)
    found.times, found.asked_at, found.settled_at = found.times + 1, clock.now(), None
    found.save()


@action
def settle_question(actor: Actor, uid: UUID, *, version: int) -> HelpQuestion:
    """There is an article for it now, or none is needed."""
    question = authz.lock(actor, HelpQuestion, "update", uid)
    versions.claim(question, version)
    question.settled_at = clock.now()
    question.save()
    events.record("help_question.settled", actor, question)
    return question


def resolved(actor: Actor, values: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(values)
    if "product_id" in found:
        found["product"] = authz.refer(actor, Product, found.pop("product_id"), "product_id")
    return found
