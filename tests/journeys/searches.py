"""A small world to search in, and what is typed there with the record that has to come first."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from enishi.commerce.actions import LineFacts, create_product, record_order
from enishi.customers.actions import create_account, create_contact
from enishi.foundation.authz import Actor
from enishi.sales.actions import create_deal, create_lead
from enishi.service.actions import add_note, open_ticket, reply

ACCOUNTS: tuple[Mapping[str, str], ...] = (
    {
        "name": "株式会社ハナサキ精機",
        "kana": "はなさきせいき",
        "phone": "03-1234-5678",
        "corporate_number": "7999901000001",
        "email": "info@hanasaki.example",
    },
    {
        "name": "青葉商事㈱",
        "kana": "アオバショウジ",
        "phone": "06-6543-9870",
        "corporate_number": "6999901000002",
    },
    {"name": "髙﨑運輸株式会社", "kana": "タカサキウンユ", "phone": "027-321-0000"},
    {"name": "有限会社林商店", "kana": "ハヤシショウテン", "phone": "+81 3-9876-5432"},
    {"name": "サーバーワークス電子株式会社", "email": "contact@server-works.example"},
    {"name": "ミナミ・アルプス食品株式会社", "kana": "ミナミアルプスショクヒン", "phone": "(055)222-3333"},
    {"name": "Blue Ocean Trading LLC", "email": "sales@blueocean.example"},
    {"name": "小林製作所株式会社", "kana": "コバヤシセイサクショ"},
    {"name": "渡邊ヴィンテージ楽器", "kana": "ワタナベヴィンテージガッキ"},
    {"name": "㈱１番館", "kana": "イチバンカン"},
    {"name": "𠮷野家具株式会社", "kana": "ヨシノカグ"},
    {"name": "齋藤鉄工所", "kana": "サイトウテッコウショ", "phone": "０１２０－９８７－６５４"},
    {"name": "東京ガスケット工業株式会社", "kana": "トウキョウガスケットコウギョウ", "phone": "03-0000-4321"},
    {"name": "医療法人社団みどり会", "kana": "ミドリカイ"},
    {"name": "新田中工業株式会社", "kana": "シンデンナカコウギョウ"},
    {"name": "株式会社田中", "kana": "タナカ"},
    {"name": "田中電機株式会社", "kana": "タナカデンキ"},
)
# The customer by its place above, then the person.
PEOPLE: tuple[tuple[int, Mapping[str, str]], ...] = (
    (
        0,
        {
            "family_name": "渡邊",
            "given_name": "千尋",
            "family_kana": "ワタナベ",
            "given_kana": "チヒロ",
            "mobile": "+81 80-1234-5678",
            "email": "chihiro.watanabe@hanasaki.example",
        },
    ),
    (
        1,
        {
            "family_name": "林",
            "given_name": "健一",
            "family_kana": "ハヤシ",
            "given_kana": "ケンイチ",
            "email": "a..hayashi@docomo.ne.jp",
        },
    ),
    (7, {"family_name": "小林", "given_name": "由美", "family_kana": "コバヤシ", "given_kana": "ユミ"}),
    (2, {"family_name": "佐々木", "given_name": "晃", "family_kana": "ササキ", "given_kana": "アキラ"}),
    (6, {"family_name": "Smith", "given_name": "John", "email": "john.smith@blueocean.example"}),
    (2, {"family_name": "髙橋", "given_name": "一", "family_kana": "タカハシ", "given_kana": "ハジメ"}),
    (5, {"family_name": "廣瀬", "given_name": "眞一", "family_kana": "ヒロセ", "given_kana": "シンイチ"}),
    (9, {"family_name": "濵田", "given_name": "ジョン・マイケル", "family_kana": "ハマダ"}),
    (12, {"family_name": "大槗", "given_name": "櫻", "family_kana": "オオハシ", "given_kana": "サクラ"}),
    (13, {"family_name": "金", "given_name": "ヨンスク", "phone": "0466-22-1234"}),
)
LEADS: tuple[Mapping[str, str], ...] = (
    {
        "company": "富士見ロジスティクス株式会社",
        "family_name": "澤田",
        "given_name": "明",
        "family_kana": "サワダ",
        "given_kana": "アキラ",
        "phone": "050-1111-2222",
        "email": "sawada@fujimi.example",
    },
    {"company": "㈱しおかぜ水産", "family_name": "斉藤", "given_name": "茂", "family_kana": "サイトウ"},
)
DEALS = ((0, "第二工場の監視装置更新"), (6, "ＥＲＰ刷新プロジェクト"), (12, "コンピュータ室の空調"))
PRODUCTS: tuple[Mapping[str, str], ...] = (
    {"code": "MN-100", "name": "振動・温度センサー", "name_en": "Vibration and temperature sensor"},
    {"code": "MG-10", "name": "ゲートウェイ", "name_en": "Gateway"},
)
TICKETS = (
    (0, "流量計の表示がおかしい", "画面の右上に赤い三角が点滅しています。"),
    (1, "納品書の宛名変更", "経理部あてに変えてください。担当は井上です。"),
)
REPLY = "ファームウェアを2.1.3に更新しました。\n再起動のあと三角は消えます。"
NOTE = "CANARY-7731 値引きの前例あり"


def build(seller: Actor, agent: Actor, owner: Actor) -> None:
    """Everything above, each row newer than the one before it."""
    accounts = [create_account(seller, values) for values in ACCOUNTS]
    for place, values in PEOPLE:
        create_contact(seller, values, account_id=accounts[place].uid)
    for values in LEADS:
        create_lead(seller, values)
    for place, name in DEALS:
        create_deal(seller, {"name": name, "account_id": accounts[place].uid})
    for values in PRODUCTS:
        create_product(owner, {"unit": "台", "price": 1000, **values})
    lines = [LineFacts(unit_price=1000, text="センサー")]
    record_order(
        owner, account=accounts[1], owner=accounts[1].sales_owner, ordered_on=date(2026, 11, 2), lines=lines
    )
    tickets = [
        open_ticket(agent, {"account_id": accounts[place].uid, "subject": subject}, text=text)
        for place, subject, text in TICKETS
    ]
    reply(agent, tickets[0].uid, version=tickets[0].version, text=REPLY)
    add_note(agent, tickets[0].uid, text=NOTE)


# What is typed, the kind and the title of what must come first.
FIRST: tuple[tuple[str, str, str], ...] = (
    # One character.
    ("林", "contact", "林 健一"),
    ("金", "contact", "金 ヨンスク"),
    ("一", "contact", "髙橋 一"),
    ("晃", "contact", "佐々木 晃"),
    ("櫻", "contact", "大槗 櫻"),
    ("桜", "contact", "大槗 櫻"),
    ("館", "account", "㈱１番館"),
    ("医", "account", "医療法人社団みどり会"),
    ("B", "account", "Blue Ocean Trading LLC"),
    ("ﾐ", "account", "医療法人社団みどり会"),
    # Names and parts of names.
    ("ハナサキ精機", "account", "株式会社ハナサキ精機"),
    ("株式会社ハナサキ精機", "account", "株式会社ハナサキ精機"),
    ("ハナサキ", "account", "株式会社ハナサキ精機"),
    ("サキ精", "account", "株式会社ハナサキ精機"),
    ("精機", "account", "株式会社ハナサキ精機"),
    ("青葉商事", "account", "青葉商事㈱"),
    ("葉商", "account", "青葉商事㈱"),
    ("林商店", "account", "有限会社林商店"),
    ("みどり会", "account", "医療法人社団みどり会"),
    ("小林製作所", "account", "小林製作所株式会社"),
    ("小林由美", "contact", "小林 由美"),
    ("小林 由美", "contact", "小林 由美"),
    ("小林　由美", "contact", "小林 由美"),
    ("由美", "contact", "小林 由美"),
    ("佐々木", "contact", "佐々木 晃"),
    ("ヨンスク", "contact", "金 ヨンスク"),
    # Exact before beginning before anywhere.
    ("田中", "account", "株式会社田中"),
    ("田中電", "account", "田中電機株式会社"),
    ("中工業", "account", "新田中工業株式会社"),
    ("小林", "contact", "小林 由美"),
    # Kana for kanji.
    ("はなさき", "account", "株式会社ハナサキ精機"),
    ("はなさきせいき", "account", "株式会社ハナサキ精機"),
    ("あおば", "account", "青葉商事㈱"),
    ("アオバショウジ", "account", "青葉商事㈱"),
    ("たかさき", "account", "髙﨑運輸株式会社"),
    ("うんゆ", "account", "髙﨑運輸株式会社"),
    ("はやし", "contact", "林 健一"),
    ("はやしけんいち", "contact", "林 健一"),
    ("はやしょうてん", "", ""),
    ("はやししょうてん", "account", "有限会社林商店"),
    ("わたなべ", "contact", "渡邊 千尋"),
    ("ワタナベ チヒロ", "contact", "渡邊 千尋"),
    ("ちひろ", "contact", "渡邊 千尋"),
    ("こばやし", "contact", "小林 由美"),
    ("こばやしせい", "account", "小林製作所株式会社"),
    ("ささき", "contact", "佐々木 晃"),
    ("ひろせ", "contact", "廣瀬 眞一"),
    ("さいとうてっこう", "account", "齋藤鉄工所"),
    ("さわだ", "lead", "澤田 明"),
    ("みどりかい", "account", "医療法人社団みどり会"),
    ("よしの", "account", "𠮷野家具株式会社"),
    ("いちばんかん", "account", "㈱１番館"),
    # Variants of one kanji.
    ("高崎", "account", "髙﨑運輸株式会社"),
    ("髙﨑", "account", "髙﨑運輸株式会社"),
    ("高﨑運輸", "account", "髙﨑運輸株式会社"),
    ("渡辺", "contact", "渡邊 千尋"),
    ("渡邉", "contact", "渡邊 千尋"),
    ("渡辺千尋", "contact", "渡邊 千尋"),
    ("斎藤鉄工", "account", "齋藤鉄工所"),
    ("斉藤鉄工", "account", "齋藤鉄工所"),
    ("斎藤 茂", "lead", "斉藤 茂"),
    ("高橋", "contact", "髙橋 一"),
    ("広瀬", "contact", "廣瀬 眞一"),
    ("広瀬 真一", "contact", "廣瀬 眞一"),
    ("浜田", "contact", "濵田 ジョン・マイケル"),
    ("濱田", "contact", "濵田 ジョン・マイケル"),
    ("大橋", "contact", "大槗 櫻"),
    ("沢田", "lead", "澤田 明"),
    ("吉野家具", "account", "𠮷野家具株式会社"),
    # Width, dots, long marks, small kana.
    ("ﾊﾅｻｷ", "account", "株式会社ハナサキ精機"),
    ("ﾜﾀﾅﾍﾞ", "contact", "渡邊 千尋"),
    ("ｶﾞｽｹｯﾄ", "account", "東京ガスケット工業株式会社"),
    ("㈱田中", "account", "株式会社田中"),
    ("（株）田中", "account", "株式会社田中"),
    ("田中株式会社", "account", "株式会社田中"),
    ("青葉商事株式会社", "account", "青葉商事㈱"),
    ("株式会社青葉", "account", "青葉商事㈱"),
    ("株式会社しおかぜ水産", "lead", "斉藤 茂"),
    ("1番館", "account", "㈱１番館"),
    ("１番館", "account", "㈱１番館"),
    ("ミナミアルプス", "account", "ミナミ・アルプス食品株式会社"),
    ("ミナミ・アルプス", "account", "ミナミ・アルプス食品株式会社"),
    ("ジョンマイケル", "contact", "濵田 ジョン・マイケル"),
    ("サーバワークス", "account", "サーバーワークス電子株式会社"),
    ("サーバーワークス", "account", "サーバーワークス電子株式会社"),
    ("ビンテージ", "account", "渡邊ヴィンテージ楽器"),
    ("ヴィンテージ", "account", "渡邊ヴィンテージ楽器"),
    ("コンピューター", "deal", "コンピュータ室の空調"),
    ("ゲートウエイ", "product", "ゲートウェイ"),
    ("ERP刷新", "deal", "ＥＲＰ刷新プロジェクト"),
    ("erp", "deal", "ＥＲＰ刷新プロジェクト"),
    # Telephone numbers.
    ("03-1234-5678", "account", "株式会社ハナサキ精機"),
    ("0312345678", "account", "株式会社ハナサキ精機"),
    ("０３－１２３４－５６７８", "account", "株式会社ハナサキ精機"),
    ("(03)1234-5678", "account", "株式会社ハナサキ精機"),
    ("03 1234 5678", "account", "株式会社ハナサキ精機"),
    ("+81 3-1234-5678", "account", "株式会社ハナサキ精機"),
    ("03-1234", "account", "株式会社ハナサキ精機"),
    ("5678", "account", "株式会社ハナサキ精機"),
    ("03-9876-5432", "account", "有限会社林商店"),
    ("080-1234-5678", "contact", "渡邊 千尋"),
    ("08012345678", "contact", "渡邊 千尋"),
    ("0120-987-654", "account", "齋藤鉄工所"),
    ("0120987654", "account", "齋藤鉄工所"),
    ("055-222-3333", "account", "ミナミ・アルプス食品株式会社"),
    ("0466-22-1234", "contact", "金 ヨンスク"),
    ("050-1111-2222", "lead", "澤田 明"),
    # Corporate numbers, numbers people say, mail addresses, codes.
    ("7999901000001", "account", "株式会社ハナサキ精機"),
    ("7-9999-0100-0001", "account", "株式会社ハナサキ精機"),
    ("T7999901000001", "account", "株式会社ハナサキ精機"),
    ("６９９９９０１０００００２", "account", "青葉商事㈱"),
    ("69999", "account", "青葉商事㈱"),
    ("#17", "account", "田中電機株式会社"),
    ("No.16", "account", "株式会社田中"),
    ("＃１５", "account", "新田中工業株式会社"),
    ("info@hanasaki.example", "account", "株式会社ハナサキ精機"),
    ("INFO@HANASAKI.EXAMPLE", "account", "株式会社ハナサキ精機"),
    ("chihiro.watanabe@hanasaki.example", "contact", "渡邊 千尋"),
    ("watanabe@hana", "contact", "渡邊 千尋"),
    ("a..hayashi@docomo.ne.jp", "contact", "林 健一"),
    ("blueocean", "account", "Blue Ocean Trading LLC"),
    ("sawada@fujimi", "lead", "澤田 明"),
    ("server-works", "account", "サーバーワークス電子株式会社"),
    ("MN-100", "product", "振動・温度センサー"),
    ("mn100", "product", "振動・温度センサー"),
    ("MG10", "product", "ゲートウェイ"),
    # Latin letters.
    ("Blue Ocean", "account", "Blue Ocean Trading LLC"),
    ("ocean trading", "account", "Blue Ocean Trading LLC"),
    ("ｂｌｕｅ", "account", "Blue Ocean Trading LLC"),
    ("John Smith", "contact", "Smith John"),
    ("smith", "contact", "Smith John"),
    ("vibration", "product", "振動・温度センサー"),
    # Deals, leads, tickets and what was said in them.
    ("監視装置", "deal", "第二工場の監視装置更新"),
    ("第二工場 更新", "deal", "第二工場の監視装置更新"),
    ("富士見", "lead", "澤田 明"),
    ("しおかぜ", "lead", "斉藤 茂"),
    ("流量計", "ticket", "流量計の表示がおかしい"),
    ("宛名", "ticket", "納品書の宛名変更"),
    ("赤い三角", "message", "流量計の表示がおかしい"),
    ("ふぁーむうぇあ", "message", "流量計の表示がおかしい"),
    ("経理部あて", "message", "納品書の宛名変更"),
    # Nothing to be found, and nothing asked.
    ("ハナサキ 青葉", "", ""),
    ("CANARY-7731", "", ""),
    ("存在しない", "", ""),
    ("!?", "", ""),
    ("", "", ""),
)


def first_of(answer: Mapping[str, Any]) -> tuple[str, str]:
    """Kind and title of the first line of an answer, both empty when nothing was found."""
    groups = answer["groups"]
    return (groups[0]["kind"], groups[0]["items"][0]["title"]) if groups else ("", "")
