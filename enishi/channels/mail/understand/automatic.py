"""Was the mail written by a person? And may a machine answer it (RFC 3834)? Two questions: a customer's mail that
asks not to be answered is still a customer's mail."""

import re
from collections.abc import Collection, Iterator

from enishi.channels.mail.understand import addresses
from enishi.channels.mail.understand.headers import Headers
from enishi.channels.mail.understand.mail import Delivery, Kind, Report

BULK = {"bulk", "list", "junk", "auto_reply"}
AUTO_HEADERS = (
    "x-autoreply",
    "x-autorespond",
    "x-autoresponder",
    "x-auto-reply",
    "x-autoreply-from",
    "x-mail-autoreply",
)
MACHINES = re.compile(
    r"^(mailer[-_.]?daemon|mail-daemon|mdaemon|postmaster|no[-_.]?reply|do[-_.]?not[-_.]?reply|bounces?)([-+=].*)?$"
)
# The whole beginning of a subject, up to a mark: 「自動返信の設定方法」 is a question about automatic answers.
AUTO_SUBJECT = re.compile(
    r"^\s*[【\[(（<＜≪《「『*＊]{0,3}\s?(?:"
    r"自動(?:返信|応答|送信|配信|回答)(?:メール|通知|メッセージ)?|不在(?:通知|応答|連絡|のお知らせ|のご連絡|自動応答)"
    r"|休暇中?(?:の(?:お知らせ|ご連絡|自動応答))|auto(?:matic|mated)?[ -]?(?:reply|response|answer)|autoreply"
    r"|out of (?:the )?office|ooo|vacation (?:reply|response|notice)"
    r"|abwesenheitsnotiz|automatische antwort|réponse automatique|respuesta automática|自动回复|自動回覆"
    r")\s?(?:[】\])）>＞≫》」』:：*＊\-–—/／|~〜～]|\s*$)",
    re.IGNORECASE,
)
AUTO_TEXT = re.compile(
    r"(?:この|本|当)(?:電子)?(?:メール|メッセージ)は.{0,30}?(?:自動(?:的に)?(?:返信|送信|配信|応答|で(?:返信|送信|配信)))"
    r"(?!.{0,12}(?:か[。?？\s]|[?？]))"
    r"|自動(?:返信|応答|送信|配信)(?:メール|メッセージ|専用メール)(?:です。|となります|になります|でございます|をお送り)"
    r"|this (?:is an? (?:automatic|automated|auto[- ]?generated)|(?:e-?mail|message) (?:is|was|has been) (?:sent )?automatically)"
    r"|(?:automatic|automated) (?:reply|response) from",
    re.IGNORECASE,
)
FORWARD = re.compile(r"^\s*(?:fwd?|wg|tr|転送|转发)\s?[:：]", re.IGNORECASE)
FORWARDED = re.compile(
    r"^\s*-{2,40}\s?(?:forwarded message|begin forwarded|転送(?:された)?メッセージ|転送メール)", re.IGNORECASE
)
SPAM_SUBJECT = re.compile(
    r"^\s*[\[【*＊(（]{1,3}\s?(?:spam|meiwaku|迷惑メール|junk)[^\])】*＊）]{0,20}[\])】*＊）]", re.IGNORECASE
)
SPAM_YES = (
    "x-spam-flag",
    "x-spam-status",
    "x-spam",
    "x-barracuda-spam-flag",
    "x-spam-check",
    "x-amazon-spam",
)
SCORE_FROM = 5


def reasons_not_to_answer(headers: Headers, own: Collection[str]) -> list[str]:
    """Why our automatic answer to this mail must not be sent; none means it may. `own` are our addresses."""
    return list(dict.fromkeys([*_by_headers(headers), *_by_addresses(headers, own)]))


def _by_headers(headers: Headers) -> Iterator[str]:
    submitted = _token(headers.get("auto-submitted"))
    if submitted not in ("", "no"):
        yield f"auto_submitted: {submitted}"
    for name in ("precedence", "x-precedence"):
        if _token(headers.get(name)) in BULK:
            yield f"precedence: {_token(headers.get(name))}"
    for name in (
        "x-auto-response-suppress",
        *AUTO_HEADERS,
        "x-loop",
        "list-id",
        "list-unsubscribe",
        "x-failed-recipients",
    ):
        if headers.raw(name) is not None:
            yield name.replace("-", "_")
    if headers.get("content-type").lower().lstrip().startswith("multipart/report"):
        yield "report"


def _by_addresses(headers: Headers, own: Collection[str]) -> Iterator[str]:
    ours = {address.lower() for address in own}
    path = headers.raw("return-path")
    if path is None or path.strip(b" \t<>") == b"":
        yield "return_path_missing" if path is None else "return_path_null"
    sender = _sender(headers)
    if is_machine(sender):
        yield f"sender: {sender.partition('@')[0]}"
    if sender in ours:
        yield "sender_is_us"
    addressed = {
        found.address.lower()
        for name in ("to", "cc")
        for value in headers.all(name)
        for found in addresses.read(value)
    }
    if not addressed & ours:
        yield "not_addressed_to_us"


def is_machine(address: str) -> bool:
    """Nobody reads what is sent to this address."""
    return bool(MACHINES.match(address.partition("@")[0].lower()))


def _sender(headers: Headers) -> str:
    found = addresses.read(headers.get("from"))
    return found[0].address.lower() if found else ""


def _token(value: str) -> str:
    """`auto-replied; owner-email="x"` → `auto-replied`."""
    return value.partition(";")[0].strip().lower()


def kind_of(headers: Headers, subject: str, new_text: str, report: Report) -> tuple[Kind, list[str]]:
    """The first that fits of: delivery report, automatic mail, suspected spam, list; else a customer's. With reasons."""
    if report.kind in (Delivery.FAILED, Delivery.DELAYED, Delivery.DELIVERED):
        source = "delivery_report" if report.standard else "bounce_text"
        return Kind.BOUNCE, [f"{source}: {report.kind}"]
    for kind, found in (
        (Kind.AUTO_REPLY, [*_automatic(headers, subject, new_text, report)]),
        (Kind.SPAM_SUSPECT, [*_spam(headers, subject)]),
        (Kind.LIST, [*_list(headers)]),
    ):
        if found:
            return kind, found
    return Kind.CUSTOMER, []


def _automatic(headers: Headers, subject: str, new_text: str, report: Report) -> Iterator[str]:
    if report.kind is Delivery.READ_RECEIPT:
        yield "read_receipt"
    if "feedback-report" in headers.get("content-type").lower():
        yield "complaint_report"
    submitted = _token(headers.get("auto-submitted"))
    if submitted not in ("", "no"):
        yield f"auto_submitted: {submitted}"
    for name in ("precedence", "x-precedence"):
        if _token(headers.get(name)) == "auto_reply":
            yield "precedence: auto_reply"
    for name in AUTO_HEADERS:
        if headers.raw(name) is not None:
            yield name.replace("-", "_")
    # Lists guard themselves against loops, too.
    if headers.raw("x-loop") is not None and not any(_list(headers)):
        yield "x_loop"
    if "all" in re.split(r"[,\s]+", headers.get("x-auto-response-suppress").lower()):
        yield "x_auto_response_suppress: all"
    path = headers.raw("return-path")
    if path is not None and path.strip(b" \t<>") == b"":
        yield "return_path_null"
    if AUTO_SUBJECT.match(subject):
        yield "subject"
    if not FORWARD.match(subject) and any(AUTO_TEXT.search(line) for line in _own_lines(new_text)):
        yield "text"


def _own_lines(new_text: str) -> list[str]:
    """The beginning of the text as far as it is the writer's and nothing forwarded."""
    lines = [line[:500] for line in new_text.splitlines()[:60]]
    end = next((place for place, line in enumerate(lines) if FORWARDED.match(line)), len(lines))
    return lines[:end]


def _spam(headers: Headers, subject: str) -> Iterator[str]:
    for name in SPAM_YES:
        if headers.get(name).strip().lower().startswith(("yes", "true")):
            yield name.replace("-", "_")
    if headers.get("x-spam-level").count("*") >= SCORE_FROM:
        yield "x_spam_level"
    score = headers.get("x-ms-exchange-organization-scl").strip()
    if score.isdigit() and int(score[:3]) >= SCORE_FROM:
        yield "x_ms_exchange_organization_scl"
    if _token(headers.get("x-rspamd-action")) in ("reject", "add header", "rewrite subject"):
        yield "x_rspamd_action"
    if SPAM_SUBJECT.match(subject):
        yield "subject"


def _list(headers: Headers) -> Iterator[str]:
    for name in ("list-id", "list-unsubscribe", "list-post", "x-ml-name", "x-mailing-list"):
        if headers.raw(name) is not None:
            yield name.replace("-", "_")
    for name in ("precedence", "x-precedence"):
        if _token(headers.get(name)) in BULK - {"auto_reply"}:
            yield f"precedence: {_token(headers.get(name))}"
