"""An independent look at cleaned HTML: only what the allow-list names, nothing that could run or load."""

import re
from html.parser import HTMLParser

from enishi.channels.mail.understand.html import TAGS

LOADING = set("src srcset background poster action formaction data xlink:href ping manifest".split())


def harmless(markup):
    """Every tag and attribute is one that may be shown."""
    found = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attributes):
            found.extend(wrong(tag, name, value or "") for name, value in attributes)
            found.append(tag if tag not in TAGS else "")

    Reader().feed(markup)
    return not any(found)


def wrong(tag, name, value):
    style = name == "style" and re.search(r"url|expression|fixed|absolute|\\|@import", value, re.IGNORECASE)
    picture = (tag, name) == ("img", "src") and value.startswith("cid:")
    link = name == "href" and not re.match(r"(https?|mailto|tel):", value, re.IGNORECASE)
    return name if name.startswith("on") or (name in LOADING and not picture) or style or link else ""
