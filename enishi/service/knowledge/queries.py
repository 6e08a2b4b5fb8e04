"""Every read of articles: scoped to an actor, or what is public."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from enishi.customers.models import AccountContact
from enishi.foundation import authz, clock, search
from enishi.foundation.authz import Actor
from enishi.foundation.errors import NotFound
from enishi.interactions.models import Message
from enishi.service.knowledge import rules
from enishi.service.knowledge.models import Article, ArticleUse, ArticleVersion, HelpQuestion
from enishi.service.models import Ticket

WHY = "the article they belong to passed the gate"
FOR_ALL = "a public article is everybody's to read"
BESIDE = ("product", "author", "ticket")
SORTS = ("-updated_at", "title", "published_at", "review_on", "helpful", "number")
MOST_COMPARED, MOST_USES = 500, 20


def articles(actor: Actor, asked: Mapping[str, Any]) -> QuerySet[Article]:
    """The articles of a list; `due` are those to be looked at again. One SQL."""
    rows = authz.scope(actor, Article).select_related(*BESIDE)
    for name in ("status", "audience", "category"):
        if asked.get(name):
            rows = rows.filter(**{name: asked[name]})
    if asked.get("product_id"):
        rows = rows.filter(product__uid=asked["product_id"])
    if asked.get("due"):
        rows = rows.filter(review_on__lte=clock.today(actor.zone)).exclude(status=rules.ARCHIVED)
    return search.narrow(rows, asked.get("q", ""))


def article(actor: Actor, uid: UUID) -> Article:
    """One article with what its record shows. One SQL."""
    return authz.find(actor, Article, uid, joined=lambda rows: rows.select_related(*BESIDE))


def versions_of(article: Article) -> list[ArticleVersion]:
    """What was published of it, the last first. One SQL."""
    rows = ArticleVersion.objects.unscoped(WHY).filter(article=article)
    return list(rows.select_related("published_by").order_by("-number"))


def uses_of(actor: Actor, article: Article) -> tuple[int, list[ArticleUse]]:
    """In how many tickets it was used, and the last of those the actor may read. Two SQL."""
    used = ArticleUse.objects.unscoped(WHY).filter(article=article)
    count = used.aggregate(count=Count("ticket", distinct=True))["count"]
    seen = used.filter(ticket__in=authz.scope(actor, Ticket)).select_related("ticket", "used_by")
    return count, list(seen.order_by("-used_at")[:MOST_USES])


def names_in(article: Article) -> list[str]:
    """The names that stand behind the ticket it was made from. Two SQL."""
    ticket = article.ticket
    if ticket is None:
        return []
    names = [ticket.account.name] if ticket.account else []
    if ticket.contact:
        names += [ticket.contact.family_name, ticket.contact.given_name]
    places = AccountContact.objects.unscoped(WHY).filter(account=ticket.account_id)
    names += list(places.values_list("contact__family_name", flat=True)[:50])
    return [name for name in dict.fromkeys(names) if name]


def suggested(actor: Actor, ticket_id: UUID) -> list[Article]:
    """The published articles that speak of what a ticket asks, the best first. Four SQL."""
    ticket = authz.find(actor, Ticket, ticket_id)
    live = authz.scope(actor, Article).filter(status=rules.PUBLISHED).order_by("-helpful", "-id")
    columns = ("pk", "live_title", "category", "live_body")
    written = [rules.Written(*row) for row in live.values_list(*columns)[:MOST_COMPARED]]
    keys = rules.suggested(f"{ticket.subject} {first_words(ticket)}", ticket.category, written)
    found = {row.pk: row for row in authz.scope(actor, Article).filter(pk__in=keys).select_related(*BESIDE)}
    return [found[key] for key in keys if key in found]


def first_words(ticket: Ticket) -> str:
    return _said(ticket, "in").values_list("text", flat=True).order_by("sent_at", "id").first() or ""


def last_answer(ticket: Ticket) -> str:
    return _said(ticket, "out").values_list("text", flat=True).order_by("-sent_at", "-id").first() or ""


def _said(ticket: Ticket, direction: str) -> QuerySet[Message]:
    rows = Message.objects.unscoped("the ticket they belong to passed the gate")
    return rows.filter(conversation__ticket_link__ticket=ticket, direction=direction)


def used_on(actor: Actor, tickets: Sequence[int]) -> Mapping[int, set[int]]:
    """Which articles were used on these tickets, by ticket. One SQL."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = ArticleUse.objects.unscoped("the tickets passed the gate").filter(ticket__in=tickets)
    for ticket, article in rows.values_list("ticket_id", "article_id"):
        found[ticket].add(article)
    return found


def questions(actor: Actor) -> QuerySet[HelpQuestion]:
    """What people looked for and did not find, the most asked first. One SQL."""
    return authz.scope(actor, HelpQuestion).filter(settled_at=None).order_by("-times", "-asked_at")


def published(q: str = "", category: str = "", language: str = "") -> QuerySet[Article]:
    """What everybody may read. One SQL."""
    rows = Article.objects.unscoped(FOR_ALL).filter(audience=rules.PUBLIC, live_number__gt=0, deleted_at=None)
    rows = rows.exclude(status=rules.ARCHIVED)
    if category:
        rows = rows.filter(category=category)
    if language:
        rows = rows.filter(language=language)
    return search.narrow(rows, q).order_by("-helpful", "category", "id")


def published_one(number: str) -> Article:
    """One of them, by its number as it stands in the address. One SQL."""
    is_number = number.isascii() and number.isdecimal() and len(number) < 18
    row = published().filter(number=int(number)).first() if is_number else None
    if row is None:
        raise NotFound()
    return row


def categories() -> list[str]:
    rows = published().exclude(category="").order_by().values("category").annotate(n=Count("pk"))
    return [row["category"] for row in rows.order_by("-n", "category")[:30]]
