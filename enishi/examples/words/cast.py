"""Who and what the examples are about: one customer, ハナサキ精機, from lead to ticket.

People, companies and numbers are made up; addresses end in .example and telephone numbers are not given out.
"""

from typing import Any
from uuid import NAMESPACE_URL, uuid5


def ref(thing: str, name: str, **more: Any) -> dict[str, Any]:
    """A record as others name it."""
    return {"id": str(uuid5(NAMESPACE_URL, thing)), **more, "name": name}


def yen(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "JPY"}


CUSTOMER = ref("account", "ハナサキ精機株式会社")
SELLER, KEEPER, BOSS = ref("seller", "佐藤 健"), ref("keeper", "田中 美咲"), ref("boss", "高橋 直子")
PERSON = ref("contact", "渡辺 千尋")
DEAL = ref("deal", "第一工場 設備監視の導入", number=318)
