"""What an article looks like: how to look for a sensor that fell silent."""

from typing import Any

from enishi.examples.words.cast import BOSS

TITLE = "センサーのデータが届かないときの確認手順"
BODY = "## まず確かめること\n\n1. センサーの表示灯が、1分ごとに緑に光るか。\n2. ゲートウェイの表示灯が緑か。"
WORDS: dict[str, Any] = {
    **dict.fromkeys(("Article.number", "Suggested.number", "Help.number", "HelpArticle.number"), 2),
    **dict.fromkeys(
        (
            *("Article.title", "ArticleVersion.title", "Suggested.title"),
            *("Help.title", "HelpArticle.title", "live_title"),
        ),
        TITLE,
    ),
    **dict.fromkeys(
        (
            *("Article.body", "ArticleChange.body", "ArticleVersion.body", "Suggested.body"),
            *("HelpArticle.body", "live_body"),
        ),
        BODY,
    ),
    **dict.fromkeys(("Article.category", "Help.category", "HelpArticle.category"), "計測"),
    "audience": "public",
    "Article.status": "published",
    "ArticleStatus.status": "published",
    "is_checked": False,
    "published_by": BOSS,
    "Article.language": "ja",
    "Help.language": "ja",
    "HelpArticle.language": "ja",
    "review_on": "2027-04-01",
    "is_due": False,
    "live_number": 1,
    "helpful": 31,
    "unhelpful": 6,
    "Article.published_at": "2026-05-21T08:00:00Z",
    "ArticleVersion.published_at": "2026-05-21T08:00:00Z",
    "HelpArticle.published_at": "2026-05-21T08:00:00Z",
    "ArticleVersion.number": 1,
    "Article.ticket": None,
    "Article.personal": [],
    "Article.used": 3,
    "Article.uses": [],
    "Article.next": ["draft", "archived"],
    "ArticleUse.kind": "text",
    "is_used": False,
    "Question.text": "電池の交換方法",
    "Question.times": 3,
    "Question.asked_at": "2026-11-16T11:00:00Z",
    "HelpQuestion.text": "電池の交換方法",
    "HelpPage.company": "みなも計装株式会社",
    "HelpPage.categories": ["計測", "ゲートウェイ", "クラウド"],
    "is_helpful": True,
}
