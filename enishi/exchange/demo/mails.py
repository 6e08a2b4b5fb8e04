"""Mail of the last days: a mailbox, what came in there, and who was told of what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from enishi.channels.actions.incoming import take
from enishi.channels.actions.mailboxes import create_mailbox
from enishi.channels.actions.writing import Read
from enishi.channels.jobs import kept_attachments
from enishi.channels.mail.store import Origin, take_in
from enishi.channels.mail.understand import understand
from enishi.channels.mail.understand.authentication import vouched_by
from enishi.channels.models import Mailbox, ReceivedMail
from enishi.customers.models import Account
from enishi.exchange.demo.company import Company
from enishi.exchange.demo.complaints import silent_sensors
from enishi.exchange.demo.pictures import chart
from enishi.exchange.demo.teller import Teller
from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.files.actions import keep_file
from enishi.sales.actions import update_lead
from enishi.sales.models import Lead
from enishi.service.actions import add_note, assign_ticket, reply
from enishi.service.desk.actions import follow_ticket, share_ticket
from enishi.service.models import Ticket

ADDRESS = "help@minamo.example"
# Our mail server's word on who wrote.
SERVER = "mx.minamo.example"
# What customers in Japan still write in, with signs that are in no standard of it.
OLD = "iso-2022-jp"


@dataclass(frozen=True)
class Letter:
    """A mail as somebody outside wrote it. `answers`: the mail it goes on from, by its name."""

    name: str
    day: str
    hour: int
    sender: str
    subject: str
    text: str
    charset: str = "utf-8"
    answers: str = ""
    files: Sequence[tuple[str, bytes]] = ()
    headers: Sequence[tuple[str, str]] = ()
    genuine: bool = True


def log_file() -> bytes:
    """What a gateway writes down, with the hours in which it heard nothing."""
    rows = ["時刻,センサー,振動(mm/s)"]
    for hour in range(6, 18):
        heard = f"{1.2 + hour * 0.05:.2f}" if hour < 14 else ""
        rows.append(f"2026-11-18 {hour:02}:00,MN-100-0231,{heard}")
    return ("\r\n".join(rows) + "\r\n").encode("cp932")


LETTERS = (
    Letter(
        "silent", "2026-11-18", 15, "渡辺 千尋 <c.watanabe@hanasaki.example>",
        "【至急】第二工場のセンサー３台が通信しません",
        "みなも計装㈱ サポート御中\n\nお世話になっております。ハナサキ精機の渡辺です。\n"
        "本日14時ごろから、第二工場②ラインのセンサー３台の値が届いていません。\n"
        "ゲートウェイの記録を添付します。ご確認をお願いいたします。\n\n"
        "――――――――――\nハナサキ精機㈱ 生産技術部 渡辺 千尋\nTEL 050-0000-1201\n",
        charset=OLD, files=(("ゲートウェイ記録.csv", log_file()), ("受信強度.png", chart())),
    ),
    Letter(
        "again", "2026-11-19", 10, "渡辺 千尋 <c.watanabe@hanasaki.example>",
        "Re: 【至急】第二工場のセンサー３台が通信しません",
        "再起動で２台は戻りましたが、１台がまだ届きません。\n明日の午前に電話で相談できますか。\n\n渡辺\n",
        charset=OLD, answers="silent",
    ),
    Letter(
        "asks", "2026-11-19", 16, "林 健二 <hayashi@tokiwa-dyeing.example>", "温度監視の料金について",
        "はじめてご連絡します。染色工場で温度の監視を検討しています。\n"
        "センサー10台のときの月額と、導入までの日数を教えてください。\n\nトキワ染工 林\n",
    ),
    Letter(
        "away", "2026-11-20", 8, "渡辺 千尋 <c.watanabe@hanasaki.example>",
        "自動応答: 本日は外出しております",
        "本日は終日外出しております。急ぎのご用件は倉本までお願いいたします。\n",
        answers="silent", headers=(("Auto-Submitted", "auto-replied"),),
    ),
    Letter(
        "false", "2026-11-20", 9, "小林 誠 <service-manager@minamo.example>", "Re: 【至急】振込先の変更",
        "経理の皆さま\n\n取引先の振込先が変わりました。本日中に下記へお振り込みください。\n", answers="silent", genuine=False,
    ),
)  # fmt: skip


def tell(company: Company) -> None:
    """Each mail on its day, and what colleagues did about the first."""
    teller = Teller(company)
    with teller.on("2026-11-16", 9):
        mailbox = create_mailbox(
            teller.actor("admin"),
            {
                "address": ADDRESS,
                "sender_name": "みなも計装サポート",
                "team_id": company.teams["カスタマーサービス部"].uid,
                "trusted_server": SERVER,
            },
        )
    arrived: dict[str, ReceivedMail] = {}
    for letter in LETTERS:
        with teller.on(letter.day, letter.hour):
            arrived[letter.name] = _arrives(mailbox, letter)
        if letter.name == "silent":
            _taken_up(teller, arrived["silent"])
    silent = Ticket.objects.unscoped("the story goes on").get(
        conversation_link__conversation=arrived["silent"].conversation_id
    )
    silent_sensors(teller, silent)
    with teller.on("2026-11-20", 10):
        _passed_on(teller)


def _arrives(mailbox: Mailbox, letter: Letter) -> ReceivedMail:
    """The way of all mail that comes in; its reader needs no process of its own, since we wrote it."""
    raw = _written(letter, clock.now())
    received, _ = take_in(mailbox, [raw], Origin("file"))
    mail = understand(raw)
    server, genuine = vouched_by(raw)
    return take(System("job"), received.pk, Read(mail, kept_attachments(mail), server == SERVER and genuine))


def _written(letter: Letter, at: datetime) -> bytes:
    mail = EmailMessage()
    domain = letter.sender.rpartition("@")[2].rstrip(">")
    word = "pass" if letter.genuine else "fail"
    mail["Authentication-Results"] = f"{SERVER}; dmarc={word} header.from={domain}"
    mail["From"], mail["To"], mail["Subject"] = letter.sender, ADDRESS, letter.subject
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<{letter.name}@mail.example>"
    if letter.answers:
        mail["In-Reply-To"] = mail["References"] = f"<{letter.answers}@mail.example>"
    for name, value in letter.headers:
        mail[name] = value
    is_old = letter.charset == OLD
    body = in_old_letters(letter.text) if is_old else letter.text.encode()
    mail.set_content(
        body, "text", "plain", cte="7bit" if is_old else "base64", params={"charset": letter.charset}
    )
    for name, data in letter.files:
        kind = ("image", "png") if name.endswith(".png") else ("text", "csv")
        mail.add_attachment(data, *kind, filename=name)
    if letter.files:
        # Python's own is another one each time.
        mail.set_boundary(f"part-of-{letter.name}")
    return mail.as_bytes()


def in_old_letters(text: str) -> bytes:
    """As mail programs in Japan write ISO-2022-JP: with ㈱ and ② in it, which the standard has not."""
    made, is_double = bytearray(), False
    for letter in text:
        pair = letter.encode("cp932")
        if (len(pair) == 2) is not is_double:
            is_double = not is_double
            made += b"\x1b$B" if is_double else b"\x1b(B"
        made += _of_jis(*pair) if is_double else pair
    return bytes(made + (b"\x1b(B" if is_double else b""))


def _of_jis(first: int, second: int) -> bytes:
    """The same letter's place in JIS, from its place in Shift_JIS."""
    row = (first - (0x70 if first < 0xA0 else 0xB0)) * 2
    if second >= 0x9F:
        return bytes((row, second - 0x7E))
    return bytes((row - 1, second - (0x20 if second > 0x7F else 0x1F)))


def _taken_up(teller: Teller, received: ReceivedMail) -> None:
    """The manager gives the ticket to somebody, who answers; a colleague is called by name."""
    ticket = Ticket.objects.unscoped("the story goes on").get(
        conversation_link__conversation=received.conversation_id
    )
    boss, agent = teller.actor("service-manager"), teller.actor("support")
    with teller.on("2026-11-18", 15, 20):
        wanted = {"assignee_id": teller.user("support").uid}
        assign_ticket(boss, ticket.uid, wanted, version=ticket.version)
        add_note(boss, ticket.uid, text="@田中 美咲 さん、更新前のお客様です。本日中に一報をお願いします。")
    with teller.on("2026-11-18", 16, 5):
        text = (
            "渡辺様\n\nお世話になっております。みなも計装の田中です。\n"
            "記録を拝見しました。14時に電源が落ちたようです。ゲートウェイの再起動をお試しください。"
        )
        reply(agent, ticket.uid, text=text, version=teller.now(ticket).version)
        add_note(agent, ticket.uid, text="@今井 颯 さん、予備のゲートウェイの在庫を見てもらえますか。")
        share_ticket(agent, ticket.uid, teller.user("support2").uid, True)
        follow_ticket(boss, ticket.uid, True)
    account = Account.objects.unscoped("the story goes on").get(pk=ticket.account_id)
    with teller.on("2026-11-18", 17):
        keep_file(agent, account, name="第二工場の受信強度.png", data=chart(), declared_type="image/png")


def _passed_on(teller: Teller) -> None:
    """Two leads nobody had yet are given out."""
    free = Lead.objects.unscoped("the story goes on").filter(owner=None).order_by("pk")
    for lead in free[:2]:
        given = {"owner_id": teller.user("sales").uid}
        update_lead(teller.actor("sales-director"), lead.uid, given, version=lead.version)
