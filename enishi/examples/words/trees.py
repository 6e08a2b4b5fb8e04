"""What a decision tree looks like: what to ask when a sensor fell silent."""

from typing import Any

WORDS: dict[str, Any] = {
    "Tree.name": "センサーのデータが届かない",
    "TreeChange.name": "センサーのデータが届かない",
    "TreeNode.id": "n2",
    "TreeNode.kind": "check",
    "TreeNode.text": "センサーの表示灯は、1分ごとに緑に光りますか。",
    "TreeNode.picture": "",
    "TreeAnswer.text": "光る",
    "TreeAnswer.to": "n3",
    "TreeNode.end": "",
    "TreeNode.article": "",
    "Tree.faults": [],
    "TreeCount.node": "n2",
    "TreeCount.came": 41,
    "TreeCount.left": 3,
    "Tree.published_at": "2026-07-03T06:00:00Z",
    "Walk.tree": "センサーのデータが届かない",
    "tree_number": 1,
    "Walked.text": "届かないのは、1台だけですか。",
    "Walked.answer": "1台だけ",
    "WalkAnswer.answer": 0,
    "Walk.outcome": "",
    "Walk.article": None,
    "Walk.started_at": "2026-11-19T01:20:00Z",
    "Walk.ended_at": None,
    "walked_by": None,
}
