"""Every screen of the product for `make shots`: who opens it, where, and what they press first."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, Route

from tools.screen_rows import DEMO, FORM, LEAD

WEB = Path(__file__).resolve().parents[1] / "web" / "src"
HERO = "ハナサキ精機"
CUSTOMERS = "整理記号,会社名,種別,従業員数,備考欄\nZ-001,しおさい計測株式会社,法人,120,展示会で名刺交換\nZ-002,㈱みさき電装,法人,たくさん,\n"

Records = dict[str, str]
Act = Callable[[Page, str], None]


@dataclass(frozen=True)
class Screen:
    """`act` is done before the picture, in the language of the page; `login` is empty for a stranger.

    What looks alike at every width is photographed in both languages once wide and light, once narrow and dark.
    """

    name: str
    login: str
    path: str
    act: Act | None = None
    is_brief: bool = False
    # The API's list that answers with nothing, for the page that teaches.
    hollow: str = ""


def pages(login: str, **paths: str) -> list[Screen]:
    return [Screen(name, login, path) for name, path in paths.items()]


def forms(login: str, **paths: str) -> list[Screen]:
    return [Screen(f"{name}-form", login, path, is_brief=True) for name, path in paths.items()]


def empty(login: str, **paths: str) -> list[Screen]:
    return [Screen(f"{name}-empty", login, path, is_brief=True, hollow=name) for name, path in paths.items()]


def say(room: str, key: str, language: str, **values: str) -> str:
    """The web app's word, so that a button is found in either language."""
    found: Any = json.loads((WEB / room / "words" / f"{language}.json").read_text("utf-8"))
    for part in key.split("."):
        found = found[part]
    for name, value in values.items():
        found = found.replace(f"{{{{{name}}}}}", value)
    return str(found)


def press(room: str, key: str) -> Act:
    """Press the button that carries this word, and wait for what it opens."""

    def act(page: Page, language: str) -> None:
        _button(page, say(room, key, language)).click()
        page.get_by_role("dialog").wait_for()

    return act


def open_palette(page: Page, language: str) -> None:
    page.keyboard.press("Control+k")
    page.get_by_placeholder(say("shell", "palette.placeholder", language)).fill("ハナサキ")
    page.get_by_role("dialog").get_by_text(HERO).first.wait_for()


def open_filter(page: Page, language: str) -> None:
    _button(page, say("views", "filter", language)).click()
    page.get_by_role("dialog").get_by_role("group").first.wait_for()


def open_keys(page: Page, language: str) -> None:
    page.keyboard.press("?")
    page.get_by_role("dialog").wait_for()


def meet_conflict(page: Page, language: str) -> None:
    """Save a remark as if it had been read long ago: the server answers that somebody was faster."""
    label = say("customers", "field.note", language)
    _button(page, say("ui", "edit.change", language, label=label)).click()
    page.get_by_role("textbox", name=label).fill("連絡は渡辺課長へ")
    page.route(
        "**/api/v1/accounts/*",
        lambda route: route.continue_(headers=route.request.headers | {"if-match": '"0"'}),
    )
    _button(page, say("ui", "save", language)).click()
    page.get_by_role("dialog").wait_for()


def open_erasure(page: Page, language: str) -> None:
    _button(page, say("privacy", "menu.open", language)).click()
    page.get_by_role("menuitem", name=say("privacy", "menu.erase", language)).click()
    page.get_by_role("dialog").get_by_role("textbox").wait_for()


def _button(page: Page, word: str) -> Locator:
    return page.get_by_role("button", name=word, exact=True).first


SCREENS = (
    *pages(
        "",
        shared_quote="{shared_quote}",
        shared_quote_gone="/q/gone",
        public_form="{public_form}",
        help="/help",
        help_article="/help/1",
        sign_in="/sign-in",
        forgot="/forgot",
        reset_gone="/reset/gone",
        verify_gone="/verify/gone",
        invitation="{invitation}",
        survey="{survey}",
        invitation_gone="/invite/gone",
    ),
    *pages(
        "sales-manager",
        board="/board",
        reports="/reports",
        ledger="/reports?report=ledger",
        yomi="/yomi",
        budget="/budget",
        budgets="/budgets",
        sales_meetings="/sales-meetings",
        sales_meeting="/sales-meetings/{sales_meeting}",
        targets="/targets",
        campaigns="/campaigns",
        campaign="/campaigns/{campaign}",
        lead_forms="/lead-forms",
        lead_form="/lead-forms/{lead_form}",
        form_posts="/form-posts",
        waiting_leads="/waiting-leads",
        daily_reports="/daily-reports",
        daily_report="/daily-reports/{daily_report}",
        contracts="/contracts",
        contract="/contracts/{contract}",
        items="/items",
        item="/items/{item}",
    ),
    *pages(
        "sales",
        home_sales="/home",
        calendar="/calendar",
        daily_mine="/daily-reports/mine",
        accounts="/accounts",
        account_new="/accounts/new",
        account="/accounts/{account}",
        contacts="/contacts",
        contact="/contacts/{contact}",
        leads="/leads",
        lead="/leads/{lead}",
        deals="/deals",
        deals_list="/deals?view=list",
        deal="/deals/{deal}",
        deal_won="/deals/{won}",
        quotes="/quotes",
        approvals="/approvals",
        quote="/quotes/{quote}",
        quote_draft="/quotes/{draft}",
        proposal="/proposals/{proposal}",
        demos="/demos",
        demo="/demos/{demo}",
        demo_questions="/demo-questions",
        sequences="/sequences",
        sequence="/sequences/{sequence}",
        enrolment="/enrolments/{enrolment}",
        orders="/orders",
        deliveries="/deliveries",
        invoices="/invoices",
        invoice="/invoices/{invoice}",
        payments="/payments",
        payment="/payments/{payment}",
        receivables="/receivables",
        order="/orders/{order}",
        products="/products",
        product="/products/{product}",
        documents="/documents",
        activities="/activities",
        search="/search?q=ハナサキ",
        notifications="/notifications",
        settings_notifications="/settings/notifications",
        settings_calendar="/settings/calendar",
        missing="/nowhere",
    ),
    *pages(
        "owner",
        deal_large="/deals/{large}",
        stakeholders="/deals/{large}/people",
        demo_held="/demos/{held_demo}",
    ),
    *pages(
        "support",
        home_support="/home",
        tickets="/tickets",
        tickets_table="/tickets/table",
        articles="/articles",
        article="/articles/{article}",
        article_questions="/articles/questions",
        troubleshooters="/troubleshooters",
        troubleshooter="/troubleshooters/{tree}",
        complaints="/complaints",
        complaint="/complaints/{complaint}",
        improvements="/improvements",
        improvement="/improvements/{improvement}",
        ticket="/tickets/{ticket}",
        ticket_solved="/tickets/{solved}",
        handovers="/handovers",
        handover="/handovers/{handover}",
        promises="/promises",
        settings_signatures="/settings/signatures",
    ),
    *pages(
        "admin",
        imports="/imports",
        imports_waiting="/imports/{import}",
        settings="/settings",
        settings_account="/settings/account",
        settings_factors="/settings/factors",
        settings_absences="/settings/absences",
        settings_sla="/settings/sla",
        settings_routing="/settings/routing",
        settings_surveys="/settings/surveys",
        surveys="/surveys",
        reports_surveys="/reports?report=surveys",
        settings_macros="/settings/macros",
        settings_tags="/settings/tags",
        settings_forms="/settings/forms",
        settings_sign_in="/settings/sign-in",
        settings_sessions="/settings/sessions",
        settings_organisation="/settings/organisation",
        settings_hours="/settings/hours",
        settings_operations="/settings/operations",
        settings_audit="/settings/audit",
        settings_files="/settings/files",
        settings_mailboxes="/settings/mailboxes",
        settings_received="/settings/received-mails",
        settings_sending="/settings/sending",
        second_factor="/second-factor",
        settings_privacy="/settings/privacy",
        settings_money="/settings/money",
        settings_custom_fields="/settings/custom-fields",
        settings_people="/settings/people",
        settings_teams="/settings/teams",
        settings_tokens="/settings/tokens",
        settings_webhooks="/settings/webhooks",
        api_reference="/api/docs",
        competitors="/competitors",
        guides="/guides",
        guide="/guides/{guide}",
        market="/market",
        win_back="/win-back",
        referral_moments="/referral-moments?owner=all",
        target_list="/target-lists/{target_list}",
        penetration="/market?tab=penetration",
        price_books="/price-books",
        price_book="/price-books/{price_book}",
        settings_approvals="/settings/approvals",
        settings_pipelines="/settings/pipelines",
        settings_leads="/settings/leads",
        settings_assignment="/settings/assignment",
    ),
    *forms(
        "sales",
        deal="/deals?new=1",
        lead="/leads?new=1",
        contact="/contacts?new=1",
        promise="/promises?new=1",
    ),
    *forms("support", ticket="/tickets?new=1"),
    *forms("admin", person="/settings/people?new=1", imports="/imports?new=1", product="/products?new=1"),
    *forms("admin", order="/orders?new=1", absence="/settings/absences?new=1"),
    Screen("win-form", "sales", "/deals/{deal}", press("sales", "win.action"), is_brief=True),
    Screen("lose-form", "sales", "/deals/{deal}", press("sales", "lose.action"), is_brief=True),
    Screen("convert-form", "sales", "/leads/{lead}", press("sales", "convert.action"), is_brief=True),
    Screen("erase-form", "admin", "/contacts/{contact}", open_erasure, is_brief=True),
    Screen("filter", "sales", "/deals?view=list", open_filter, is_brief=True),
    Screen("palette", "sales", "/accounts", open_palette, is_brief=True),
    Screen("keys", "sales", "/accounts", open_keys, is_brief=True),
    Screen("conflict", "sales", "/accounts/{account}", meet_conflict, is_brief=True),
    *empty("sales", accounts="/accounts", contacts="/contacts", leads="/leads", deals="/deals?view=list"),
    *empty("sales", orders="/orders", activities="/activities", promises="/promises"),
    *empty("support", tickets="/tickets", handovers="/handovers"),
    *empty("admin", products="/products", imports="/imports", tokens="/settings/tokens"),
    Screen("accounts-unfound", "sales", "/accounts?q=zzzz", is_brief=True),
)


def nothing(route: Route) -> None:
    """Answers a list with no rows, as a new house would; the reader's rights stay as they are."""
    answer = route.fetch()
    page = answer.json()
    route.fulfill(response=answer, json=page | {"items": [], "next": None, "total": 0})


def records_of(pages: dict[str, Page], address: str) -> Records:
    """The records that the pictures show, found or made by the API of people who are signed in."""
    sales, manager, support, admin, owner = (
        Api(pages[login], address) for login in ("sales", "sales-manager", "support", "admin", "owner")
    )
    asked = support.find("/tickets?view=mine&status=unsolved&sort=-opened_at")
    solve = f"/tickets/{asked['id']}/status"
    support.post(solve, {"status": "solved"}, version=asked["version"])
    invited = admin.post(
        "/users", {"name": "早川 凛", "email": "hayakawa@minamo.example", "roles": ["service_agent"]}
    )
    deal = sales.first("/deals?stage_type=open&owner=mine")
    draft, offered = (sales.post(f"/deals/{deal}/quotes", {"language": "ja"}) for _ in range(2))
    sent = sales.post(f"/quotes/{offered['id']}/send", {}, version=offered["version"])
    link = sales.post(f"/quotes/{sent['id']}/link", {}, version=sent["version"])["url"]
    form = manager.post("/lead-forms", FORM)
    file = {"name": "得意先一覧.csv", "mimeType": "text/csv", "buffer": CUSTOMERS.encode("cp932")}
    return {
        "account": sales.first(f"/accounts?q={HERO}"),
        "contact": sales.first("/contacts?"),
        # The demo company's open leads are its inside sales people's: a rep writes one down.
        "lead": sales.post("/leads", LEAD)["id"],
        "deal": deal,
        "draft": draft["id"],
        "proposal": sales.post(f"/deals/{deal}/proposals", {"language": "ja"})["id"],
        "demo": sales.post(f"/deals/{deal}/demos", DEMO)["id"],
        "quote": sent["id"],
        "shared_quote": link.removeprefix(address),
        "campaign": manager.first("/campaigns?"),
        "lead_form": form["id"],
        "public_form": form["address"].removeprefix(address),
        "guide": manager.first("/guides?"),
        "price_book": manager.first("/price-books"),
        "held_demo": owner.first("/demos?status=held"),
        "sequence": manager.first("/sequences"),
        "enrolment": owner.first("/enrolments?state=replied"),
        "large": owner.first("/deals?q=全社の設備監視"),
        "product": manager.first("/products?"),
        "target_list": manager.first("/target-lists"),
        "sales_meeting": manager.first("/sales-meetings?"),
        "daily_report": manager.first("/daily-reports?"),
        "contract": manager.first("/contracts?"),
        "item": manager.first("/items?q=MG10-260017"),
        "won": sales.first("/deals?stage_type=won"),
        "order": sales.first("/orders?"),
        "invoice": sales.first("/invoices?"),
        "payment": manager.first("/payments?"),
        "ticket": support.first("/tickets?view=mine&status=unsolved"),
        "solved": support.first("/tickets?status=solved&sort=opened_at"),
        "article": support.first("/articles?status=published"),
        "tree": support.first("/troubleshooters?"),
        "complaint": support.first("/complaints?state=open"),
        "improvement": support.first("/improvements"),
        "handover": support.first("/handovers?status=waiting"),
        "survey": support.post(f"/tickets/{asked['id']}/survey", {})["url"].removeprefix(address),
        "invitation": admin.post(f"/users/{invited['id']}/invitations", {})["url"].removeprefix(address),
        "import": admin.upload("/imports", {"kind": "accounts", "file": file})["id"],
    }


@dataclass(frozen=True)
class Api:
    """The API as the person at this page may use it."""

    page: Page
    address: str

    def first(self, path: str) -> str:
        return str(self.find(path)["id"])

    def find(self, path: str) -> Any:
        """The first record of a list; one whose address ends in `?` or says more is read page by page."""
        page = "&limit=1" if "?" in path else ""
        answer = self.page.request.get(f"{self.address}/api/v1{path}{page}")
        if not answer.ok or not answer.json()["items"]:
            raise LookupError(f"{path}: nothing to photograph ({answer.status})")
        return answer.json()["items"][0]

    def team(self) -> str:
        """The team of whoever is signed in."""
        return str(self.page.request.get(f"{self.address}/api/v1/me").json()["team"]["id"])

    def post(self, path: str, body: dict[str, Any], version: int = 0) -> Any:
        return self._send(path, data=body, headers={"If-Match": f'"{version}"'})

    def upload(self, path: str, form: dict[str, Any]) -> Any:
        return self._send(path, multipart=form, headers={})

    def _send(self, path: str, headers: dict[str, str], **content: Any) -> Any:
        cookies = {cookie["name"]: cookie["value"] for cookie in self.page.context.cookies()}
        headers |= {"X-CSRFToken": cookies["csrftoken"], "Referer": self.address}
        answer = self.page.request.post(f"{self.address}/api/v1{path}", headers=headers, **content)
        if not answer.ok:
            raise LookupError(f"{path}: {answer.status} {answer.text()}")
        return answer.json()
