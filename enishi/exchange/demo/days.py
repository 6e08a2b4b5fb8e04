"""Reports on the last days: what two sellers wrote, and what their manager said. Last of all, like `own_fields`."""

from datetime import date

from enishi.exchange.demo.company import Company
from enishi.exchange.demo.teller import Teller
from enishi.interactions.daily.actions import comment_report, submit_report, write_report

WORDS = (
    ("tokyo3", "2026-11-18", "白嶺重工の役員会資料は8割まで。競合C社は通信が別契約で、3年の総額では当社が下。そこを前に出す。"),
    ("sales", "2026-11-19", "ハナサキ精機の上期レビューの準備。第二工場は電波が届きにくいので、現地調査を先に提案したい。"),
)  # fmt: skip
COMMENT = "第二工場の現地調査は、12月中に日程を押さえましょう。"


def tell(company: Company) -> None:
    teller = Teller(company)
    for who, day, words in WORDS:
        with teller.on(day, 18, 10):
            report = write_report(teller.actor(who), date.fromisoformat(day), words)
            report = submit_report(teller.actor(who), report.uid, version=report.version)
    with teller.on("2026-11-20", 9):
        comment_report(teller.actor("sales-manager"), report.uid, COMMENT)
