"""A tree of the company's own: what to ask when a sensor's data does not arrive."""

from typing import Any

from enishi.exchange.demo.company import Company
from enishi.exchange.demo.teller import Teller
from enishi.service.models import Article, Ticket
from enishi.service.troubleshooting.actions import answer_walk, begin_walk, draw_tree, publish_tree

LOST = "センサーのデータが届かない（MN-100・MG-10）"


def _asks(key: str, text: str, *answers: tuple[str, str], kind: str = "question") -> dict[str, Any]:
    ways = [{"text": said, "to": to} for said, to in answers]
    return {"id": key, "kind": kind, "text": text, "picture": "", "answers": ways, "end": "", "article": ""}


def _ends(key: str, text: str, end: str, article: str = "") -> dict[str, Any]:
    nothing = {"picture": "", "answers": []}
    return {"id": key, "kind": "end", "text": text, "end": end, "article": article, **nothing}


def _nodes(article: str) -> list[dict[str, Any]]:
    return [
        _asks("n1", "届かないのは、1台だけですか。", ("1台だけ", "n2"), ("同じゲートウェイのすべて", "n5")),
        _asks(
            "n2",
            "センサーの表示灯は、1分ごとに緑に光りますか。",
            ("光る", "n3"),
            ("光らない", "n4"),
            kind="check",
        ),
        _asks(
            "n3",
            "センサーを30cmほど動かすと、5分以内に値が届きますか。",
            ("届いた", "n8"),
            ("届かない", "n9"),
            kind="check",
        ),
        _asks("n4", "電池を交換すると光りますか。", ("光る", "n8"), ("光らない", "n10"), kind="check"),
        _asks("n5", "ゲートウェイの表示灯は何色ですか。", ("緑", "n6"), ("赤", "n7"), ("消えている", "n11")),
        _asks(
            "n6",
            "管理画面の「機器」で、ファームウェアは2.1.3以降ですか。",
            ("2.1.3以降", "n9"),
            ("それより前", "n12"),
        ),
        _asks(
            "n7",
            "LANケーブルを差し直し、電源を入れ直して3分待つと、緑になりますか。",
            ("緑になった", "n8"),
            ("赤のまま", "n9"),
            kind="check",
        ),
        _ends("n8", "値が届くことを一緒に確かめて、終わりです。", "solved"),
        _ends("n9", "ゲートウェイの記録（CSV）をもらい、二次対応へ引き継ぎます。", "escalation"),
        _ends("n10", "センサー本体の故障です。予備を送り、修理を手配します。", "repair"),
        _ends("n11", "電源アダプターの故障です。代わりのアダプターを手配します。", "repair"),
        _ends("n12", "更新の手順をご案内します。", "article", article),
    ]


def tell(company: Company) -> None:
    """Drawn and published in summer; walked on a ticket of November."""
    teller = Teller(company)
    boss, agent = teller.actor("service-manager"), teller.actor("support")
    article = Article.objects.unscoped("the story goes on").get(title__startswith="ゲートウェイの再起動中")
    with teller.on("2026-07-03", 15):
        product = company.products["MN-100"].uid
        tree = draw_tree(boss, {"name": LOST, "product_id": product, "nodes": _nodes(str(article.uid))})
        tree = publish_tree(boss, tree.uid, version=tree.version)
    ticket = Ticket.objects.unscoped("the story goes on").get(subject__contains="センサー３台")
    with teller.on("2026-11-19", 10, 20):
        walk = begin_walk(agent, ticket.uid, tree_id=tree.uid)
        for answer in (0, 0, 1):
            walk = answer_walk(agent, walk.uid, version=walk.version, answer=answer)
