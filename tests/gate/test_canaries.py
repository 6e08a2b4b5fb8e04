"""Every private word of the world names whose it is: nobody finds one that is not theirs to read, anywhere."""

import re

import pytest

from enishi.foundation.authz import Role, field_policy, policy
from enishi.foundation.authz.policy import Reach
from tests.gate.calls import Caller, undone
from tests.gate.entries import routes
from tests.gate.inputs import INPUTS
from tests.gate.table import CASES, line
from tests.gate.world import AMOUNT, SURVEY_KEY, World

pytestmark = pytest.mark.django_db  # whose database the world is made in
WORD = re.compile(r"\b([a-z]+)zq([a-z]+)\b")
FIGURE = re.compile(r"\b\d{9}\b")
UID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
VARIABLE = re.compile(r"{\w+}")
READS = sorted(entry for entry in routes() if entry.startswith("GET ") and line(entry).nobody == "u")
ACCOUNT, CONTACT, DEAL = "GET /accounts/{account_id}", "GET /contacts/{contact_id}", "GET /deals/{deal_id}"
LEAD, TICKET, HANDOVER = "GET /leads/{lead_id}", "GET /tickets/{ticket_id}", "GET /handovers/{handover_id}"
# The kind of a word → the lines of the table of which one must let its reader read it.
READ_AT = {
    **dict.fromkeys(("account", "bareaccount", "keptaccount", "accountnote", "merge"), (ACCOUNT,)),
    **dict.fromkeys(
        ("contactaccount", "contactbare", "contactkept", "department", "contactmerge"), (CONTACT,)
    ),
    **dict.fromkeys(("lead", "freelead", "closedlead", "convertedlead"), (LEAD,)),
    "formpost": (LEAD,),
    "leadcall": ("GET /leads/{lead_id}/activities", "GET /activities/{activity_id}"),
    **dict.fromkeys(("deal", "lostdeal", "madedeal", "dealnote"), (DEAL,)),
    # A handover names the deal it comes from.
    **dict.fromkeys(("handeddeal", "askeddeal"), (DEAL, HANDOVER)),
    "ticket": (TICKET,),
    # A complaint names the ticket it came by.
    "solvedticket": (TICKET, "shows restricted complaint"),
    **dict.fromkeys(("activity", "body"), ("GET /activities/{activity_id}",)),
    **dict.fromkeys(("task", "donetask"), ("PATCH /tasks/{task_id}", "GET /activities/{activity_id}")),
    **dict.fromkeys(("document", "documentto"), ("GET /orders/{order_id}",)),
    **dict.fromkeys(
        ("quote", "sentquote", "waitingquote", "cheapquote", "quoteline"), ("GET /quotes/{quote_id}",)
    ),
    **dict.fromkeys(("proposal", "proposalneed", "proposalsituation"), ("GET /proposals/{proposal_id}",)),
    **dict.fromkeys(("demo", "helddemo", "demoguest", "demoquestion"), ("GET /demos/{demo_id}",)),
    **dict.fromkeys(("quotedocument", "quotedocumentto"), ("GET /quotes/{quote_id}",)),
    **dict.fromkeys(("guiderun", "answergiven"), ("GET /guide-runs/{run_id}",)),
    **dict.fromkeys(("rival", "need", "objection", "stakeholder"), (DEAL,)),
    # A row names the list it stands on.
    "targetlist": ("GET /target-lists/{list_id}", "GET /target-rows"),
    "targetrow": ("GET /target-rows",),
    "sequence": ("GET /sequences/{sequence_id}", "GET /enrolments/{enrolment_id}"),
    "enrolmentground": ("GET /enrolments/{enrolment_id}",),
    "marketnote": ("GET /market-notes/{note_id}",),
    **dict.fromkeys(("meetingtopic", "meetingminutes"), ("GET /sales-meetings/{meeting_id}",)),
    "dailyreport": ("GET /daily-reports/{report_id}",),
    "line": ("GET /orders/{order_id}",),
    **dict.fromkeys(("contract", "contractnote"), ("GET /contracts/{contract_id}",)),
    **dict.fromkeys(("item", "site"), ("GET /items/{item_id}",)),
    **dict.fromkeys(("delivery", "billeddelivery", "deliverynote"), ("GET /deliveries/{delivery_id}",)),
    **dict.fromkeys(
        ("invoicenote", "issuedinvoice", "issuedinvoicenote", "creditnote", "creditreason"),
        ("GET /invoices/{invoice_id}",),
    ),
    **dict.fromkeys(
        ("paymentpayer", "paymentnote", "matchedpaymentpayer", "matchedpaymentnote"),
        ("GET /payments/{payment_id}",),
    ),
    **dict.fromkeys(("memo", "privatephone"), ("shows private fields",)),
    "cost": ("shows deal cost",),
    **dict.fromkeys(("message", "mail", "failedmail", "mailtext"), ("shows message",)),
    **dict.fromkeys(("mailwhole", "mailhtml", "mailfile"), ("shows message",)),
    "file": ("GET /files/{file_id}",),
    "mailsubject": ("GET /tickets/{ticket_id}/mails",),
    "note": ("shows note",),
    "escalation": ("GET /tickets/{ticket_id}/escalations",),
    **dict.fromkeys(("side", "sidetext"), ("GET /tickets/{ticket_id}/side-conversations",)),
    "worksession": ("GET /tickets/{ticket_id}/work",),
    "keptdraft": ("GET /tickets/{ticket_id}/drafts",),
    "surveyanswer": ("shows survey answer",),
    "article": ("GET /articles/{article_id}",),
    "complaint": ("GET /complaints/{complaint_id}",),
    "improvement": ("GET /improvements/{improvement_id}",),
    "restricted": ("shows restricted complaint",),
    "whybought": (HANDOVER,),
    "promise": ("GET /promises/{promise_id}",),
    "import": ("GET /imports/{import_id}",),
    "view": ("GET /views",),
    "absence": ("GET /absences",),
    "ownerchange": ("POST /owner-changes/{change_id}/seen",),
    "secret": (),
}


class Reader:
    """One role, looking at all it can reach."""

    def __init__(self, caller: Caller, role: Role) -> None:
        self.caller, self.role = caller, role
        self.world: World = caller.world
        self.named = {
            str(row.uid): name
            for kit in (*self.world.kits.values(), *self.world.bins.values())
            for name, row in kit.rows.items()
        }
        self.costs = {
            figure: kit.code
            for kit in (*self.world.kits.values(), *self.world.bins.values())
            for figure in (kit.cost, kit.cost - AMOUNT)
        }
        self.forbidden: dict[str, str] = {}
        self.words = 0

    def crawl(self) -> None:
        """Lists and totals, then each record an answer names, then the search for what must not be found."""
        waiting = [self.address(entry) for entry in READS if not VARIABLE.search(entry)]
        seen: set[str] = set()
        while waiting:
            address = waiting.pop()
            if address in seen:
                continue
            seen.add(address)
            waiting += self.read(address)
        for kind in READ_AT:
            self.read(f"/search?q={kind}zqstranger")

    def address(self, entry: str) -> str:
        query = INPUTS[entry].query
        path = entry.removeprefix("GET ")
        return f"{path}?{query}" if query and "{" not in query else path

    def read(self, address: str) -> list[str]:
        """Look at one answer; the addresses of all it names."""
        with undone():
            answer = self.caller.clients[self.role].get(f"/api/v1{address}")
        # A line's end is two letters in JSON: the word after it would begin with an n.
        text = answer.content.decode(errors="replace").replace("\\n", " ")
        words = [(word[1], word[2]) for word in WORD.finditer(text)]
        costs = [("cost", self.costs[int(one)]) for one in FIGURE.findall(text) if int(one) in self.costs]
        for kind, code in (*words, *costs):
            self.words += 1
            if not self.may_read(kind, code):
                self.forbidden.setdefault(f"{kind}zq{code}", address)
        return [
            VARIABLE.sub(uid, entry.removeprefix("GET "))
            for uid in set(UID.findall(text)) & self.named.keys()
            for entry in READS
            if INPUTS[entry].about == self.named[uid] and not INPUTS[entry].query
        ]

    def may_read(self, kind: str, code: str) -> bool:
        kit = self.world.kits.get(code) or self.world.bins[code.removeprefix("bin")]
        place = CASES.index(self.world.case_of(self.role, kit))
        cells = [line(entry).cells[self.role] for entry in READ_AT[kind]]
        if kind == "freelead":
            return any("+" in cell for cell in cells)
        return any(cell[place : place + 1] in ("+", "x") and "+" in cell for cell in cells)


@pytest.mark.parametrize("role", list(Role))
def test_b03_nobody_finds_a_word_that_is_not_theirs_to_read(caller, role):
    reader = Reader(caller, role)
    reader.crawl()
    assert reader.forbidden == {}
    assert reader.words > 30, "the crawl got nowhere"


def test_a_leak_that_is_planted_is_found(caller, monkeypatch):
    everywhere = {"read": Reach.ALL, "link": Reach.ALL}
    monkeypatch.setitem(policy.POLICY, ("notes", Role.SALES_REP), everywhere)
    reader = Reader(caller, Role.SALES_REP)
    reader.crawl()
    assert "notezqownsalesrep" in reader.forbidden
    # What is said with makers is read by whoever reads notes.
    leaked = {word.partition("zq")[0] for word in reader.forbidden}
    assert leaked <= {"note", "side", "sidetext"}


def test_b59_a_private_field_that_is_shown_too_far_is_found(caller, monkeypatch):
    for group in field_policy.TABLE:
        monkeypatch.setitem(field_policy.FIELDS, (group, Role.SALES_REP), {"read": Reach.ALL})
    reader = Reader(caller, Role.SALES_REP)
    reader.crawl()
    assert {"memozqmatesales", "privatephonezqmatesales", "costzqmatesales"} <= reader.forbidden.keys()
    assert {word.partition("zq")[0] for word in reader.forbidden} == {"memo", "privatephone", "cost"}


def test_b08_whoever_holds_a_survey_link_reads_the_question_and_nothing_else(caller, world):
    answer = caller.clients[None].get(f"/api/v1/surveys/{SURVEY_KEY}")
    words = {word[1] for word in WORD.finditer(answer.content.decode())}
    assert words <= {"ticket", "surveyanswer"}
