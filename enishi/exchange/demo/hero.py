"""Hero 1, ハナサキ精機: a whole customer's life, told through the product's own actions on its own dates."""

from datetime import date

from enishi.customers.models import Account
from enishi.exchange.demo.company import Company
from enishi.exchange.demo.hero_sales import confirmed, invoiced, refers, renewed, won
from enishi.exchange.demo.hero_service import batteries, complaint, first_question, handed_over, published
from enishi.exchange.demo.teller import Teller
from enishi.interactions.actions import create_task


def tell(company: Company) -> Account:
    """Hero 1, from the card exchanged at a fair to the referral of a sister company."""
    teller = Teller(company)
    deal = won(teller)
    account = deal.account
    assert account is not None
    confirmed(teller, deal, "2025-06-20")
    handed_over(teller, deal)
    invoiced(teller, account)
    first_question(teller, account)
    batteries(teller, account)
    complaint(teller, account)
    published(teller, account)
    renewed(teller, account)
    refers(teller, account)
    with teller.on("2026-11-18", 9):
        create_task(
            teller.actor("sales"),
            {
                "account_id": account.uid,
                "subject": "上期レビュー訪問（ハナサキ精機）",
                "due_on": date(2026, 11, 20),
            },
        )
    return account
