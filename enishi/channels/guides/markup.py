"""The HTML of a guide's public page. Whatever somebody typed is escaped by `format_html`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from enishi.channels.forms import markup as forms
from enishi.channels.forms.markup import Shown
from enishi.commerce import rules as money
from enishi.foundation.i18n import say
from enishi.sales.guides.rules import Chosen, Found, said
from enishi.sales.models import Guide

PREFIX = "a_"
QUESTION = "guide_question"
STYLE = """
fieldset{border:1px solid #767676;border-radius:4px;margin:0 0 1rem;padding:.75rem 1rem}
legend{font-weight:600;padding:0 .25rem}
input[type=radio],input[type=checkbox]{width:auto;margin-right:.5rem}
label.choice{font-weight:400;padding:.35rem 0}
article{border:1px solid #767676;border-radius:4px;padding:.75rem 1rem;margin:0 0 .75rem}
article h3{font-size:1.05rem;margin:0}article ul{margin:.25rem 0 0;padding-left:1.25rem}
.price{margin:.25rem 0 0}.aside{opacity:.85}h2{font-size:1.15rem;margin:1.5rem 0 .5rem}
"""


@dataclass(frozen=True)
class Asked:
    """What of the answers given so far a page goes on with."""

    chosen: Chosen = field(default_factory=dict)
    question: str = ""
    fault: str = ""

    def address(self, key: str, **more: str) -> str:
        pairs = [(f"{PREFIX}{name}", one) for name, given in self.chosen.items() for one in given]
        query = urlencode([*pairs, *more.items()])
        return f"/g/{key}?{query}" if query else f"/g/{key}"


def questions_html(guide: Guide, asked: Asked, shown: Shown) -> str:
    """Every question on one page, as a form that a browser sends without script."""
    body = format_html(
        '{}<form method="get" action="/g/{}">{}<input type="hidden" name="shown" value="1">{}'
        '<button type="submit">{}</button></form>',
        _head(guide, shown),
        guide.key,
        format_html_join("", "{}", ((_question(one, asked, shown),) for one in guide.live)),
        format_html_join("", '<input type="hidden" name="{}" value="{}">', shown.utm.items()),
        say("guide.page.show", shown.language),
    )
    return _document(guide, body, shown)


def _question(question: Mapping[str, Any], asked: Asked, shown: Shown) -> SafeString:
    kind = "checkbox" if question["takes_many"] else "radio"
    taken = asked.chosen.get(question["id"], ())
    choices = format_html_join(
        "",
        '<label class="choice"><input type="{}" name="{}{}" value="{}"{}>{}</label>',
        (
            (
                kind,
                PREFIX,
                question["id"],
                answer["id"],
                mark_safe(" checked") if answer["id"] in taken else "",
                said(answer, "text", shown.language),
            )
            for answer in question["answers"]
        ),
    )
    return format_html(
        "<fieldset><legend>{}</legend>{}</fieldset>", said(question, "text", shown.language), choices
    )


def result_html(guide: Guide, found: Sequence[Found], asked: Asked, shown: Shown) -> str:
    """What fits and why, what does not and why not, and the way to ask somebody."""
    language = shown.language
    fits = [one for one in found if one.fits]
    others = [one for one in found if not one.fits]
    body = format_html(
        '{}<section aria-label="{}"><h2>{}</h2>{}</section>{}<p><a href="{}">{}</a></p>{}',
        _head(guide, shown),
        say("guide.page.fits", language),
        say("guide.page.fits", language),
        _cards(guide, fits, language) or format_html("<p>{}</p>", say("guide.page.nothing", language)),
        _others(guide, others, language),
        asked.address(guide.key),
        say("guide.page.change", language),
        _ask(guide, asked, shown),
    )
    return _document(guide, body, shown)


def _cards(guide: Guide, found: Sequence[Found], language: str) -> SafeString:
    return format_html_join("", "{}", ((_card(guide, one, language),) for one in found))


def _card(guide: Guide, one: Found, language: str) -> SafeString:
    values = one.product.values
    price: Any = ""
    if guide.shows_prices:
        amount = money.shown(values["price"], values["currency"])
        price = format_html('<p class="price">{}</p>', say("guide.page.price", language, amount=amount))
    told = [("○", text) for text in one.reasons] + [("×", text) for text in one.against]
    if one.unnamed:
        told.append(("–", say("guide.page.unnamed", language)))
    return format_html(
        "<article><h3>{}</h3>{}<ul>{}</ul></article>",
        one.product.called(language),
        price,
        format_html_join("", "<li>{} {}</li>", told),
    )


def _others(guide: Guide, found: Sequence[Found], language: str) -> SafeString | str:
    if not found:
        return ""
    return format_html(
        '<details class="aside"><summary>{}</summary>{}</details>',
        say("guide.page.against", language, count=len(found)),
        _cards(guide, found, language),
    )


def _ask(guide: Guide, asked: Asked, shown: Shown) -> SafeString | str:
    """The question at the end, with the fields and the guard of the guide's form."""
    form, language = guide.form, shown.language
    if form is None or not form.is_active:
        return ""
    faults: Any = ""
    if shown.faults or shown.notice:
        faults = format_html(
            '<div class="faults" role="alert">{}</div>', shown.notice or say("form.faults", language)
        )
    fault = format_html('<p class="fault" id="fault-question">{}</p>', asked.fault) if asked.fault else ""
    return format_html(
        '<section><h2 id="ask">{}</h2><p>{}</p>{}<form method="post" action="{}#ask" novalidate>{}'
        '<div class="field"><label for="{}">{} <span class="needed">{}</span></label>'
        '<textarea id="{}" name="{}" rows="4" maxlength="4000" required>{}</textarea>{}</div>{}{}{}'
        '<button type="submit">{}</button></form></section>',
        say("guide.page.ask", language),
        say("guide.page.ask_about", language),
        faults,
        asked.address(guide.key, shown="1"),
        forms.hidden(shown),
        QUESTION,
        say("guide.question", language),
        say("form.needed", language),
        QUESTION,
        QUESTION,
        asked.question,
        fault,
        format_html_join("", "{}", ((forms.field_html(one, shown),) for one in form.fields)),
        forms.trap(language),
        forms.consent(form, shown),
        say("form.send", language),
    )


def done_html(guide: Guide, shown: Shown, *, by_mail: bool) -> str:
    """What the visitor reads once they have asked; nobody learns whether it is held."""
    language = shown.language
    thanks = guide.form.thanks if guide.form else ""
    text = say("form.mail_sent.about", language) if by_mail else thanks or say("guide.page.thanks", language)
    body = format_html(
        '<h1>{}</h1><p class="words" role="status">{}</p>', said(vars(guide), "title", language), text
    )
    return _document(guide, body, shown)


def _head(guide: Guide, shown: Shown) -> SafeString:
    told = vars(guide)
    return format_html(
        '<h1>{}</h1><p class="words">{}</p>',
        said(told, "title", shown.language),
        said(told, "intro", shown.language),
    )


def _document(guide: Guide, body: SafeString, shown: Shown) -> str:
    return forms.document(said(vars(guide), "title", shown.language), body, shown, style=STYLE)
