"""One person in every way the product lets somebody in, each with a word that stands nowhere else."""

from email.message import EmailMessage
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from enishi.automation.models import Webhook
from enishi.channels import jobs
from enishi.channels.mail.store import Origin, take_in
from enishi.channels.models import Mailbox, OutgoingMail, OutgoingRecipient, ReceivedMail
from enishi.customers.models import Contact
from enishi.exchange.importer import Importer
from enishi.exchange.kinds import kind_of, with_custom
from enishi.exchange.mapping import by_header, understood
from enishi.exchange.models import Import
from enishi.exchange.reading import open_table
from enishi.foundation.actions import one_transaction
from enishi.foundation.authz import System
from enishi.foundation.events import record
from enishi.foundation.files import store
from enishi.foundation.jobs.models import Job
from enishi.interactions.models import Channel
from enishi.service.models import Ticket
from enishi.staff.models import View

WHY = "planting in a test"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
FAMILY, GIVEN = "zqfamily", "zqgiven"
# What names the person in other people's words: no canary of its own.
NAME = f"{FAMILY} {GIVEN}"
ADDRESS, PHONE, MOBILE = "zqaddress@zqhome.example", "03-7701-3301", "090-7702-3302"
MARKS = {
    "family": FAMILY, "given": GIVEN, "address": ADDRESS, "kana": "ミョウジカナリヤ",
    "phone": "7701-3301", "mobile": "7702-3302", "private_phone": "090-7703-3303",
}  # fmt: skip


class Planted:
    """The person, and every word planted with them."""

    def __init__(self, owner: Any, api: Any, tmp_path: Any) -> None:
        self.api, self.owner, self.folder = api(owner), owner, tmp_path
        self.words: dict[str, str] = dict(MARKS)
        self.mailbox = Mailbox.objects.create(
            channel=Channel.objects.create(name="窓口", kind="mail", purpose="service"),
            address="support@minamo.example",
            smtp_host="mail.minamo.example",
        )
        for entity, key in (("contacts", "hobby"), ("tickets", "plant")):
            self.post("/custom-fields", {"entity": entity, "key": key, "kind": "text", "name": key})
        Webhook.objects.create(name="外", url="https://93.184.216.34/in", kinds=["*"], secret="s" * 40)
        self.account = self.post("/accounts", {"name": "株式会社ハナサキ精機", "phone": "06-1111-2222"})
        self.bystander = self.post(
            "/contacts", {"family_name": "渡辺", "given_name": "千尋", "account_id": self.account["id"]}
        )

    def word(self, name: str) -> str:
        self.words[name] = f"zq{name.replace('_', '')}x"
        return self.words[name]

    def post(self, path: str, body: Any = None, status: int = 201, **headers: str) -> Any:
        answer = self.api.post(path, body, **headers)
        assert answer.status_code in (status, 200), (path, answer.content)
        return answer.json()

    def everything(self) -> "Planted":
        self.as_a_contact()
        self.by_import()
        self.by_mail()
        self.in_a_ticket()
        self.in_the_calendar()
        self.in_others_words()
        self.in_the_machine()
        return self

    def as_a_contact(self) -> None:
        place = {"department": self.word("department"), "title": self.word("title")}
        body = {
            "family_name": FAMILY, "given_name": GIVEN, "family_kana": MARKS["kana"], "email": ADDRESS,
            "phone": PHONE, "mobile": MOBILE, "private_phone": "090-7703-3303", "memo": self.word("memo"),
            "custom": {"hobby": self.word("custom")}, "account_id": self.account["id"], "place": place,
        }  # fmt: skip
        told = self.post("/contacts", body, idempotency_key="planted-1")
        self.contact = Contact.objects.unscoped(WHY).get(uid=told["id"])
        # Another value before: the event log remembers it.
        self.patch({"memo": self.word("memo_before")})
        self.patch({"memo": self.words["memo"]})
        twin = self.post(
            "/contacts", {"family_name": FAMILY, "given_name": GIVEN, "memo": self.word("twin_memo")}
        )
        self.contact.refresh_from_db()
        self.post(f"/contacts/{told['id']}/merges", {"other_id": twin["id"], "other_version": 1}, if_match=f'"{self.contact.version}"')  # fmt: skip
        edit = {"entity": "contacts", "ids": [told["id"]], "changes": {"custom.hobby": self.word("bulk")}}
        answer = self.api.post("/bulk-edits", edit)
        if answer.status_code >= 400:
            self.words.pop("bulk")
        self.upload("contact", told["id"], "upload")

    def patch(self, changes: dict[str, Any]) -> None:
        self.contact.refresh_from_db()
        answer = self.api.patch(f"/contacts/{self.contact.uid}", changes, self.contact.version)
        assert answer.status_code == 200, answer.content

    def upload(self, subject: str, uid: str, name: str) -> None:
        client: Client = self.api.http
        file = SimpleUploadedFile(
            f"{self.word(name + '_name')}.png", PNG + self.word(name).encode(), "image/png"
        )
        answer = client.post("/api/v1/files", {"file": file, "subject": subject, "subject_id": uid})
        assert answer.status_code == 201, answer.content

    def by_import(self) -> None:
        path = self.folder / "leads.csv"
        path.write_text(
            "external_id,family_name,given_name,email,note\n"
            f"L-{self.word('lead_external')},{FAMILY},{GIVEN},{ADDRESS},{self.word('lead_note')}\n"
        )
        kind, table = with_custom(kind_of("leads")), open_table(path)
        chosen = understood(by_header(table.header, kind.fields), kind.fields)
        assert Importer(System("cli"), kind, table, chosen).run().made == 1
        Import.objects.create(
            kind="leads", file_name=f"{NAME}.csv",
            errors=[{"row": 1, "field": "email", "value": ADDRESS, "code": "bad_email"}],
        )  # fmt: skip

    def by_mail(self) -> None:
        self.received = self.take(self.letter("mail", attached=True))
        # One that waits in quarantine, and one of a colleague's with the person in copy.
        aside = self.take(self.letter("aside", message_id="<aside@zqhome.example>"), read=False)
        aside.state, aside.reason, aside.sender = ReceivedMail.QUARANTINED, "own_address", ADDRESS
        aside.subject, aside.trace = self.words["aside_subject"], self.word("aside_trace")
        aside.save()
        self.take(self.letter("copy", sender="watanabe@hanasaki.example", cc=f"{NAME} <{ADDRESS}>", message_id="<copy@hanasaki.example>", own=False))  # fmt: skip

    def letter(self, name: str, *, attached: bool = False, own: bool = True, **headers: str) -> bytes:
        word = self.word if own else (lambda name: name)
        mail = EmailMessage()
        mail["From"] = headers.get("sender", f"{NAME} <{ADDRESS}>")
        mail["To"] = "support@minamo.example"
        if "cc" in headers:
            mail["Cc"] = headers["cc"]
        mail["Subject"] = word(f"{name}_subject")
        mail["Date"] = "Fri, 20 Nov 2026 11:58:00 +0900"
        mail["Message-ID"] = headers.get("message_id", "<first@zqhome.example>")
        mail.set_content(f"{word(f'{name}_body')}\n\n-- \n{word(f'{name}_signature')}\n")
        if attached:
            mail.add_alternative(f"<p>{word('mail_html')}</p><img src='cid:pic@x'>", subtype="html")
            picture = PNG + word("inline_picture").encode()
            mail.get_payload()[1].add_related(picture, "image", "png", cid="<pic@x>")  # type: ignore[union-attr,index]
            mail.add_attachment(
                word("attachment").encode(), maintype="text", subtype="plain", filename=f"{word('attachment_name')}.txt"
            )  # fmt: skip
        return mail.as_bytes()

    def take(self, raw: bytes, *, read: bool = True) -> ReceivedMail:
        received, _ = take_in(self.mailbox, [raw], Origin("file"))
        if read:
            jobs.process.func(received.pk)
            received.refresh_from_db()
            assert received.state == ReceivedMail.PROCESSED, (received.state, received.reason, received.trace)
        return received

    def in_a_ticket(self) -> None:
        ticket = Ticket.objects.unscoped(WHY).get(conversation_link__conversation=self.received.conversation)
        self.ticket = ticket
        uid = ticket.uid
        self.post(f"/tickets/{uid}/notes", {"text": self.word("note")})
        body = {"text": self.word("answer"), "to": [{"address": ADDRESS, "name": NAME}]}
        ticket.refresh_from_db()
        self.post(f"/tickets/{uid}/mails", body, if_match=f'"{ticket.version}"')
        self.sent = sent = OutgoingMail.objects.unscoped(WHY).latest("id")
        sent.digest = store().put([self.word("sent_bytes").encode()]).digest
        sent.state = OutgoingMail.DONE
        sent.save()
        ticket.refresh_from_db()
        changes = {"custom": {"plant": self.word("ticket_custom")}, "contact_id": str(self.contact.uid)}
        answer = self.api.patch(f"/tickets/{uid}", changes, ticket.version)
        assert answer.status_code == 200, answer.content
        ticket.refresh_from_db()
        self.post(f"/tickets/{uid}/status", {"status": "solved"}, if_match=f'"{ticket.version}"')
        key = self.post(f"/tickets/{uid}/survey")["url"].rsplit("/", 1)[1]
        self.post(f"/surveys/{key}", {"score": 4, "comment": self.word("survey")})

    def in_the_calendar(self) -> None:
        body = {
            "kind": "visit", "subject": self.word("activity"), "body": self.word("activity_body"),
            "outcome": self.word("outcome"), "next_action": self.word("next_action"),
            "account_id": self.account["id"], "contact_id": str(self.contact.uid),
        }  # fmt: skip
        told = self.post("/activities", body)
        self.upload("activity", told["id"], "activity_file")

    def in_others_words(self) -> None:
        """The company's own records, which name the person."""
        account, named = self.account["id"], f"{NAME} 様 {ADDRESS} {MOBILE}"
        deal = {
            "name": f"{NAME}様向け",
            "account_id": account,
            "contact_id": str(self.contact.uid),
            "note": named,
        }
        self.deal = self.post("/deals", deal)
        self.post(
            "/tasks", {"subject": f"{FAMILY}{GIVEN}様に電話", "due_on": "2026-12-01", "account_id": account}
        )
        self.post("/promises", {"text": f"{FAMILY}　{GIVEN}様に見本", "account_id": account})
        answer = self.api.patch(f"/accounts/{account}", {"note": f"窓口は{named}"}, self.account["version"])
        assert answer.status_code == 200, answer.content
        self.post(f"/deals/{self.deal['id']}/win", {"closed_on": "2026-11-20", "amount": {"amount": 5000, "currency": "JPY"}, "promises": [f"{NAME}様に説明"]}, if_match=f'"{self.deal["version"]}"')  # fmt: skip
        assert self.api.post("/contacts/export", {"q": NAME}).status_code == 200

    def in_the_machine(self) -> None:
        View.objects.create(
            owner_id=self.owner.user_id, entity="contacts", name="探しもの", filter={"q": NAME}
        )
        Job.objects.create(path="enishi.insight.jobs.roll_up", dead=True, error=f"ValueError: {ADDRESS}")
        with one_transaction():
            one = {"address": ADDRESS, "action": "failed", "status": "5.1.1", "permanent": True}
            told = {
                "message": str(self.sent.message.uid),
                "delivery": "failed",
                "standard": True,
                "recipients": [one],
            }
            record("mail.reported", System("job"), self.received, data=told)
        OutgoingRecipient.objects.filter(mail=self.sent).update(
            detail=self.word("server_words"), state="sent"
        )
