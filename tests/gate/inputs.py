"""The valid input of every route, as far as it needs one: which row it is about and what is sent.

`{"field": "@account"}` names the row called so in the kit that is asked about; `"@own account"` one's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.gate.bodies import BULK, CUSTOM_FIELD, LINES, NOTICES, PASTE, PROVIDER, QUOTE_LINES, WEBHOOK, YEAR
from tests.gate.kit import QUOTE_KEY
from tests.gate.mails import INBOUND_KEY
from tests.gate.world import ADDRESS_KEY, CALENDAR_KEY, INVITATION_KEY, SURVEY_KEY, World


@dataclass(frozen=True)
class Input:
    """How one route is called.

    `about`: the row of the kit in the address. `names`: the row of the kit in the body. `shows`: the row
    a list is looked through for; with `word`, its word instead of its id. `own`: another row where one's
    own would be in the wrong state.
    """

    about: str = ""
    names: str = ""
    shows: str = ""
    word: str = ""
    body: Mapping[str, Any] | None = None
    query: str = ""
    version: bool = True
    writes: bool = True
    upload: str = ""
    file: bool = False
    in_bin: bool = False
    own: str = ""
    one: Mapping[str, str] = field(default_factory=dict)


def about(row: str, body: Mapping[str, Any] | None = None, **how: Any) -> Input:
    return Input(about=row, body=body, **how)


def reads(row: str, **how: Any) -> Input:
    return Input(about=row, writes=False, **how)


def lists(row: str, **how: Any) -> Input:
    return Input(shows=row, writes=False, **how)


def names(row: str, body: Mapping[str, Any], **how: Any) -> Input:
    return Input(names=row, body=body, **how)


def restores(row: str) -> Input:
    return Input(about=row, in_bin=True, version=False)


def one_of_all(case_own: str, deleted: str = "", **how: Any) -> Input:
    """About a row of the organisation as a whole."""
    return Input(one={"own": case_own, "deleted": deleted}, **how)


INPUTS: Mapping[str, Input] = {
    "GET /me": reads(""),
    "PATCH /me": about("", {"language": "ja"}, version=False),
    "GET /sessions": reads(""),
    "DELETE /sessions/{session_id}": about("session", version=False),
    "GET /users": lists("user"),
    "POST /users": about("", {"name": "新しい人"}),
    "GET /users/{user_id}": reads("user"),
    "PATCH /users/{user_id}": about("user", {"office": "大阪"}),
    "POST /users/{user_id}/invitations": about("user", version=False),
    "GET /users/{user_id}/sessions": reads("user"),
    "DELETE /users/{user_id}/sessions": about("user", version=False),
    "GET /users/{user_id}/holdings": reads("user"),
    "POST /users/{user_id}/leave": about("user", {"successor_id": "@successor"}),
    "DELETE /users/{user_id}/second-factors": about("user", version=False),
    "GET /teams": lists("team"),
    "POST /teams": about("", {"name": "福岡営業部"}),
    "GET /teams/{team_id}": reads("team"),
    "PATCH /teams/{team_id}": about("team", {"name": "名を改めた部"}),
    "GET /targets": lists("target"),
    "POST /targets": names("user", YEAR | {"person_id": "@"}),
    "PATCH /targets/{target_id}": about("target", {"value": 12}),
    "DELETE /targets/{target_id}": about("target"),
    "GET /tokens": one_of_all("token", writes=False, shows="token"),
    "POST /tokens": about("", {"name": "a", "scopes": ["deals:read"], "days": 30}),
    "GET /token-scopes": reads(""),
    "DELETE /tokens/{token_id}": one_of_all("token", version=False),
    "GET /operations": reads(""),
    "GET /audit": one_of_all("event", shows="event", writes=False),
    "GET /audit/state": reads(""),
    "POST /audit/check": about("", {}, version=False),
    "POST /audit/export": about("", {}, version=False),
    "GET /audit/{event_id}": one_of_all("event", writes=False),
    "POST /operations/jobs/{job_id}/retry": one_of_all("failed job", version=False),
    "POST /hold/release": about("", version=False),
    "POST /training/reset": about("", version=False),
    "GET /organisation": reads(""),
    "PATCH /organisation": one_of_all("organisation", body={"handover_days": 3}),
    "GET /holidays": reads(""),
    "POST /holidays": Input(upload="国民の祝日・休日月日,国民の祝日・休日名称\n2031/1/1,元日\n"),
    "GET /custom-fields": one_of_all("custom field", shows="custom field", writes=False),
    "POST /custom-fields": about("", CUSTOM_FIELD, version=False),
    "PUT /custom-fields/order": about("", {"entity": "leads", "ids": []}, version=False),
    "PATCH /custom-fields/{field_id}": one_of_all("custom field", body={"name": "改名"}),
    "DELETE /custom-fields/{field_id}": one_of_all("custom field"),
    "GET /views": lists("view", query="entity=accounts"),
    "POST /views": about("", {"entity": "accounts", "name": "うちの客"}),
    "GET /views/fields": reads("", query="entity=accounts"),
    "GET /views/options": reads("", query="entity=accounts&field=sales_owner"),
    "GET /views/groups": reads("", query="entity=accounts&by=kind"),
    "GET /views/cells": lists("account", query="entity=accounts"),
    "POST /bulk-edits/preview": about("", BULK, writes=False),
    "POST /bulk-edits": about("", BULK),
    "POST /bulk-edits/cells/preview": about("account", PASTE, writes=False),
    "POST /bulk-edits/cells": about("account", PASTE),
    "POST /bulk-edits/{edit_id}/undo": about("bulk edit", version=False),
    "GET /owner-changes": lists("owner change"),
    "POST /owner-changes/{change_id}/seen": about("owner change", version=False),
    "GET /notifications": lists("notification", query="limit=100"),
    "GET /notifications/unread": reads(""),
    "POST /notifications/read": about("", {"until": "2026-11-20T00:00:00Z"}, version=False),
    "POST /notifications/{notification_id}/read": about("notification", version=False),
    "GET /notification-settings": reads(""),
    "GET /calendar-feed": reads(""),
    "POST /calendar-feed": about("", version=False),
    "DELETE /calendar-feed": about("", version=False),
    "GET /calendars/{key}": reads("calendar"),
    "PUT /notification-settings": about("", NOTICES, version=False),
    **{f"POST /{rows}/export": about("", {}) for rows in ("accounts", "contacts", "leads", "deals", "tickets")},
    "PATCH /views/{view_id}": about("view", {"name": "名を改めた"}),
    "DELETE /views/{view_id}": about("view"),
    "PUT /views/{view_id}/pin": about("view", {"is_pinned": True}, version=False),
    "GET /absences": lists("absence", query="limit=100"),
    "GET /absences/away": lists("absence", query="at=2027-08-02T03:00:00Z"),
    "POST /absences": names(
        "user", {"person_id": "@", "starts_on": "2026-12-01", "ends_on": "2026-12-02"}, version=False
    ),
    "DELETE /absences/{absence_id}": about("absence"),
    "GET /identity-providers": one_of_all("provider", writes=False, shows="provider"),
    "POST /identity-providers": about("", PROVIDER),
    "PATCH /identity-providers/{provider_id}": one_of_all("provider", body={"name": "名を改めた"}),
    "GET /me/links": reads(""),
    "DELETE /me/links/{link_id}": about("link", version=False),
    "GET /mailboxes": one_of_all("mailbox", "binned mailbox", shows="mailbox", writes=False),
    "POST /mailboxes": about("", {"address": "new@minamo.example"}),
    "PATCH /mailboxes/{mailbox_id}": one_of_all("mailbox", "binned mailbox", body={"sender_name": "窓口"}),
    "DELETE /mailboxes/{mailbox_id}": one_of_all("mailbox", "binned mailbox", version=False),
    "POST /mailboxes/{mailbox_id}/mail-files": one_of_all(
        "mailbox", "binned mailbox", upload="From: a@b.example\n\nhello\n", version=False
    ),
    "POST /mailboxes/{mailbox_id}/inbound-key": one_of_all("mailbox", "binned mailbox", version=False),
    "POST /mailbox-checks": about("", {"imap_host": ""}, writes=False),
    "GET /received-mails": one_of_all("received mail", shows="received mail", writes=False),
    "GET /received-mails/{received_id}/raw": one_of_all("received mail", writes=False),
    "POST /received-mails/{received_id}/process": one_of_all("received mail"),
    "POST /received-mails/{received_id}/discard": one_of_all("received mail", body={"note": "いたずら"}),
    "GET /sign-in-providers": reads(""),
    "POST /sign-in-providers/{provider_id}/start": one_of_all("provider", version=False),
    "GET /setup": reads(""),
    "POST /setup": about("", {"organisation": {"name": "a"}, "owner": {"name": "a", "email": "a@b.example", "password": "correct horse battery staple"}}),
    "GET /postal-codes/{code}": reads("code"),
    "GET /invitations/{key}": reads("invitation"),
    "POST /invitations/{key}/accept": about("invitation", {"password": "correct horse battery staple"}),
    "POST /password-resets": about("", {"email": "sales.mate@minamo.example"}, version=False),
    "POST /me/address-checks": about("", version=False),
    "POST /address-checks/{key}": about("address", version=False),
    "GET /search": lists("account", query="q={word}"),
    "GET /accounts": lists("account", query="limit=100"),
    "POST /accounts": names("account", {"name": "新しい会社", "parent_id": "@"}),
    "GET /accounts/duplicates": lists("account", query="name={word}"),
    "GET /accounts/{account_id}": reads("account"),
    "PATCH /accounts/{account_id}": about("account", {"city": "大阪市"}),
    "DELETE /accounts/{account_id}": about("bare account"),
    "POST /accounts/{account_id}/restore": restores("account"),
    "GET /contacts": lists("contact", query="limit=100"),
    "POST /contacts": names("account", {"family_name": "新人", "account_id": "@"}),
    "GET /contacts/duplicates": lists("contact", query="family_name={family}&given_name=花&account_id={account}"),
    "GET /contacts/{contact_id}": reads("contact"),
    "GET /contacts/{contact_id}/card": reads("contact"),
    "PATCH /contacts/{contact_id}": about("contact", {"given_name": "太郎"}),
    "DELETE /contacts/{contact_id}": about("contact"),
    "POST /contacts/{contact_id}/restore": restores("kept contact"),
    "POST /contacts/{contact_id}/places": about("contact", {"account_id": "@bare account"}, version=False),
    "PATCH /places/{place_id}": about("place", {"title": "部長"}),
    "DELETE /places/{place_id}": about("place"),
    "POST /accounts/{account_id}/merges/preview": about("account", {"other_id": "@bare account"}, writes=False),
    "POST /accounts/{account_id}/merges": about("account", {"other_id": "@bare account", "other_version": 1}),
    "GET /accounts/{account_id}/merges": reads("account"),
    "POST /accounts/merges/{merge_id}/undo": about("merge", version=False),
    "POST /contacts/{contact_id}/merges/preview": about("contact", {"other_id": "@bare contact"}, writes=False),
    "POST /contacts/{contact_id}/merges": about("contact", {"other_id": "@bare contact", "other_version": 1}),
    "GET /contacts/{contact_id}/merges": reads("contact"),
    "POST /contacts/merges/{merge_id}/undo": about("contact merge", version=False),
    "GET /files": lists("draft"),
    "POST /files": names("account", {"subject": "account", "subject_id": "@"}, upload="中身", version=False),
    "GET /files/health": reads(""),
    "GET /files/limits": reads(""),
    "GET /files/{file_id}": reads("file"),
    "GET /files/{file_id}/content": reads("file"),
    "GET /files/{file_id}/picture": reads("file"),
    "DELETE /files/{file_id}": about("draft"),
    "POST /files/{file_id}/restore": restores("kept file"),
    "GET /activities": lists("activity", query="limit=100"),
    "POST /activities": names("account", {"kind": "call", "subject": "電話", "account_id": "@"}),
    "GET /activities/{activity_id}": reads("activity"),
    "PATCH /activities/{activity_id}": about("activity", {"subject": "電話した"}),
    "DELETE /activities/{activity_id}": about("activity"),
    "POST /activities/{activity_id}/restore": restores("activity"),
    "GET /tasks": lists("task"),
    "POST /tasks": names("account", {"subject": "送る", "due_on": "2026-12-01", "account_id": "@"}),
    "PATCH /tasks/{task_id}": about("task", {"subject": "送った"}),
    "POST /tasks/{task_id}/done": about("task"),
    "POST /tasks/{task_id}/reopen": about("done task"),
    "GET /products": one_of_all("product", "binned product", shows="product", writes=False),
    "POST /products": about("", {"code": "new", "name": "新品"}),
    "GET /products/{product_id}": one_of_all("product", "binned product", writes=False),
    "PATCH /products/{product_id}": one_of_all("product", "binned product", body={"unit": "台"}),
    "GET /orders": lists("order", query="limit=100"),
    "POST /orders": names("account", {"account_id": "@", "ordered_on": "2026-11-02", "lines": LINES}),
    "GET /orders/{order_id}": reads("order"),
    "GET /documents": lists("document", query="limit=100"),
    "GET /documents/{document_id}": reads("document"),
    "GET /documents/{document_id}/file": reads("document"),
    "GET /accounts/{account_id}/payment-terms": reads("account"),
    "PUT /accounts/{account_id}/payment-terms": about("account", {"terms": None}),
    "POST /orders/{order_id}/documents": about("order", version=False),
    "GET /tickets": lists("ticket", query="limit=100"),
    "POST /tickets": names("account", {"subject": "故障", "text": "動かない", "account_id": "@"}),
    "GET /tickets/counts": reads(""),
    "GET /tickets/categories": lists("ticket", word="ticket"),
    "GET /tickets/{ticket_id}": reads("ticket"),
    "PATCH /tickets/{ticket_id}": about("ticket", {"priority": 3}),
    "DELETE /tickets/{ticket_id}": about("ticket"),
    "POST /tickets/{ticket_id}/restore": restores("ticket"),
    "POST /tickets/{ticket_id}/take": about("ticket"),
    "POST /tickets/{ticket_id}/assign": about("ticket", {"assignee_id": None}),
    "POST /tickets/{ticket_id}/status": about("ticket", {"status": "waiting"}),
    "GET /tickets/{ticket_id}/thread": reads("ticket"),
    "GET /tickets/{ticket_id}/targets": reads("ticket"),
    "POST /tickets/{ticket_id}/replies": about("ticket", {"text": "直しました"}),
    "POST /tickets/{ticket_id}/messages": about("ticket", {"text": "まだです"}, version=False),
    "POST /tickets/{ticket_id}/notes": about("ticket", {"text": "注意"}, version=False),
    "POST /tickets/{ticket_id}/survey": about("solved ticket", version=False),
    "GET /tickets/{ticket_id}/family": reads("ticket"),
    "POST /tickets/{ticket_id}/merge": about("ticket", {"other_id": "@solved ticket"}),
    "POST /tickets/{ticket_id}/unmerge": about("ticket", {"gone_id": "@merged ticket"}),
    "POST /tickets/{ticket_id}/split": about("ticket", {"message_id": "@later message", "subject": "別の件"}),
    "PUT /tickets/{ticket_id}/parent": about("ticket", {"parent_id": "@solved ticket"}),
    "POST /tickets/{ticket_id}/snooze": about("ticket", {"until": None}),
    "POST /tickets/{ticket_id}/follow": about("ticket", {}, version=False),
    "POST /tickets/{ticket_id}/collaborators": about("ticket", {"user_id": "@keeper"}, version=False),
    "POST /tickets/acts": about(
        "ticket", {"tickets": [{"id": "@ticket", "version": 1}], "status": "waiting"}, version=False
    ),
    "GET /tickets/{ticket_id}/mailing": reads("ticket"),
    "GET /tickets/{ticket_id}/mails": reads("ticket"),
    "POST /tickets/{ticket_id}/mails": about("ticket", {"text": "直しました", "to": [{"address": "a@b.example"}]}),
    "POST /mails/{mail_id}/cancel": about("mail", version=False),
    "POST /mails/{mail_id}/send": about("mail", version=False),
    "POST /mails/{mail_id}/resend": about("failed mail", version=False),
    "GET /tickets/{ticket_id}/mail-messages": reads("ticket"),
    "GET /mail-messages/{mail_id}": reads("mail message"),
    "GET /mail-messages/{mail_id}/html": reads("mail message"),
    "GET /mail-messages/{mail_id}/attachment": reads("mail message", query="number=1"),
    "GET /signatures": one_of_all("signature", "binned signature", shows="signature", writes=False),
    "POST /signatures": about("", {"name": "全体", "text": "{company}"}),
    "PATCH /signatures/{signature_id}": one_of_all("signature", "binned signature", body={"name": "改名"}),
    "DELETE /signatures/{signature_id}": one_of_all("signature", "binned signature"),
    "GET /sending-mailboxes": one_of_all("sending mailbox", shows="sending mailbox", writes=False),
    "PATCH /sending-mailboxes/{mailbox_id}": one_of_all("sending mailbox", body={"undo_seconds": 5}),
    "GET /sending-mailboxes/{mailbox_id}/proofs": one_of_all("sending mailbox", writes=False),
    "POST /sending-mailboxes/{mailbox_id}/report-secret": one_of_all("sending mailbox", version=False),
    "POST /sending-mailboxes/{mailbox_id}/test": one_of_all("sending mailbox", body={"to": "a@b.example"}, writes=False),
    "GET /leads": lists("lead", query="limit=100"),
    "POST /leads": names("contact", {"family_name": "新人", "referrer_id": "@"}),
    "GET /leads/sources": lists("lead", word="lead"),
    "GET /leads/{lead_id}": reads("lead"),
    "PATCH /leads/{lead_id}": about("lead", {"title": "部長"}),
    "POST /leads/{lead_id}/take": about("lead", own="free lead"),
    "POST /leads/{lead_id}/disqualify": about("lead", {"reason": "予算なし"}),
    "POST /leads/{lead_id}/reopen": about("closed lead"),
    "POST /leads/{lead_id}/convert": about("lead", {"deal_name": "新しい商談"}),
    "POST /leads/{lead_id}/unconvert": about("converted lead"),
    "GET /leads/{lead_id}/activities": reads("lead"),
    "POST /leads/{lead_id}/activities": about("lead", {"kind": "call", "subject": "電話"}, version=False),
    "GET /campaigns": one_of_all("campaign", shows="campaign", writes=False),
    "POST /campaigns": about("", {"name": "秋の計測展", "starts_on": "2026-11-04"}, version=False),
    "GET /campaigns/{campaign_id}": one_of_all("campaign", writes=False),
    "PATCH /campaigns/{campaign_id}": one_of_all("campaign", body={"note": "来年も"}),
    "GET /lead-settings": reads(""),
    "PATCH /lead-settings": one_of_all("lead settings", body={"required": ["need"]}),
    "GET /pipelines": reads(""),
    "PATCH /stages/{stage_id}": one_of_all("stage", body={"name": "名を改めた段"}),
    "GET /deals": lists("deal", query="limit=100"),
    "POST /deals": names("account", {"name": "新しい商談", "account_id": "@"}),
    "GET /deals/board": lists("deal"),
    "GET /deals/{deal_id}": reads("deal"),
    "PATCH /deals/{deal_id}": about("deal", {"next_action": "訪問"}),
    "POST /deals/{deal_id}/move": about("deal", {"stage_id": "@next stage"}),
    "POST /deals/{deal_id}/win": about("deal", {"closed_on": "2026-11-20"}),
    "POST /deals/{deal_id}/lose": about("deal", {"lost_reason": "price"}),
    "POST /deals/{deal_id}/reopen": about("lost deal"),
    "GET /quotes": lists("quote", query="limit=100"),
    "POST /deals/{deal_id}/quotes": about("deal", {}, version=False),
    "GET /quotes/{quote_id}": reads("quote"),
    "PATCH /quotes/{quote_id}": about("quote", {"title": "名を改めた件"}),
    "PUT /quotes/{quote_id}/lines": about("quote", QUOTE_LINES),
    "POST /quotes/{quote_id}/count": about("quote", QUOTE_LINES, writes=False),
    "DELETE /quotes/{quote_id}": about("quote"),
    "POST /quotes/{quote_id}/send": about("quote"),
    "POST /quotes/{quote_id}/revise": about("sent quote"),
    "POST /quotes/{quote_id}/accept": about("sent quote", {"name": "渡辺"}),
    "POST /quotes/{quote_id}/decline": about("sent quote", {"reason": "高い"}),
    "GET /quotes/{quote_id}/preview": reads("quote"),
    "POST /quotes/{quote_id}/approval": about("quote", {"comment": "今回限り"}),
    "POST /quotes/{quote_id}/approve": about("waiting quote", {}),
    "POST /quotes/{quote_id}/return": about("waiting quote", {"comment": "高すぎる"}),
    **{f"{verb} /quotes/{{quote_id}}/link": about("sent quote", version=False) for verb in ("POST", "DELETE")},
    **{f"GET /shared-quotes/{{key}}{part}": reads("shared quote") for part in ("", "/file")},
    "POST /shared-quotes/{key}/open": about("shared quote", {}, version=False),
    "POST /shared-quotes/{key}/accept": about("shared quote", {"name": "渡辺"}, version=False),
    "POST /shared-quotes/{key}/decline": about("shared quote", {"name": "渡辺", "reason": "高い"}, version=False),
    "POST /shared-quotes/{key}/questions": about("shared quote", {"name": "渡辺", "text": "いつ"}, version=False),
    "GET /handovers": lists("handover", query="limit=100"),
    "GET /handovers/{handover_id}": reads("handover"),
    "PATCH /handovers/{handover_id}": about("handover", {"risks": "納期"}),
    "POST /handovers/{handover_id}/accept": about("handover"),
    "POST /handovers/{handover_id}/ask": about("handover", {"question": "いつ"}),
    "POST /handovers/{handover_id}/answer": about("asked handover", {"answer": "来月"}),
    "POST /handovers/{handover_id}/reject": about("handover", {"reason": "足りない"}),
    "GET /promises": lists("promise", query="limit=100"),
    "POST /promises": names("account", {"text": "すぐ送る", "account_id": "@"}),
    "GET /promises/{promise_id}": reads("promise"),
    "PATCH /promises/{promise_id}": about("promise", {"text": "明日送る"}),
    "POST /promises/{promise_id}/keep": about("promise"),
    "POST /promises/{promise_id}/break": about("promise"),
    "GET /accounts/{account_id}/timeline": reads("account"),
    "GET /accounts/{account_id}/overview": reads("account"),
    "GET /deals/{deal_id}/bond": reads("deal"),
    "POST /deals/{deal_id}/tickets": about("deal", {"ticket_id": "@ticket"}, version=False),
    "GET /tickets/{ticket_id}/bond": reads("ticket"),
    "GET /home": reads(""),
    "GET /board": reads(""),
    "GET /reports/sales": reads(""),
    "GET /reports/forecast": reads(""),
    "GET /reports/ledger": reads(""),
    "GET /reports/service": reads(""),
    "GET /reports/service/first-contacts": lists("solved ticket", query="limit=200"),
    "GET /reports/yomi": reads(""),
    "GET /surveys/{key}": reads("survey"),
    "POST /surveys/{key}": about("survey", {"score": 5}),
    "POST /delivery-reports/{mailbox_id}": one_of_all("sending mailbox", body={"events": []}, version=False),
    "POST /inbound-mail/{key}": about("inbound", {"Subject": "hello"}, version=False),
    "GET /contacts/{contact_id}/personal-data": reads("contact"),
    "POST /contacts/{contact_id}/personal-data/export": about("contact", {}, version=False),
    "POST /contacts/{contact_id}/erasure": about("contact", {"name": "@full name"}, version=False),
    "GET /erasures": one_of_all("erasure", shows="erasure", writes=False),
    "GET /retention": reads(""),
    "PUT /retention/{kind}": about("retention", {"days": 100, "is_on": True}, version=False),
    "POST /retention/{kind}/preview": about("retention", {"days": 100}, writes=False),
    "GET /webhooks": one_of_all("webhook", "binned webhook", shows="webhook", writes=False),
    "POST /webhooks": about("", WEBHOOK),
    "PATCH /webhooks/{webhook_id}": one_of_all("webhook", "binned webhook", body={"name": "b"}),
    "DELETE /webhooks/{webhook_id}": one_of_all("webhook", "binned webhook", version=False),
    "GET /webhooks/{webhook_id}/deliveries": one_of_all("webhook", "binned webhook", writes=False),
    "POST /webhook-deliveries/{delivery_id}/send": one_of_all("delivery", version=False),
    "GET /import-kinds": reads(""),
    "GET /imports": lists("import", query="limit=100"),
    "POST /imports": Input(upload="会社名\n新しい会社\n", body={"kind": "accounts"}),
    "GET /imports/{import_id}": reads("import"),
    "PATCH /imports/{import_id}": about("import", {"atomic": True}, file=True),
    "DELETE /imports/{import_id}": about("import", file=True),
    "GET /imports/{import_id}/words": reads("import", query="field=name&column=会社名", file=True),
    "POST /imports/{import_id}/preview": reads("import", file=True),
    "POST /imports/{import_id}/start": about("import", file=True),
    "GET /imports/{import_id}/duplicates": reads("import"),
    "POST /imports/{import_id}/undo": about("finished import"),
}  # fmt: skip

KEYS: Mapping[str, str] = {
    "survey": SURVEY_KEY,
    "shared quote": QUOTE_KEY,
    "calendar": CALENDAR_KEY,
    "inbound": INBOUND_KEY,
    "invitation": INVITATION_KEY,
    "address": ADDRESS_KEY,
    "code": "1000001",
    "retention": "sessions",
}


def one_row(world: World, name: str) -> Any:
    """A row of the organisation as a whole, by the name inputs give it."""
    return world.one["stages"]["open"][0] if name == "stage" else world.one[name]
