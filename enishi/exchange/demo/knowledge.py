"""Five articles of the support desk, written, looked over and published; three of them for everybody."""

from dataclasses import dataclass
from datetime import date

from enishi.exchange.demo.company import Company
from enishi.exchange.demo.teller import Teller
from enishi.foundation.authz import LinkHolder, System
from enishi.service.knowledge.actions import (
    keep_question,
    set_article_status,
    update_article,
    vote_on_article,
    write_article,
)
from enishi.service.knowledge.models import Article


@dataclass(frozen=True)
class Told:
    """An article as it is written: by whom, on which day, for whom, and how readers took it."""

    who: str
    day: str
    title: str
    category: str
    audience: str
    product: str
    body: str
    review_on: date
    yes: int = 0
    no: int = 0


TOLD = (
    Told(
        "support4", "2026-04-17", "ゲートウェイの再起動中に警報が届かないとき", "ゲートウェイ", "public", "MG-10",
        "## 症状\n\nゲートウェイ MG-10 が再起動している間（約2分）に起きた警報が、届かないことがあります。\n\n"
        "## 対象\n\nファームウェアが **2.1.2 以前**の MG-10 です。管理画面の「機器」で確かめられます。\n\n"
        "## 対処\n\n1. 管理画面の「機器」を開き、対象のゲートウェイを選びます。\n2. 「更新」を押し、稼働に支障のない時間帯を選びます。\n"
        "3. 更新のあと、「試験の警報を送る」で警報が届くことを確かめます。\n\n"
        "2.1.3 からは、センサーが警報を保持し、受け取りを確認するまで送り直します。",
        date(2027, 4, 1), 14, 2,
    ),
    Told(
        "support", "2026-05-21", "センサーのデータが届かないときの確認手順", "計測", "public", "MN-100",
        "## まず確かめること\n\n1. センサーの表示灯が、1分ごとに緑に光るか。光らないときは電池の交換時期です。\n"
        "2. ゲートウェイの表示灯が、緑で点いたままか。赤のときは電源かLANケーブルを確かめます。\n"
        "3. 同じゲートウェイの、ほかのセンサーの値が届いているか。\n\n"
        "## 1台だけ届かないとき\n\n- 電池の残量が20%を下回ると、送信の間隔が自動で長くなります。\n"
        "- 金属の扉や配管で電波がさえぎられると届きません。センサーを30cmほど動かして確かめてください。\n\n"
        "## すべて届かないとき\n\nゲートウェイの電源を入れ直し、3分待ちます。それでも戻らないときは、表示灯の色を添えてお問い合わせください。",
        date(2026, 11, 15), 31, 6,
    ),
    Told(
        "support3", "2026-06-09", "月次レポートのPDFを毎月自動で受け取る", "クラウド", "public", "CLOUD-S",
        "みなもクラウド Standard と Enterprise では、月次レポートを毎月1日の朝に受け取れます。\n\n"
        "1. 画面の右上から「設定」→「レポート」を開きます。\n2. 「毎月受け取る」を入れ、宛先のメールアドレスを加えます（10件まで）。\n"
        "3. 「試しに送る」で、届くことを確かめます。\n\n> Lite では、画面の「レポート」から手で書き出せます。",
        date(2027, 6, 1), 9, 1,
    ),
    Told(
        "support2", "2026-07-14", "予備のセンサーへの差し替え方", "計測", "members", "MN-100",
        "## 用意するもの\n\n予備のセンサー MN-100 と、管理画面に入れる人。\n\n## 手順\n\n"
        "1. 管理画面の「機器」で、届かないセンサーを選び「差し替え」を押します。\n2. 予備のセンサーの製造番号を入力します。\n"
        "3. 取り付け面の油をふき、磁石で同じ位置に付けます。向きは矢印を上にします。\n4. 5分以内に値が届けば終わりです。しきい値とグラフは引き継がれます。",
        date(2027, 1, 15),
    ),
    Told(
        "support4", "2026-08-25", "【社内】電波強度の見方と、現地調査に回す目安", "計測", "internal", "MG-10",
        "## 目安\n\n- **-85 dBm より強い**：問題なし。\n- **-85〜-95 dBm**：時間帯で途切れる。中継器の提案を検討する。\n"
        "- **-95 dBm より弱い**：遠隔では直らない。現地調査に回す。\n\n## 聞くこと\n\n1. 設備や棚を最近動かしたか。\n2. 途切れる時間帯に、フォークリフトや大型の扉が動いていないか。\n"
        "3. ゲートウェイの記録（CSV）をもらえるか。\n\n現地調査は技術課へ。記録を添えて二次対応へ引き継ぎます。",
        date(2027, 2, 1),
    ),
)  # fmt: skip
MISSING = ("電池の交換方法", "電池の交換方法", "電池の交換方法", "API でデータを取り出す", "解約の手続き")


def tell(company: Company) -> None:
    """Each article on its day, handed in by its writer and published by the manager; what readers said."""
    teller = Teller(company)
    boss = teller.actor("service-manager")
    for told in TOLD:
        with teller.on(told.day, 14):
            article = _written(teller, told)
        with teller.on(told.day, 17):
            set_article_status(boss, article.uid, "published", version=article.version)
        with teller.on("2026-11-02", 12):
            _read(article, told)
    with teller.on("2026-11-16", 20):
        for text in MISSING:
            keep_question(System("demo"), text)
    with teller.on("2026-11-19", 17):
        write_article(
            teller.actor("support"),
            {
                "title": "電池の交換方法",
                "category": "計測",
                "audience": "public",
                "product_id": company.products["MN-100"].uid,
                "body": "## 用意するもの\n\n単3形リチウム電池2本、＋ドライバー（1番）。\n\n## 手順\n\n1. 管理画面で対象のセンサーを「保守中」にします。",
            },
        )


def _written(teller: Teller, told: Told) -> Article:
    values = {
        "title": told.title,
        "category": told.category,
        "audience": told.audience,
        "product_id": teller.company.products[told.product].uid,
        "body": told.body,
    }
    writer = teller.actor(told.who)
    article = write_article(writer, values)
    article = update_article(writer, article.uid, {"review_on": told.review_on}, version=article.version)
    return set_article_status(writer, article.uid, "review", version=article.version)


def _read(article: Article, told: Told) -> None:
    for is_helpful in (*[True] * told.yes, *[False] * told.no):
        vote_on_article(LinkHolder("service.Article", article.uid), is_helpful=is_helpful)
