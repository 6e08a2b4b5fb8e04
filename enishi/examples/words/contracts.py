"""What the contracts and installed items of the examples tell."""

from typing import Any

from enishi.examples.words.cast import yen

CONTRACT = {
    "id": "01a1f5f0-5d0e-7c35-9f5e-0e8a2f1b6c21",
    "number": 12,
    "name": "年間保守（2年目）",
    "ends_on": "2027-07-31",
}
ITEM = {
    "id": "01a1f5f0-5d0e-7c35-9f5e-0e8a2f1b6c22",
    "name": "ゲートウェイ MG-10 MG10-260017",
    "site": "第一工場",
    "warranty_until": "2026-07-29",
}
WORDS: dict[str, Any] = {
    **{
        f"{shape}.{field}": value
        for shape in ("Contract", "ContractBrief", "Agreed")
        for field, value in CONTRACT.items()
    },
    **{
        f"{shape}.{field}": value
        for shape in ("InstalledItem", "Machine", "CaredItem")
        for field, value in ITEM.items()
    },
    "Contract.kind": "maintenance",
    "Contract.starts_on": "2026-08-01",
    "Contract.amount": yen(288_000),
    "Contract.note": "報告書は月次で送付",
    "renewal_on": "2027-08-01",
    "notice_days": 90,
    "notice_on": "2027-04-30",
    "days_left": 246,
    "auto_renews": False,
    "per": "year",
    "a_year": yen(288_000),
    "entitlement_class": "weekday",
    "entitlement": "電話・メールでの技術対応、年1回の定期点検",
    "cancelled_on": None,
    "cancel_reason": "",
    "last_day": "2026-12-31",
    "ContractEnd.reason": "他社へ切り替え",
    **{f"{shape}.state": "active" for shape in ("Contract", "ContractBrief", "Agreed")},
    "serial": "MG10-260017",
    "installed_on": "2025-07-29",
    "warranty": "out",
    "removed_on": None,
    "usage": "コンプレッサーの振動監視",
    "InstalledItem.note": "",
    "next_renewal_on": "2027-08-01",
    "next_renewal_worth": yen(288_000),
}
