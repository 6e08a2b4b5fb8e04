"""Mail by which another service proves who owns an address: "your code is 123456", "confirm your address". Pure.

Somebody who has a reply address of ours can name it to such a service. What it sends here must come back to them by no
way of ours (B38): neither in their thread, nor quoted, nor with others in copy.
"""

import re

from enishi.channels.mail.understand.mail import Mail

# As much of a mail as is looked at: such mails are short.
LOOKED_AT = 5_000
ABOUT = re.compile(
    r"(?:認証|確認|検証|照合|ログイン|サインイン|セキュリティ|本人確認|ワンタイム)(?:用)?(?:コード|番号|キー|パスワード)"
    r"|(?:メール)?アドレスの(?:確認|認証|検証)|アカウントの(?:確認|有効化)"
    r"|(?:verification|confirmation|security|login|log-in|sign-in|sign in|access|one-time|single-use) (?:code|pass ?code|password)"
    r"|(?:verify|confirm|validate|activate) (?:your|this) (?:e-?mail|account|address|identity)"
    r"|your (?:\S{1,30} ){0,3}code(?: is|:)",
    re.IGNORECASE,
)
CODE = re.compile(
    r"^[ \t\u3000]*(?:[0-9]{4,8}|[0-9]{3}[- ][0-9]{3}|[A-Z0-9]{3,4}-[A-Z0-9]{3,4})[ \t\u3000]*$"
    r"|(?:コード|番号|パスワード)\s{0,3}[はが：:「【]{0,2}\s{0,3}[0-9A-Z-]{4,9}\b"
    r"|\b(?:code|password)(?: is)?:?\s{1,3}(?=[A-Z-]{0,8}[0-9])[0-9A-Z-]{4,9}\b",
    re.MULTILINE,
)
LINK = re.compile(r"https?://\S{0,300}?(?:verif|confirm|activat|token=|code=|magic)", re.IGNORECASE)


def is_verification(mail: Mail) -> bool:
    """Does it hand out a code or a link that proves an address? An answer in a thread is none."""
    if mail.thread.references:
        return False
    text = (mail.text or mail.new_text)[:LOOKED_AT]
    about = f"{mail.subject[:300]}\n{text}"
    # The code may stand in the subject alone.
    return bool(ABOUT.search(about) and (CODE.search(about) or LINK.search(text)))
