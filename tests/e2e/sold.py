"""The sale both scenarios tell: who asks, what they are sold, and the house made ready for it."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.e2e.conftest import PostOffice
from tests.e2e.program import Program
from tests.mail_server.server import PASSWORD

FIELDS = [
    {"name": "company", "is_required": True},
    {"name": "family_name", "is_required": True},
    {"name": "given_name"},
    {"name": "email", "is_required": True},
    {"name": "phone"},
    {"name": "note"},
]
POINT = {
    "need": "止まる前に気づきたい",
    "feature": "振動センサーで見張る",
    "benefit": "停止が年3回から0回に",
    "proof": "導入事例 みさき電装様",
}
BANT = {
    "budget": "上期に400万円",
    "authority": "工場長が決める",
    "need": "止まる前に気づきたい",
    "timeframe": "年度内",
}
SENSORS, PRICE = 40, 48_000
# Above the 10 % at which the manager is asked, and what they are content with afterwards.
STEEP, GRANTED = 240_000, 220_000


def yen(amount: int) -> dict[str, Any]:
    return {"amount": amount, "currency": "JPY"}


def today() -> date:
    """The organisation's day."""
    return datetime.now(ZoneInfo("Asia/Tokyo")).date()


def ask_managers(admin: Program) -> None:
    """A discount above 10 % wants the manager's word, once, whoever sells first."""
    name = "値引10%超"
    if all(one["name"] != name for one in admin.get("/approval-routes")["items"]):
        steps = [{"name": "課長", "managers": [1]}]
        admin.post("/approval-routes", {"name": name, "over_discount": 10, "steps": steps})


def sales_mailbox(admin: Program, post_office: PostOffice, address: str) -> None:
    """A mailbox of the sales team that is sent from and read, without the seconds for second thoughts."""
    team = next(one["id"] for one in admin.get("/teams")["items"] if "営業" in one["name"])
    server = {"imap_host": "127.0.0.1", "imap_port": post_office.mail.port, "imap_security": "none"}
    server |= {"smtp_host": "127.0.0.1", "smtp_port": post_office.smtp_port, "smtp_security": "none"}
    owner = {"address": address, "purpose": "sales", "team_id": team}
    account = {"imap_user": address, "imap_password": PASSWORD}
    mailbox = admin.post("/mailboxes", owner | account | server)
    admin.patch(f"/sending-mailboxes/{mailbox['id']}", {"undo_seconds": 0}, version=mailbox["version"])
