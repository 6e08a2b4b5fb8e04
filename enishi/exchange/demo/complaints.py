"""Two complaints of hero 1: the grave one, closed with its report, and one that is being worked on."""

from datetime import date

from enishi.exchange.demo.teller import Teller
from enishi.foundation.authz import Staff
from enishi.service.complaints.actions import issue_report, open_complaint, set_step, update_complaint
from enishi.service.models import Complaint, Ticket


def _written(actor: Staff, complaint: Complaint, step: str, **words: object) -> Complaint:
    """What a step asks for is written down, and the step is done."""
    if words:
        complaint = update_complaint(actor, complaint.uid, words, version=complaint.version)
    return set_step(actor, complaint.uid, step, version=complaint.version, is_done=True)


def lost_alarms(teller: Teller, ticket: Ticket) -> None:
    """Alarms that a restart swallowed: severity A, from the apology to the proof a month later."""
    first, second = teller.actor("support"), teller.actor("support4")
    with teller.on("2026-02-03", 9, 40):
        told = {
            "severity": "A",
            "product_id": teller.company.products["MG-10"].uid,
            "serial": "MG10-26-0417",
            "demand": "原因と、再発しないと言える根拠を文書で示してほしい。",
            "owner_id": teller.user("support4").uid,
            "helper_id": teller.user("support").uid,
        }
        complaint = open_complaint(first, ticket.uid, told)
    with teller.on("2026-02-03", 10, 40):
        complaint = _written(
            first,
            complaint,
            "apology",
            apology="夜間の停止をお知らせできず、操業にご迷惑をおかけしましたことを、心よりお詫び申し上げます。",
            facts="2月3日 2時14分、第一工場のゲートウェイ（MG10-26-0417）が自動更新のため再起動しました。"
            "2時15分に設備が停止し、センサーは警報を送りましたが、ゲートウェイは受け取っていません。\n"
            "2時17分に再起動が終わり、以後の警報は届いています。",
        )
    with teller.on("2026-02-04", 14, 20):
        words = (
            "代替機（MG10-25-0098）に交換し、警報が届くことを確認しました。自動更新は全台で停止しています。"
        )
        complaint = _written(second, complaint, "containment", containment=words)
    with teller.on("2026-02-06", 11):
        complaint = _written(
            second,
            complaint,
            "cause",
            whys=[
                "再起動中の約2分間、センサーの警報を受け取れなかった",
                "センサーは警報を一度だけ送り、受信の確認を待たない設計だった",
                "再起動が営業時間外に行われることを、設計の前提にしていなかった",
                "更新の試験項目に、稼働中の警報の確認がなかった",
            ],
            cause="ファームウェア2.1.0は、再起動中に届いた警報を保持も再要求もしません。"
            "更新の試験がこれを見つけられませんでした。",
            responsibility="ours",
            compensation="replacement",
            compensation_note="代替機への無償交換",
        )
    _made_good(teller, complaint)


def _made_good(teller: Teller, complaint: Complaint) -> None:
    """The measure, its report, and the proof a month later."""
    second = teller.actor("support4")
    with teller.on("2026-02-10", 15, 30):
        complaint = _written(
            second,
            complaint,
            "measure",
            measure="警報をセンサー側で保持し、受信を確認するまで再送するファームウェア2.1.3を公開し、御社の全台に適用しました。\n"
            "更新はお客様が決めた時間帯にだけ行います。",
            measured_on=date(2026, 2, 10),
            prevention="同じ型式の全お客様に2.1.3を案内し、更新の試験項目に「稼働中の警報」を加えました。",
        )
        issue_report(second, complaint.uid, version=complaint.version, language="ja", is_internal=False)
        complaint = _written(second, teller.now(complaint), "report")
    with teller.on("2026-03-12", 16):
        words = "30日間で12回の再起動を行い、警報の欠落がないことをお客様の記録と突き合わせて確認しました。"
        complaint = _written(second, complaint, "effect", effect=words)
    with teller.on("2026-03-13", 10):
        _written(
            teller.actor("service-manager"),
            complaint,
            "closing",
            members="野口（技術調査）、田中（窓口）、小林（責任者）",
            closing_words="夜間の一報から1時間以内のお詫びと、翌日の代替機がお客様の信頼をつなぎました。",
        )


def silent_sensors(teller: Teller, ticket: Ticket) -> None:
    """Sensors that fell silent again: contained, the cause is being looked for."""
    agent = teller.actor("support")
    with teller.on("2026-11-19", 10, 30):
        told = {
            "title": "第二工場②ラインのセンサーが通信しない",
            "product_id": teller.company.products["MG-10"].uid,
            "serial": "MG10-26-0533",
            "demand": "残る1台の復旧と、再起動のたびに止まらないようにしてほしい。",
        }
        complaint = open_complaint(agent, ticket.uid, told)
    with teller.on("2026-11-19", 11, 15):
        complaint = _written(
            agent,
            complaint,
            "apology",
            apology="監視が途切れ、ご心配をおかけして申し訳ございません。",
            facts="11月18日 14時ごろ、ゲートウェイの電源が瞬断しました。再起動で3台中2台は復旧、1台が届かないままです。",
        )
    with teller.on("2026-11-20", 9, 30):
        words = "届かない1台は予備のセンサーに差し替え、値が届くことを電話で確認しました。"
        _written(agent, complaint, "containment", containment=words)
