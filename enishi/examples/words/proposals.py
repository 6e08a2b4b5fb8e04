"""What a proposal looks like: the one that went with the first quote of the demo company's first deal."""

from typing import Any

from enishi.examples.words.cast import ref

WORDS: dict[str, Any] = {
    "Proposal.number": "P2025-00004",
    "ProposalDocument.number": "P2025-00004",
    "Proposal.title": "第一工場 設備監視のご提案",
    "ProposalChange.title": "第一工場 設備監視のご提案",
    "Proposal.status": "issued",
    "issued_at": "2025-05-27T06:30:00Z",
    "Proposal.quote": ref("quote", "Q2025-00017 第一工場 設備監視の導入"),
    "situation": "故障してから気づくため、年に3回、半日ずつラインが止まっている。",
    "need": "止まる前に異常に気づきたい",
    "feature": "振動・温度センサー MN-100 を主要な12台に付け、みなもクラウドで見張る",
    "benefit": "異常の兆しを平均9日前に知らせ、止まる前に直せる",
    "proof": "同じ規模の工場で、計画外の停止が年5回から1回に減った",
    "plan": "6月 現地調査、7月 設置、8月 効果の確認",
    "Proposal.closing": "ご不明な点は、担当までお気軽にお問い合わせください。",
    "ProposalCopy.deal_id": None,
}
