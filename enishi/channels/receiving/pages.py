"""A mail's HTML as a page for a frame: nothing runs, nothing is loaded from anywhere, pictures of the mail lie in it."""

import base64
import re
from html import unescape

from enishi.channels.mail.understand.html import RULES, clean
from enishi.channels.models import Attachment, MailMessage
from enishi.foundation.files import Damaged, Missing, store

POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data:;"
    " style-src 'unsafe-inline'; frame-ancestors 'self'; form-action 'none'; base-uri 'none'"
)
PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
    '<base target="_blank"><style>body{{margin:0;padding:12px;font:14px/1.6 system-ui,sans-serif;color:#212529;'
    "background:#fff;overflow-wrap:anywhere}}img{{max-width:100%;height:auto}}table{{max-width:100%}}</style>"
    "</head><body>{body}</body></html>"
)
PICTURE = re.compile(r'src="cid:([^"]{1,250})"')
# What a picture really is, by its first bytes; a drawing that could hold a script (SVG) is none.
SIGNS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}
MOST_BYTES = 5_000_000


def html_page(mail: MailMessage) -> str:
    """The page of one mail. What was cleaned by older rules is cleaned by today's."""
    body = mail.html_safe if mail.html_rules == RULES else clean(mail.html_safe).html
    shown: dict[str, str] = {}
    left = MOST_BYTES

    def picture(match: re.Match[str]) -> str:
        nonlocal left
        name = unescape(match[1])
        if name not in shown:
            shown[name], spent = _inside(mail.attachments, name, left)
            left -= spent
        return shown[name]

    return PAGE.format(body=PICTURE.sub(picture, body))


def _inside(attachments: list[Attachment], name: str, most: int) -> tuple[str, int]:
    """The picture as part of the page, and its bytes; nothing where it is none, or too large."""
    found = next((one for one in attachments if one["content_id"].strip("<>") == name.strip("<>")), None)
    if found is None or found["size"] > most:
        return "", 0
    try:
        content = store().read(found["digest"])
    except (Missing, Damaged):
        return "", 0
    kind = next((kind for sign, kind in SIGNS.items() if content.startswith(sign)), "")
    if not kind:
        return "", 0
    return f'src="data:{kind};base64,{base64.b64encode(content).decode()}"', len(content)
