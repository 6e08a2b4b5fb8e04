"""What mail that leaves looks like."""

from typing import Any

SIGNATURE = "――――――――――\n{company} {team}\n{agent}\n{mailbox}"
WORDS: dict[str, Any] = {
    "MailboxRef.address": "support@minamo.example",
    "MailboxRef.name": "みなも計装 サポート",
    "MailPerson.name": "倉本 彩香",
    "MailPerson.address": "kuramoto@hanasaki.example",
    "MailRecipient.name": "倉本 彩香",
    "MailRecipient.address": "kuramoto@hanasaki.example",
    "MailRecipient.role": "to",
    "MailRecipient.state": "failed",
    "MailRecipient.reason": "mailbox_full",
    "MailRecipient.status": "5.2.2",
    "MailRecipient.detail": "552 5.2.2 Mailbox full",
    "tries": 1,
    "next_try": None,
    "changed_at": "2026-11-20T01:30:42Z",
    "by_itself": True,
    "undo_seconds": 10,
    "charset": "utf-8",
    "OutgoingMail.kind": "reply",
    "OutgoingMail.state": "done",
    "OutgoingMail.subject": "Re: 第二工場のセンサーが応答しない [#1042]",
    "Mailing.subject": "Re: 第二工場のセンサーが応答しない [#1042]",
    "AnswerByMail.text": "ゲートウェイの電源を確認しました。10時までに担当が伺います。",
    "AnswerByMail.subject": "",
    "AnswerByMail.kind": "reply",
    "AnswerByMail.status": "waiting",
    "not_before": "2026-11-20T01:30:40Z",
    "AnswerByMail.not_before": None,
    "is_scheduled": False,
    "Signature.name": "サポートの署名",
    "Signature.text": SIGNATURE,
}
