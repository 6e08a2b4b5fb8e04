"""What customers of みなも計装 answered when asked how easy it was, and whether they would recommend us."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from enishi.customers.models import Account, AccountContact
from enishi.exchange.demo.company import Company
from enishi.exchange.demo.dice import choose, uniform, weighted, whole
from enishi.exchange.demo.people import FEW
from enishi.foundation import clock, events
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.foundation.events import Change
from enishi.foundation.ids import counted_uids
from enishi.service.models import SurveyResponse, Ticket
from enishi.service.rules import SURVEY_LIFE
from enishi.service.surveys.actions import survey_of
from enishi.service.surveys.rules import CES, NPS, SCALES

WHY = "the demo tells its story"
ACTOR = System("demo")
LATELY = timedelta(days=120)
MOST_CES, MOST_NPS = 40, 60
# How often somebody who was asked answers, and with what.
ANSWERS, SPEAKS = 0.55, 0.6
SCORES = {
    CES: ((7, 26), (6, 30), (5, 18), (4, 10), (3, 8), (2, 5), (1, 3)),
    NPS: ((10, 18), (9, 22), (8, 22), (7, 14), (6, 8), (5, 8), (3, 5), (0, 3)),
}
WORDS = {
    (CES, "good"): (
        "写真を送るだけで原因がわかり、助かりました。",
        "一度の電話で済みました。",
        "手順書が分かりやすかったです。",
    ),
    (CES, "middle"): ("解決はしましたが、担当が途中で変わりました。", "同じ説明を二度しました。"),
    (CES, "low"): ("たらい回しにされた印象です。", "返事が来るまでに三日かかり、現場が止まりました。"),
    (NPS, "good"): (
        "故障の前に知らせてもらえるので、夜間の呼び出しが減りました。",
        "同業の会社にも紹介しました。",
        "担当の方がいつも先に動いてくれます。",
    ),
    (NPS, "middle"): ("製品には満足していますが、画面がもう少し見やすいとよいです。", "価格は他社並みです。"),
    (NPS, "low"): ("保守の費用が毎年上がっています。", "問い合わせの返事が遅くなりました。"),
}


def tell(company: Company) -> None:
    """Last of all, so that no other row gets another id; of the first customers alone, so that a small company is the
    first part of a large one."""
    with counted_uids("minamo opinions"):
        write(ACTOR, company)


@action
def write(actor: System, _: Company) -> None:
    """Write the answers down, with the events that tell of them."""
    rows = [*_of_tickets(), *_of_people()]
    SurveyResponse.objects.bulk_create(rows, batch_size=500)
    told = [Change(row, at=row.answered_at) for row in rows if row.answered_at is not None]
    events.record_many("survey.answered", actor, told, history=True)


def _first() -> list[int]:
    rows = Account.objects.unscoped(WHY).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:FEW])


def _of_tickets() -> Iterable[SurveyResponse]:
    """Solved lately, and not asked about yet."""
    rows = Ticket.objects.unscoped(WHY).select_related("account", "contact", "solved_by")
    lately = rows.filter(
        account__in=_first(),
        contact__isnull=False,
        solved_at__gt=clock.now() - LATELY,
        survey_responses=None,
    )
    survey = survey_of(CES)
    for ticket in lately.order_by("number")[:MOST_CES]:
        assert ticket.solved_at is not None
        yield _answer(
            SurveyResponse(
                survey=survey,
                ticket=ticket,
                account=ticket.account,
                contact=ticket.contact,
                credited=ticket.solved_by,
            ),
            ticket.solved_at + timedelta(hours=24),
            ticket.number,
        )


def _of_people() -> Iterable[SurveyResponse]:
    """One person each of customers who are with us."""
    places = AccountContact.objects.unscoped(WHY).filter(
        account__in=_first(), account__relationship_stage__in=("customer", "advocate")
    )
    survey = survey_of(NPS)
    seen: set[int] = set()
    for place in places.select_related("account", "contact").order_by("account_id", "pk"):
        if place.account_id in seen or len(seen) == MOST_NPS:
            continue
        seen.add(place.account_id)
        days = whole("nps day", place.account.number, 2, LATELY.days)
        yield _answer(
            SurveyResponse(survey=survey, account=place.account, contact=place.contact),
            clock.now() - timedelta(days=days),
            place.account.number,
        )


def _answer(response: SurveyResponse, asked_at: datetime, number: int) -> SurveyResponse:
    """Asked then, and answered within some hours, or not."""
    kind = response.survey.kind
    asked = min(asked_at, clock.now())
    response.scale = SCALES[kind].highest
    response.key_hash = f"demo-{kind}-{number}"
    response.asked_at, response.expires_at = asked, asked + SURVEY_LIFE
    if uniform(f"{kind} gave", number) < ANSWERS:
        response.score = weighted(f"{kind} mark", number, SCORES[kind])
        response.answered_at = min(asked + timedelta(hours=whole(f"{kind} hour", number, 1, 60)), clock.now())
        if uniform(f"{kind} says", number) < SPEAKS:
            response.comment = choose(f"{kind} word", number, WORDS[kind, SCALES[kind].band(response.score)])
    return response
