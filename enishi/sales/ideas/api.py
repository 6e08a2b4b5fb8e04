"""What else a customer may want, over HTTP."""

from uuid import UUID

from enishi.commerce.configuring.checking import name_of
from enishi.customers.models import Account
from enishi.foundation import authz
from enishi.foundation.http import ActorRequest, Money, Routes
from enishi.foundation.http.contract import Schema
from enishi.foundation.http.problems import language_of
from enishi.foundation.i18n import say
from enishi.sales.api.shapes import Ref, money
from enishi.sales.ideas import queries

router = Routes(tags=["sales"])


class IdeaOut(Schema):
    """Of `owners` of the product `has`, `both` have `product` too; of all `customers`, `everywhere`.

    `lift`: how many times oftener that is; `low`: the least it may be, with 95 % confidence. `why` says so.
    """

    product: Ref
    price: Money
    has: Ref
    both: int
    owners: int
    everywhere: int
    customers: int
    lift: float
    low: float
    why: str


class IdeasOut(Schema):
    items: list[IdeaOut]
    may: dict[str, bool]


@router.get("/accounts/{account_id}/ideas", response=IdeasOut, may="read customers.Account")
def list_ideas(request: ActorRequest, account_id: UUID):
    """What a customer may want besides what they have, the surest first, each with why."""
    actor, language = request.actor, language_of(request)
    items = []
    for idea, product, has in queries.ideas(actor, authz.find(actor, Account, account_id)):
        names = {"product": name_of(product, language), "has": name_of(has, language)}
        share, usual = idea.both / idea.owners, idea.everywhere / idea.customers
        why = say(
            "idea.why",
            language,
            **names,
            both=idea.both,
            owners=idea.owners,
            share=f"{share:.0%}",
            usual=f"{usual:.0%}",
            lift=f"{idea.lift:.1f}",
        )
        items.append(
            {
                **vars(idea),
                "product": {"id": product.uid, "name": names["product"]},
                "has": {"id": has.uid, "name": names["has"]},
                "price": money(product.price, product.currency),
                "lift": round(idea.lift, 3),
                "low": round(idea.low, 3),
                "why": why,
            }
        )
    return {"items": items, "may": {"deal": authz.may(actor, "create", "sales.Deal")}}
