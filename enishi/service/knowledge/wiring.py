"""What articles declare at start-up: whose they are, what of them is found, and who is told of a draft to look over."""

from enishi.foundation.authz import Ownership, Role, register
from enishi.foundation.events import Heard
from enishi.foundation.search import searchable
from enishi.service.knowledge import finding
from enishi.service.knowledge.models import Article
from enishi.service.knowledge.rules import REVIEW
from enishi.staff.notices import registry as notices
from enishi.staff.notices.registry import Concern

LABEL = "service.Article"


def handed_in(heard: Heard) -> Concern | None:
    """Those who publish, when a draft waits for them since now."""
    article = heard.row
    assert isinstance(article, Article)
    if article.status != REVIEW or (heard.before or {}).get("status") == REVIEW:
        return None
    return Concern(article, roles=frozenset({Role.SERVICE_MANAGER}))


def declare() -> None:
    """Once, from the room's own wiring."""
    register(LABEL, Ownership("service_tools", owners=(("author", "service"),)))
    for child in ("ArticleVersion", "ArticleUse"):
        register(f"service.{child}", Ownership("service_tools", parent="article", parent_label=LABEL))
    register("service.HelpQuestion", Ownership("service_tools"))
    searchable(LABEL, finding.ARTICLES)
    notices.leads_to(LABEL, "/articles/{id}", lambda row: row.title)
    notices.tells(notices.Kind("article_waits"), ["article.updated"], handed_in)
