"""One row of each kind that is somebody's, and what hangs on their customer besides."""

import zlib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from enishi.bond.models import GivenAnswer, GuideRun
from enishi.commerce.models import Contract, Document, InstalledItem, PriceBook, Product
from enishi.customers.models import Merge, Segment
from enishi.foundation import clock
from enishi.foundation.documents import keep
from enishi.foundation.files import store
from enishi.foundation.files.models import StoredFile
from enishi.foundation.ids import next_numbers
from enishi.insight.models import MeetingItem, SalesMeeting
from enishi.interactions.models import Conversation, DailyReport, Message
from enishi.sales.models import (
    Approval,
    ApprovalRoute,
    ApprovalStep,
    Competitor,
    DealCompetitor,
    Guide,
    MarketNote,
    Need,
    Objection,
    ProductTarget,
    Proposal,
    Quote,
    QuoteLine,
    QuoteLink,
    Stakeholder,
    TargetList,
    TargetRow,
)
from enishi.service.complaints.rules import STEPS
from enishi.service.forms.models import TicketForms
from enishi.service.models import (
    Article,
    Complaint,
    ComplaintStep,
    Draft,
    Escalation,
    HelpQuestion,
    Macro,
    RoutingSettings,
    SideConversation,
    SlaPolicy,
    SurveySettings,
    Ticket,
    TreeWalk,
    Troubleshooter,
    TroubleshooterVersion,
    WorkSession,
)
from enishi.staff.models import User
from enishi.staff.secrets import secret_hash
from tests.gate.kit_demos import demos
from tests.gate.kit_improvements import improvements
from tests.gate.kit_sequences import sequences

COST = 770_000_000
AMOUNT = 1_000_000
ANSWERS = [{"id": "a1", "text": "a", "text_en": "", "effects": [{"kind": "require", "products": [], "field": "price", "compare": "at_least", "value": "0", "why": "a", "why_en": ""}]}]  # fmt: skip
GUIDE = {
    "questions": [{"id": "q1", "text": "a", "text_en": "", "takes_many": False, "answers": ANSWERS}],
    "key": "key-of-a-guide",
    "name": "選び方",
    "title": "選び方",
    "published_at": datetime(2026, 11, 2, 3, tzinfo=UTC),
    "is_public": True,
}
PROMISED = dict.fromkeys("1234", {"first_reply": 30, "next_reply": 30, "solve": 240})
QUOTE_KEY, HELP_NUMBER = "key-of-a-quote", 900_001
TOLD = {
    "account": "account.created",
    "bare account": "account.created",
    "contact": "contact.created",
    "activity": "activity.recorded",
    "task": "task.created",
    "lead": "lead.created",
    "deal": "deal.created",
    "quote": "quote.created",
    "sent quote": "quote.sent",
    "order": "order.recorded",
    "contract": "contract.created",
    "ticket": "ticket.opened",
    "complaint": "complaint.opened",
    "restricted complaint": "complaint.opened",
    "promise": "promise.made",
    "handover": "handover.opened",
}


@dataclass
class Kit:
    """One row of each kind. `word("deal")` is a word that stands in this kit's deal and nowhere else."""

    code: str
    side: str
    sales: User
    service: User
    rows: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.rows[name]

    @property
    def holder(self) -> User:
        """Whose kit it is, for rows that belong to no side."""
        return self.service if self.side == "service" else self.sales

    def word(self, kind: str) -> str:
        return f"{kind}zq{self.code}"

    @property
    def day(self) -> date:
        """A day that is no other kit's."""
        return date(2026, 10, 1) - timedelta(days=zlib.crc32(self.code.encode()) % 200_000)

    @property
    def cost(self) -> int:
        """What this kit's deals cost: a figure that stands nowhere else, nor does the margin it leaves."""
        return COST + zlib.crc32(self.code.encode()) % 1_000_000


def merged_away(kit: Kit) -> None:
    """Of a customer and of a person one that was merged into it."""
    for name, row in {"merge": kit["account"], "contact merge": kit["contact"]}.items():
        word = kit.word(name.replace(" ", ""))
        if name == "merge":
            called: dict[str, Any] = {"name": word, "number": next_numbers("account")[0]}
            called |= {"sales_owner": kit.sales, "service_owner": kit.service}
        else:
            called = {"family_name": word}
        gone = type(row).objects.create(merged_into=row, deleted_at=clock.now(), **called)
        kit.rows[name] = Merge.objects.create(
            label=row._meta.label,
            kept_id=row.pk,
            gone_id=gone.pk,
            kept_name=kit.word("keeper"),
            gone_name=word,
        )


def files(kit: Kit) -> None:
    """A file on the customer, one on the customer that stays when all else is in the bin, one that hangs on nothing."""
    kept = store().put([b"the world"])
    on = {"file": kit["account"].pk, "kept file": kit["kept account"].pk, "draft": None}
    for name, key in on.items():
        kit.rows[name] = StoredFile.objects.create(
            subject="customers.Account" if key else "", subject_id=key, name=kit.word("file"),
            digest=kept.digest, size=kept.size, kind="png", uploader_id=kit.holder.pk,
            looked_at=clock.now(), thumbnail=kept.digest, preview=kept.digest,
        )  # fmt: skip


def quotes(kit: Kit) -> None:
    """A draft of the kit's open deal, and one that was sent."""
    counted = dict.fromkeys(("gross", "subtotal", "net", "total"), AMOUNT)
    for name, status in {"quote": Quote.DRAFT, "sent quote": Quote.SENT}.items():
        word = kit.word(name.replace(" ", ""))
        is_sent = status == Quote.SENT
        kit.rows[name] = quote = Quote.objects.create(
            deal=kit["deal"], title=word, status=status, valid_until=date(2099, 12, 31), cost=kit.cost,
            number=word if is_sent else None, series=word if is_sent else "",
            sent_at=clock.now() if is_sent else None, **counted,
        )  # fmt: skip
        QuoteLine.objects.create(
            quote=quote, position=1, text=kit.word("quoteline"), unit_price=AMOUNT, gross=AMOUNT, net=AMOUNT
        )
    kit.rows["waiting quote"] = Quote.objects.create(
        deal=kit["deal"], title=kit.word("waitingquote"), valid_until=date(2099, 12, 31), **counted
    )
    kit.rows["cheap quote"] = Quote.objects.create(
        deal=kit["deal"],
        title=kit.word("cheapquote"),
        valid_until=date(2099, 12, 31),
        **{**counted, "gross": 2 * AMOUNT},
    )
    approval = Approval.objects.create(quote=kit["waiting quote"], rate=1_000, requested_at=clock.now())
    kit.rows["approval step"] = ApprovalStep.objects.create(
        approval=approval,
        position=1,
        name="課長",
        person=kit.sales,
        status=ApprovalStep.WAITING,
        asked_at=clock.now(),
    )
    QuoteLink.objects.create(
        quote=kit["sent quote"], made_at=clock.now(), expires_at=clock.now() + timedelta(days=30),
        key_hash=secret_hash(QUOTE_KEY if kit.code == "stranger" else f"{QUOTE_KEY} {kit.code}"),
    )  # fmt: skip
    kit.rows["quote document"] = document_of(kit, kit["sent quote"], "quotedocument", Document.QUOTE)
    kit["sent quote"].document = kit["quote document"]
    kit["sent quote"].save()
    point = {"need": kit.word("proposalneed"), "feature": "見張る", "benefit": "止まらない", "proof": ""}
    kit.rows["proposal"] = Proposal.objects.create(
        deal=kit["deal"], title=kit.word("proposal"), situation=kit.word("proposalsituation"), points=[point]
    )
    negotiated(kit)
    guided(kit)
    demos(kit)
    sequences(kit)


def negotiated(kit: Kit) -> None:
    """A competitor, a need and an objection of the kit's open deal."""
    deal, told = kit["deal"], kit.word("objection")
    competitor, _ = Competitor.objects.unscoped("the world is being made").get_or_create(name="C社")
    kit.rows["deal competitor"] = DealCompetitor.objects.create(
        deal=deal, competitor=competitor, note=kit.word("rival")
    )
    kit.rows["need"] = Need.objects.create(deal=deal, text=kit.word("need"))
    kit.rows["objection"] = Objection.objects.create(
        deal=deal, category="price", text=told, answer=told, raised_on=clock.today()
    )
    kit.rows["stakeholder"] = Stakeholder.objects.create(
        deal=deal, contact=kit["contact"], role="decision_maker", note=kit.word("stakeholder")
    )
    kit.rows["target list"] = listed = TargetList.objects.create(name=kit.word("targetlist"), owner=kit.sales)
    kit.rows["target row"] = TargetRow.objects.create(
        list=listed, account=kit["account"], owner=kit.sales, note=kit.word("targetrow")
    )
    kit.rows["market note"] = MarketNote.objects.create(title=kit.word("marketnote"), author=kit.sales)


def guided(kit: Kit) -> None:
    """A guide that was gone through with the kit's customer on its open deal."""
    guide, _ = Guide.objects.unscoped("the world is being made").get_or_create(
        key=GUIDE["key"], defaults=GUIDE
    )
    kit.rows["guide run"] = run = GuideRun.objects.create(
        guide=guide,
        account=kit["account"],
        deal=kit["deal"],
        question=kit.word("guiderun"),
        taken_at=clock.now(),
    )
    GivenAnswer.objects.create(
        run=run, position=1, question_id="q1", answer_id="a1", question="何を", answer=kit.word("answergiven")
    )


def complaints(kit: Kit) -> None:
    """One that is read as its ticket is, and one with a flag, which few read."""
    for name, ticket in {"complaint": "ticket", "restricted complaint": "solved ticket"}.items():
        is_restricted = name.startswith("restricted")
        word = kit.word(name.split()[0])
        kit.rows[name] = complaint = Complaint.objects.create(
            number=next_numbers("complaint")[0], ticket=kit[ticket], title=word, serial=word, claimant=word,
            facts=word, whys=[word], owner=kit.service, opened_at=clock.now(), is_legal=is_restricted,
            is_restricted=is_restricted, apology=word,
        )  # fmt: skip
        for position, step in enumerate(STEPS):
            done = {"done_at": clock.now()} if step == "received" else {}
            ComplaintStep.objects.create(complaint=complaint, position=position, name=step, **done)
    tree = Troubleshooter.objects.create(name="a", nodes=NODES, live_number=1)
    live = TroubleshooterVersion.objects.create(
        troubleshooter=tree, number=1, nodes=NODES, published_at=clock.now()
    )
    kit.rows["tree"] = tree
    kit.rows["walk"] = TreeWalk.objects.create(
        ticket=kit["ticket"], tree=live, node="n1", started_at=clock.now()
    )
    kit.rows["article"] = Article.objects.create(
        number=next_numbers("article")[0], title=kit.word("article"), body=kit.word("article"), author=kit.service,
        audience="public", ticket=kit["ticket"],
    )  # fmt: skip
    left, _ = User.objects.get_or_create(name="gone", team=kit.service.team, is_active=False)
    kit.rows["kept draft"] = Draft.objects.create(
        ticket=kit["ticket"], author=left, mode="reply", text=kit.word("keptdraft")
    )
    kit.rows["plain ticket"] = Ticket.objects.create(
        number=next_numbers("ticket")[0], subject=kit.word("ticket"), account=kit["account"],
        team=kit.service.team, assignee=kit.service, opened_at=clock.now(),
    )  # fmt: skip
    escalated(kit)
    improvements(kit)


def escalated(kit: Kit) -> None:
    """What the second line is asked about the plain ticket."""
    word, now = kit.word("escalation"), clock.now()
    kit.rows["escalation"] = Escalation.objects.create(
        ticket=kit["plain ticket"], reason=word, tried=word, team=kit.service.team, asked_by=kit.service,
        asked_at=now, due_at=now + timedelta(days=1),
    )  # fmt: skip
    beside = Conversation.objects.create(subject=kit.word("side"), owner=kit.service, team=kit.service.team)
    kit.rows["side"] = SideConversation.objects.create(
        ticket=kit["plain ticket"], conversation=beside, to=[{"name": "", "address": "support@maker.example"}]
    )
    Message.objects.create(
        conversation=beside, direction="in", channel_kind="mail", text=kit.word("sidetext"), sent_at=now
    )
    # Nobody works on two tickets at a time.
    began = now - timedelta(hours=1 + zlib.crc32(kit.code.encode()) % 9999)
    kit.rows["work session"] = WorkSession.objects.create(
        ticket=kit["plain ticket"], person=kit.service, started_at=began, ended_at=began + timedelta(minutes=9),
        reason=kit.word("worksession"),
    )  # fmt: skip


def agreed(kit: Kit, product: Product) -> None:
    """What the customer has of ours, and a day of whoever looks after them."""
    ProductTarget.objects.create(
        product=product, starts_on=date(2026, 4, 1), ends_on=date(2026, 4, 30), value=AMOUNT
    )
    days = {"starts_on": date(2026, 4, 1), "ends_on": date(2027, 3, 31), "renewal_on": date(2027, 4, 1)}
    kit.rows["contract"] = Contract.objects.create(
        number=next_numbers("contract")[0], name=kit.word("contract"), account=kit["account"],
        notice_on=date(2027, 1, 29), note=kit.word("contractnote"), amount=288_000, per="year", **days,
    )  # fmt: skip
    kit.rows["daily report"] = DailyReport.objects.create(
        owner=kit.holder, day=kit.day, status=DailyReport.SUBMITTED, text=kit.word("dailyreport")
    )
    met(kit)
    kit.rows["item"] = InstalledItem.objects.create(
        product=product, serial=kit.word("item"), account=kit["account"], site=kit.word("site")
    )


def met(kit: Kit) -> None:
    """A meeting of the seller's team, and a topic of it."""
    kit.rows["sales meeting"] = meeting = SalesMeeting.objects.create(
        team=kit.sales.team, held_on=date(2026, 11, 13), owner=kit.sales
    )
    kit.rows["meeting item"] = MeetingItem.objects.create(
        meeting=meeting, position=0, kind=MeetingItem.TOPIC, title=kit.word("meetingtopic"),
        minutes=kit.word("meetingminutes"),
    )  # fmt: skip


def _node(key: str, end: str = "", to: str = "") -> dict[str, Any]:
    answers = [{"text": "a", "to": to}] if to else []
    told = dict.fromkeys(("picture", "article"), "")
    return {
        "id": key,
        "kind": "end" if end else "question",
        "text": "a",
        "answers": answers,
        "end": end,
        **told,
    }


NODES = [_node("n1", to="n2"), _node("n2", end="solved")]


def known(approver: User) -> dict[str, Any]:
    """What is promised, who approves a large discount, an article that everybody reads, and what somebody looked for in vain."""
    told = dict.fromkeys(("title", "body", "live_title", "live_body"), "a")
    steps = [{"name": "本部長", "needs": "all", "managers": [], "people": [str(approver.uid)]}]
    return {
        "guide": Guide.objects.unscoped("the world is being made").get_or_create(
            key=GUIDE["key"], defaults=GUIDE
        )[0],
        "price book": PriceBook.objects.create(name="代理店価格"),
        "binned price book": PriceBook.objects.create(name="b", deleted_at=clock.now()),
        "binned guide": Guide.objects.create(key="binned", name="b", title="b", deleted_at=clock.now()),
        "competitor": Competitor.objects.unscoped("the world is being made").get_or_create(name="C社")[0],
        "segment": Segment.objects.create(name="機械"),
        "approval route": ApprovalRoute.objects.create(name="値引30%超", over_discount=30, steps=steps),
        "policy": SlaPolicy.objects.create(name="保守契約", position=2, targets=PROMISED),
        "default policy": SlaPolicy.objects.create(name="標準", is_default=True, targets=PROMISED),
        "routing": RoutingSettings.objects.create(),
        "survey settings": SurveySettings.objects.create(),
        "forms": TicketForms.objects.create(),
        "macro": Macro.objects.create(name="受付のお知らせ", text="{宛名}"),
        "tree": Troubleshooter.objects.create(name="a", nodes=NODES),
        "binned tree": Troubleshooter.objects.create(name="b", nodes=NODES, deleted_at=clock.now()),
        "help question": HelpQuestion.objects.create(key="a", text="電池", asked_at=clock.now()),
        "public article": Article.objects.create(
            number=HELP_NUMBER, live_number=1, audience="public", status="published", **told
        ),
    }


def document_of(kit: Kit, row: Any, word: str, kind: str) -> Document:
    content = keep(b"%PDF-1.7 of the world")
    return Document.objects.create(
        kind=kind, number=kit.word(word), series=kit.word(word), language="en",
        subject=row._meta.label, subject_id=row.pk, subject_uid=row.uid,
        order=row if kind == Document.ORDER_CONFIRMATION else None,
        account=kit["account"], addressee=kit.word(f"{word}to"), issued_on=date(2026, 11, 2),
        amount=1100, currency="JPY", content=content, size=content.size,
    )  # fmt: skip
