"""What targets by month look like: the grid, a table that is pasted, and the year held against its targets."""

from typing import Any

from enishi.examples.words.cast import SELLER, yen

WORDS: dict[str, Any] = {
    "holder": SELLER,
    "holder_id": SELLER["id"],
    "month": "2026-11-01",
    "BudgetCell.value": yen(7_000_000),
    "OtherTarget.value": yen(84_000_000),
    "BudgetChange.value": yen(7_000_000),
    "BudgetGrid.months": ["2026-10-01", "2026-11-01"],
    "BudgetTable.table": [["担当", "10月", "11月"], ["佐藤 健", "600", "７００"]],
    "BudgetTable.unit": "ten_thousand",
    "BudgetDifference.row": 2,
    "BudgetDifference.column": 3,
    "BudgetDifference.before": yen(6_500_000),
    "BudgetDifference.after": yen(7_000_000),
    "BudgetLook.same": 1,
    "WrongCell.row": 2,
    "WrongCell.column": 4,
    "WrongCell.name": "佐藤 健",
    "WrongCell.text": "未定",
    "WrongCell.reason": "数字で入力してください（例: 1,234）。",
    "BudgetSet.changed": 12,
    "BudgetEvent.by": "高橋 直子",
    "BudgetEvent.name": "佐藤 健",
    "BudgetEvent.before": yen(6_500_000),
    "BudgetEvent.after": yen(7_000_000),
    "BudgetSpan.kind": "month",
    "BudgetSpan.days": 19,
    "BudgetSpan.gone": 14,
    "Result.target": 7_000_000,
    "Result.won": 3_000_000,
    "Result.outlook": 6_000_000,
    "Result.due": 5_157_895,
    "Result.attainment": "42.9",
    "Result.outlook_attainment": "85.7",
    "Result.pace": "58.2",
    "ResultLine.name": "佐藤 健",
    "Results.today": "2026-11-20",
}
