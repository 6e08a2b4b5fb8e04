"""Japanese in bodies, subjects and names of people, labelled rightly, wrongly or not at all (2.7)."""

from collections.abc import Iterator

from tests.mails.build import CUSTOMER, DATE, Case, encode, euc, jis, mail, raw_word, transfer, word

TEXTS = {
    "greeting": "お世話になっております。\n見積書の件、よろしくお願いいたします。",
    "windows": "①㈱髙﨑商店の請求書№5、℡は後ほど。\n納期は⑫月、担当は濵田です。",
    "kana": "ﾃｽﾄ送信のｶﾞｲﾄﾞです。\nｱｲｳ株式会社",
    "trails": "表示ソフトの予算能力、構成を申請します。",  # second bytes of Shift_JIS that are \ | or @
}
# Label, how the bytes are made, and what must be said about them.
LABELS = [
    ("ISO-2022-JP", "iso-2022-jp", "iso-2022-jp"),
    ("iso-2022-jp-ms", "iso-2022-jp", "iso-2022-jp"),
    ("cp50221", "iso-2022-jp", "iso-2022-jp"),
    ("Shift_JIS", "cp932", "cp932"),
    ("windows-31j", "cp932", "cp932"),
    ("x-sjis", "cp932", "cp932"),
    ("MS_Kanji", "cp932", "cp932"),
    ("EUC-JP", "euc-jp", "euc-jp"),
    ("x-euc-jp", "euc-jp", "euc-jp"),
    ("UTF-8", "utf-8", "utf-8"),
    ("utf8", "utf-8", "utf-8"),
    ('"utf-8; format=flowed"', "utf-8", "utf-8"),
]
WAYS = ("8bit", "base64", "quoted-printable")


def cases() -> Iterator[Case]:
    yield from labelled()
    yield from mislabelled()
    yield from oddly_written()
    yield from subjects()
    yield from names()


def _body(content: bytes, label: str | None, way: str) -> bytes:
    kind = f"text/plain; charset={label}" if label else "text/plain"
    return mail([("Content-Type", kind), ("Content-Transfer-Encoding", way)], transfer(content, way))


def labelled() -> Iterator[Case]:
    for label, charset, used in LABELS:
        for name, text in TEXTS.items():
            way = WAYS[(len(label) + len(name)) % 3]
            raw = _body(encode(text, charset), label, way)
            yield Case(
                f"body-{label}-{name}-{way}", raw, {"text": text, "charset_used": used, "had_errors": False}
            )
    for label in ("utf-16", "utf-16le", "utf-16be"):
        raw = _body(TEXTS["windows"].encode(label), label, "base64")
        yield Case(f"body-{label}", raw, {"text": TEXTS["windows"], "had_errors": False})
    for label, text, codec in (
        ("gb2312", "您好，请确认报价单。", "gb18030"),
        ("big5", "您好，請確認報價單。", "cp950"),
        ("ks_c_5601-1987", "안녕하세요. 견적서를 확인해 주세요.", "cp949"),
        ("iso-8859-1", "Café – “naïve” €", "cp1252"),
        ("windows-1251", "Добрый день", "cp1251"),
        ("koi8-r", "Добрый день", "koi8-r"),
    ):
        yield Case(
            f"body-{label}", _body(text.encode(codec), label, "8bit"), {"text": text, "charset_used": codec}
        )


def mislabelled() -> Iterator[Case]:
    """What is written, under a name that is not its own."""
    text = TEXTS["windows"]
    labels = {
        "iso-2022-jp": [
            None,
            "us-ascii",
            "utf-8",
            "shift_jis",
            "euc-jp",
            "iso-8859-1",
            "x-unknown-9",
            "_iso-2022-jp$ESC",
        ],
        "utf-8": [
            None,
            "us-ascii",
            "iso-2022-jp",
            "shift_jis",
            "euc-jp",
            "iso-8859-1",
            "x-unknown-9",
            "windows-1252",
        ],
        "cp932": [None, "us-ascii", "utf-8", "iso-2022-jp", "x-unknown-9", "iso-8859-1", "euc-jp"],
        "euc-jp": [None, "us-ascii", "utf-8", "iso-2022-jp", "x-unknown-9", "iso-8859-1"],
    }
    for charset, names in labels.items():
        for label in names:
            says = {"text": text, "charset_used": charset, "had_errors": False}
            yield Case(f"{charset}-called-{label}", _body(encode(text, charset), label, "8bit"), says)
    seven = b"+MEQwRjBI-, and +ADw-script+AD4-alert(1)"
    for label in ("utf-7", "UTF7", "unicode-1-1-utf-7"):
        says = {"text": seven.decode(), "had_errors": True, "defects": ["utf7_refused"]}
        yield Case(f"{label}-is-refused", _body(seven, label, "7bit"), says)
    for label in ("rot13", "zip", "base64", "unicode_escape", "punycode", "hex", "idna"):
        yield Case(
            f"{label}-is-no-charset", _body(b"uryyb \\u3042", label, "7bit"), {"text": "uryyb \\u3042"}
        )
    broken = "見積書".encode() + b"\xff\xfe\xff" + "です".encode()
    says = {"had_errors": True, "defects": ["characters_replaced"], "charset_used": "utf-8"}
    yield Case("bytes-of-nothing", _body(broken, "utf-8", "8bit"), says)


def oddly_written() -> Iterator[Case]:
    text = TEXTS["greeting"]
    for name, content in {
        "old-escape": jis(text, kanji=b"\x1b$@"),
        "roman-escape": jis(text, ascii_=b"\x1b(J"),
        "no-closing-escape": jis("以上、よろしくお願いします", close=False),
        "raw-half-width": b"\xc3\xbd\xc4" + jis("送信の") + b"\xb6\xde\xb2\xc4\xde" + jis("です"),
        "shift-out-kana": b"\x0eC=D\x0f" + jis("です"),
        "extra-kanji": b"\x1b$(D\x30\x21\x1b(B",
    }.items():
        expected = {
            "no-closing-escape": "以上、よろしくお願いします",
            "raw-half-width": "ﾃｽﾄ送信のｶﾞｲﾄﾞです",
            "shift-out-kana": "ﾃｽﾄです",
            "extra-kanji": b"\x8f\xb0\xa1".decode("euc_jp"),
        }.get(name, text)
        raw = _body(content, "ISO-2022-JP", "8bit")
        yield Case(f"jis-{name}", raw, {"text": expected, "charset_used": "iso-2022-jp", "had_errors": False})
    yield Case("nul-in-text", _body(b"a\0b\r\n\r\n\r\n", "utf-8", "8bit"), {"text": "ab"})
    yield Case("bom-in-text", _body("\ufeff見積".encode(), "utf-8", "8bit"), {"text": "見積"})
    yield Case("twins-are-kept", _body("〜−‖".encode("euc_jp"), "euc-jp", "8bit"), {"text": "〜−‖"})
    yield Case(
        "windows-twins-are-kept", _body("～－∥".encode("cp932"), "shift_jis", "8bit"), {"text": "～－∥"}
    )


SUBJECT = "㈱髙﨑商店のお見積り①"


def subjects() -> Iterator[Case]:
    for charset in ("iso-2022-jp", "cp932", "euc-jp", "utf-8"):
        label = {"cp932": "Shift_JIS"}.get(charset, charset)
        raw = encode(SUBJECT, charset)
        half = len(raw) // 2 + (1 if charset == "cp932" else 0)
        written: dict[str, str | bytes] = {
            "b": raw_word(raw, label),
            "q": raw_word(raw, label, "Q"),
            "folded": f"{word(SUBJECT[:5], charset).replace(charset, label)}\r\n {word(SUBJECT[5:], charset).replace(charset, label)}",
            "glued": f"{word(SUBJECT[:5], charset).replace(charset, label)}{word(SUBJECT[5:], charset).replace(charset, label)}",
            "cut-inside-a-character": f"{raw_word(raw[:half], label)} {raw_word(raw[half:], label)}",
            "language": raw_word(raw, f"{label}*ja"),
            "raw": raw,
        }
        for way, value in written.items():
            yield Case(f"subject-{charset}-{way}", mail([("Subject", value)]), {"subject": SUBJECT})
    for name, value, expected in (
        ("mixed", f"Re: {word('見積', 'utf-8')} [#4711]", "Re: 見積 [#4711]"),
        ("glued-tail", f"{word('見積', 'utf-8')}-final", "見積-final"),
        ("no-padding", "=?utf-8?B?44GC44E=?= =?utf-8?B?hA?=", "あい"),
        ("empty", "", ""),
        ("not-a-word", "=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
        ("line-break-inside", word("見積\r\nBcc: x@y", "utf-8"), "見積 Bcc: x@y"),
        ("turned-around", word("\u202eexe.見積", "utf-8"), "exe.見積"),
        ("two-charsets", f"{word('見積', 'utf-8')} {word('の件', 'iso-2022-jp')}", "見積の件"),
        ("markup", "</title><script>alert(1)</script>", "</title><script>alert(1)</script>"),
    ):
        yield Case(f"subject-{name}", mail([("Subject", value)]), {"subject": expected})


def names() -> Iterator[Case]:
    name = "髙橋 一郎"
    for way, value in {
        "jis": f"{word(name, 'iso-2022-jp')} <{CUSTOMER}>",
        "quoted-word": f'"{word(name, "utf-8")}" <{CUSTOMER}>',
        "raw-quoted": f'"{name}" <{CUSTOMER}>',
        "raw-jis": jis(name) + f" <{CUSTOMER}>".encode(),
        "raw-sjis": name.encode("cp932") + f" <{CUSTOMER}>".encode(),
        "comment": f"{CUSTOMER} ({name})",
        "two-words": f"{word('髙橋', 'utf-8')} {word(' 一郎', 'utf-8')} <{CUSTOMER}>",
        "comma-in-word": f"{word(name, 'utf-8')}\r\n\t<{CUSTOMER}>",
    }.items():
        says = {"from": {"name": name, "address": CUSTOMER}, "date": "2025-06-10T10:00:00+09:00"}
        yield Case(f"from-{way}", mail([("From", value), ("Date", DATE)]), says)
    for address in (
        "taro..y@docomo.ne.jp",
        "taro.@docomo.ne.jp",
        ".taro@ezweb.ne.jp",
        "a-.-b@softbank.ne.jp",
    ):
        yield Case(
            f"from-{address}", mail([("From", f"<{address}>")]), {"from": {"name": "", "address": address}}
        )
    long = "長" * 2000
    yield Case(
        "from-endless-name",
        mail([("From", f"{word(long, 'utf-8')} <{CUSTOMER}>")]),
        {"from": {"name": "長" * 500, "address": CUSTOMER}},
    )
    several = f'"Yamada, Taro" <a@x.example>, {word("林", "iso-2022-jp")} <b@x.example>; Team: c@x.example, d@x.example;'
    people = [("Yamada, Taro", "a"), ("林", "b"), ("", "c"), ("", "d")]
    expected = [{"name": name, "address": f"{local}@x.example"} for name, local in people]
    yield Case("many-recipients", mail([("To", several), ("Cc", several)]), {"to": expected, "cc": expected})
    yield Case("nobody-named", mail([("To", "undisclosed-recipients:;")]), {"to": []})
    assert euc("ｱ") == b"\x8e\xb1"
