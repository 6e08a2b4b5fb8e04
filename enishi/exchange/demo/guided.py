"""What helps to choose and to price: a guide through the products, prices for resellers, a form for strangers."""

from typing import Any

from enishi.commerce.pricing.actions import create_price_book
from enishi.exchange.demo.company import Company
from enishi.exchange.demo.teller import Teller
from enishi.sales.capture.actions import create_form
from enishi.sales.guides.actions import draw_guide, publish_guide

BOSS = "sales-director"
FORM = {
    "name": "製品サイトの資料請求",
    "title": "資料請求・ご相談",
    "intro": "担当者より、2営業日以内にご連絡いたします。",
    "fields": [
        {"name": "company", "label": "", "is_required": True},
        {"name": "family_name", "label": "", "is_required": True},
        {"name": "given_name", "label": "", "is_required": False},
        {"name": "email", "label": "", "is_required": True},
        {"name": "phone", "label": "", "is_required": False},
        {"name": "q1", "label": "見守りたい設備は何台ですか", "is_required": False},
        {"name": "note", "label": "", "is_required": False},
    ],
    "consent_text": "個人情報の取り扱いに同意します。",
    "asks_consent": True,
    "thanks": "ありがとうございました。確認のメールをお送りしました。",
}
GUIDE = {
    "name": "設備の見守り はじめての選び方",
    "title": "設備に合う組み合わせを選ぶ",
    "title_en": "Find what fits your machines",
    "intro": "三つの質問にお答えください。1分で終わります。",
    "intro_en": "Three questions, one minute.",
    "is_public": True,
    "shows_prices": True,
}
# from how many on, and what one costs
SCALES = (("MN-100", ((1, 43_000), (50, 40_000), (200, 37_000))), ("MG-10", ((1, 108_000), (10, 102_000))))
# An answer adds or excludes products, by code, and says why, in Japanese and in English.
Effect = tuple[str, tuple[str, ...], str, str]
Answer = tuple[str, str, str, tuple[Effect, ...]]
COLLECTS: Effect = (
    "add",
    ("MG-10",),
    "センサーの値を1分ごとに集めて送ります。",
    "Collects and sends the values every minute.",
)
WATCHED: tuple[Answer, ...] = (
    (
        "vibration",
        "モーターやポンプの振動",
        "Vibration of motors and pumps",
        (
            (
                "add",
                ("MN-100",),
                "振動の傾向から、軸受の傷みに早く気づけます。",
                "Trends of vibration show worn bearings early.",
            ),
            COLLECTS,
        ),
    ),
    (
        "temperature",
        "冷蔵庫や炉の温度",
        "Temperature of cold stores and furnaces",
        (
            (
                "add",
                ("MN-100",),
                "温度がしきい値を超えると、すぐに知らせます。",
                "Tells you at once when a limit is passed.",
            ),
            COLLECTS,
        ),
    ),
    (
        "once",
        "まず一度、設備を診てほしい",
        "Have the machines looked at once",
        (
            (
                "add",
                ("CHECK",),
                "技術者が伺い、その日に報告書をお渡しします。",
                "An engineer visits and reports the same day.",
            ),
        ),
    ),
)
SIZES: tuple[Answer, ...] = (
    (
        "few",
        "10台まで",
        "Up to 10",
        (
            ("add", ("CLOUD-L",), "10台までなら Lite で足ります。", "Lite is enough for up to 10."),
            (
                "exclude",
                ("CLOUD-E",),
                "Enterprise は複数の工場を比べる方向けです。",
                "Enterprise is for comparing several works.",
            ),
        ),
    ),
    (
        "some",
        "11台から100台",
        "11 to 100",
        (
            (
                "add",
                ("CLOUD-S",),
                "100台まで、傾向のグラフを1年分見られます。",
                "A year of trends for up to 100 machines.",
            ),
            ("exclude", ("CLOUD-L",), "Lite は10台までです。", "Lite ends at 10 machines."),
        ),
    ),
    (
        "many",
        "101台以上、または複数の工場",
        "More than 100, or several works",
        (
            (
                "add",
                ("CLOUD-E",),
                "工場ごとの傾向を一つの画面で比べられます。",
                "Compares the trends of several works.",
            ),
            ("exclude", ("CLOUD-L", "CLOUD-S"), "台数に上限があります。", "Ends at fewer machines."),
        ),
    ),
)
CARE: tuple[Answer, ...] = (
    ("own", "自社でできる", "We do it ourselves", ()),
    (
        "yours",
        "任せたい",
        "We leave it to you",
        (
            (
                "add",
                ("INSTALL",),
                "電波の測定から取り付けまで行います。",
                "From measuring the radio to mounting.",
            ),
            (
                "add",
                ("CARE",),
                "年に一度の点検と、電話窓口が付きます。",
                "A yearly check and a telephone desk.",
            ),
        ),
    ),
)
# id, what is asked, may several answers hold, the answers
QUESTIONS = (
    ("what", "何を見守りたいですか。", "What do you want to watch?", True, WATCHED),
    ("size", "設備は何台ですか。", "How many machines?", False, SIZES),
    ("care", "取り付けや点検はどうしますか。", "Who mounts and checks?", False, CARE),
)


def tell(company: Company) -> None:
    teller = Teller(company)
    boss = teller.actor(BOSS)
    with teller.on("2026-04-01", 10):
        create_price_book(boss, _book(company))
    with teller.on("2026-05-11", 14):
        form = create_form(teller.actor("admin"), FORM)
    with teller.on("2026-05-12", 10):
        guide = draw_guide(boss, GUIDE | {"form_id": form.uid, "questions": _questions(company)})
        publish_guide(boss, guide.uid, version=guide.version)


def _book(company: Company) -> dict[str, Any]:
    points = [
        {"product_id": company.products[code].uid, "min_quantity": least, "price": price}
        for code, scale in SCALES
        for least, price in scale
    ]
    return {
        "name": "代理店価格 2026年度",
        "currency": "JPY",
        "customer_class": "代理店",
        "valid_from": None,
        "valid_until": None,
        "is_active": True,
        "points": points,
    }


def _questions(company: Company) -> list[dict[str, Any]]:
    return [
        {
            "id": key,
            "text": text,
            "text_en": english,
            "takes_many": takes_many,
            "answers": [_answer(company, answer) for answer in answers],
        }
        for key, text, english, takes_many, answers in QUESTIONS
    ]


def _answer(company: Company, answer: Answer) -> dict[str, Any]:
    key, text, english, told = answer
    effects = [
        {
            "kind": kind,
            "products": [str(company.products[code].uid) for code in codes],
            "field": "",
            "compare": "is",
            "value": "",
            "why": why,
            "why_en": why_en,
        }
        for kind, codes, why, why_en in told
    ]
    return {"id": key, "text": text, "text_en": english, "effects": effects}
