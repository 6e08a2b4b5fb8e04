"""A mail's HTML as a page for a frame: nothing runs, nothing is loaded from anywhere, pictures lie in it."""

import re
from collections.abc import Mapping
from html import unescape

from enishi.channels.mail.understand.html import RULES, clean, remote_address
from enishi.channels.models import Attachment, MailMessage
from enishi.channels.receiving.pictures import fetched, inside, kind_of
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
REMOTE = re.compile(r'src="(cid:remote,[^"]{1,1600})"')
MOST_BYTES = 5_000_000


def html_page(mail: MailMessage, *, with_remote: bool = False) -> str:
    """The page of one mail. What was cleaned by older rules is cleaned by today's. `with_remote`: pictures from elsewhere
    are fetched now and lie in it, too. Raises Held where nothing may leave."""
    body = mail.html_safe if mail.html_rules == RULES else clean(mail.html_safe).html
    addresses = {source: remote_address(source) for source in REMOTE.findall(body)}
    known = fetched([one for one in addresses.values() if one]) if with_remote else {}
    body = REMOTE.sub(lambda match: _shown(known, addresses[match[1]]), body)
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


def _shown(known: Mapping[str, str], address: str) -> str:
    return f'src="{known[address]}"' if address in known else ""


def _inside(attachments: list[Attachment], name: str, most: int) -> tuple[str, int]:
    """The picture as part of the page, and its bytes; nothing where it is none, or too large."""
    found = next((one for one in attachments if one["content_id"].strip("<>") == name.strip("<>")), None)
    if found is None or found["size"] > most:
        return "", 0
    try:
        content = store().read(found["digest"])
    except (Missing, Damaged):
        return "", 0
    kind = kind_of(content)
    return (f'src="{inside(kind, content)}"', len(content)) if kind else ("", 0)
