"""Bounces that no rule covers: qmail, Exim, old sendmail, Exchange, and Japan's carriers.

Only a mail from a machine is read this way, so that a customer who quotes a bounce and asks for help stays a customer.
"""

import re
from collections.abc import Iterator

from enishi.channels.mail.understand import addresses, automatic, reports, threads
from enishi.channels.mail.understand.headers import Headers
from enishi.channels.mail.understand.mail import Delivery, Recipient, Report
from enishi.channels.mail.understand.parts import Part

LONGEST = 100_000
MOST_LINES = 400
NEAR = 6  # lines below an address that may give its reason
SUBJECT = re.compile(
    r"undeliver(?:ed|able)|delivery (?:status notification|failure|failed|has failed|notification)|mail delivery (?:failed|system)"
    r"|returned mail|failure notice|delivery report|mail system error|could not be delivered|non[- ]?delivery|nondeliverable"
    r"|message (?:could not be|was not) delivered|message delayed|delayed mail|warning: .{0,60}delayed"
    r"|(?:配信|配送|送信|送達|転送)(?:不能|エラー|失敗|できませんでした|に失敗|不可|遅延)|エラーメール|メールエラー|未配信|返送|宛先不明"
    r"|メール(?:が|を)?(?:送信|配信|配送|お届け)でき(?:ない|ません)|届けられません",
    re.IGNORECASE,
)
TEXT = re.compile(
    r"undeliverable|could(?: not|n't) be delivered|was not delivered|wasn't delivered|(?:un|not |n't )able to deliver|not (?:yet )?been delivered|been postponed|failed recipient|delivery (?:to|has) .{0,80}fail"
    r"|fatal errors|did not reach|delivery failed|address(?:es)? failed|recipients? (?:was|were|did not)|returned to sender|rejected by"
    r"|配信できま|配送できま|送信できま|お届けでき|届けられま|届きませんでした|配信エラー|送信エラー|宛先.{0,20}(?:見つか|存在)",
    re.IGNORECASE,
)
COPY_BELOW = re.compile(
    r"below this line is a copy|this is a copy of (?:the|your) message|original message (?:follows|headers|header)|returned message"
    r"|(?:unsent|undelivered) message (?:below|follows)|message header follows|^-{2,40}.{0,20}(?:original message|元のメッセージ|message text)"
    r"|^(?:received|return-path|message-id|mime-version|references|in-reply-to|errors-to|precedence|list-[a-z]{1,20}|x-[a-z-]{1,40}):\s",
    re.IGNORECASE,
)
POSTMASTER = re.compile(
    r"mail (?:delivery|administrator|system)|mailer[ -]daemon|^postmaster$|^system administrator$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"(?<![\w.+/@-])([\w.+/-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24})(?![\w@-])")
RETURNED_ID = re.compile(r"^[>\s]{0,4}message-id:\s{0,5}(<[^<>\s]{1,500}>)", re.IGNORECASE)
DELAY = re.compile(
    r"delayed|will (?:be )?retr|still (?:trying|being)|not yet been delivered|warning message only|遅延|遅れて|再送(?:を続け|しています|信)",
    re.IGNORECASE,
)
MEANINGS = (
    (
        "5.1.1",
        re.compile(
            r"user[ ()s]{0,4}unknown|unknown (?:user|address|recipient)|no such (?:user|recipient|mailbox)|does(?: not|n't) exist"
            r"|not found|invalid (?:recipient|mailbox|address)|mailbox unavailable|account is disabled|address rejected"
            r"|no mailbox here|unrouteable|宛先不明|見つかりません|存在しま|存在しない|不明な|使われていません|誤りがあ",
            re.IGNORECASE,
        ),
    ),
    (
        "5.2.2",
        re.compile(
            r"over ?quota|mailbox (?:is )?full|quota exceeded|exceeded .{0,20}quota|容量|いっぱい|満杯",
            re.IGNORECASE,
        ),
    ),
    (
        "5.7.1",
        re.compile(
            r"blocked|spam|policy|denied|refused to accept|not authori[sz]ed|受信拒否|拒否|迷惑メール|指定受信|ブロック",
            re.IGNORECASE,
        ),
    ),
    (
        "5.1.2",
        re.compile(
            r"host (?:unknown|not found)|domain .{0,40}(?:not|unknown)|name or service|ドメイン",
            re.IGNORECASE,
        ),
    ),
    ("5.3.4", re.compile(r"too (?:large|big)|size (?:limit|exceed)|サイズ", re.IGNORECASE)),
)


def read(root: Part, subject: str, text: str) -> Report:
    """What a report in a machine's own words says; kind NONE for any other mail."""
    headers = root.headers
    if not _from_machine(headers) or automatic.AUTO_SUBJECT.match(subject):
        return Report()
    lines = text[:LONGEST].split("\n")[:MOST_LINES]
    body, below = _apart(lines)
    recipients = tuple(reports.recipients_of(root)) or tuple(_recipients(headers, body))
    says_so = SUBJECT.search(subject[:200]) or any(TEXT.search(line[:500]) for line in body)
    if not (says_so or headers.raw("x-failed-recipients")):
        return Report()
    kind = reports.kind_of(recipients) if recipients else _kind(subject, body)
    return Report(kind, recipients, reports.returned_id(root) or _id_in(below), standard=False)


def _from_machine(headers: Headers) -> bool:
    path = headers.raw("return-path")
    senders = [
        found for name in ("from", "sender", "return-path") for found in addresses.read(headers.get(name))
    ]
    return (
        headers.raw("x-failed-recipients") is not None
        or (path is not None and path.strip(b" \t<>") == b"")
        or any(
            automatic.is_machine(found.address) or POSTMASTER.search(found.name[:200]) for found in senders
        )
    )


def _apart(lines: list[str]) -> tuple[list[str], list[str]]:
    """The machine's words, and the copy of the mail below them."""
    at = next((place for place, line in enumerate(lines) if COPY_BELOW.search(line[:500])), len(lines))
    return lines[:at], lines[at:]


def _kind(subject: str, body: list[str]) -> Delivery:
    said = " ".join([subject[:200], *(line[:500] for line in body[:60])])
    return Delivery.DELAYED if DELAY.search(said) else Delivery.FAILED


def _recipients(headers: Headers, body: list[str]) -> Iterator[Recipient]:
    """The addresses named, each with the reason nearest to it; ours and the machine's are no recipients."""
    aside = _bystanders(headers)
    named = [found.lower() for found in ADDRESS.findall(headers.get("x-failed-recipients"))]
    places: dict[str, int] = {}
    for place, line in enumerate(body):
        if "message-id" in line.lower():
            continue
        for address in ADDRESS.findall(line[:1000]):
            if address.lower() not in aside and not automatic.is_machine(address):
                places.setdefault(address, place)
    if named:
        places = {
            address: place for address, place in places.items() if address.lower() in named
        } or dict.fromkeys(named, 0)
    late = _kind("", body) is Delivery.DELAYED
    for address, place in list(places.items())[: reports.MOST_RECIPIENTS]:
        yield _recipient(address, body, place, late=late)


def _bystanders(headers: Headers) -> set[str]:
    values = [value for name in ("from", "to", "cc", "sender", "reply-to") for value in headers.all(name)]
    return {found.address.lower() for value in values for found in addresses.read(value)}


def _recipient(address: str, body: list[str], place: int, *, late: bool) -> Recipient:
    near = " ".join(line.strip()[:500] for line in body[place : place + NEAR])
    status = reports.status_in(near) or _meaning(near) or _meaning(" ".join(line[:500] for line in body[:60]))
    if late or status.startswith("4"):
        return Recipient(address, "delayed", status if status.startswith("4") else "4.0.0", near[:500])
    return Recipient(address, "failed", status or "5.0.0", near[: reports.LONGEST_DIAGNOSTIC])


def _meaning(said: str) -> str:
    return next((status for status, meaning in MEANINGS if meaning.search(said)), "")


def _id_in(lines: list[str]) -> str | None:
    found = next((match[1] for line in lines if (match := RETURNED_ID.match(line[:600]))), None)
    return threads.message_id(found) if found else None
