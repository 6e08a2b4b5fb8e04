"""What of articles the search finds: what readers see, or the draft where nothing is published yet."""

from collections.abc import Iterable, Sequence
from typing import Any

from enishi.foundation.authz import Actor
from enishi.foundation.prepared import Lines
from enishi.foundation.search import Document, Searchable, Shown
from enishi.service.knowledge.models import Article


def article_document(article: Article) -> Document:
    title, body = article.live_title or article.title, article.live_body or article.body
    return Document({"title": title, "category": article.category}, body={"body": body})


def show_articles(actor: Actor, rows: Sequence[Any]) -> Iterable[Shown]:
    return [Shown(row, row.live_title or row.title, row.category) for row in rows]


ARTICLES = Searchable(
    "article",
    article_document,
    Lines(Article, ("uid", "number", "title", "live_title", "category", "body", "live_body")),
    show_articles,
)
