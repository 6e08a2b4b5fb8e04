"""The HTML of a form's public pages. Whatever somebody typed is escaped by `format_html`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from enishi.foundation.i18n import say
from enishi.foundation.text.postal import PREFECTURES
from enishi.sales.capture.rules import LONGEST, LONGEST_ANSWER, UTM
from enishi.sales.models import LeadForm

# The field nobody sees: people leave it empty, machines fill it in.
TRAP = "homepage_address"
AUTOCOMPLETE: Mapping[str, str] = {
    "company": "organization",
    "family_name": "family-name",
    "given_name": "given-name",
    "title": "organization-title",
    "email": "email",
    "phone": "tel",
    "prefecture": "address-level1",
}
KINDS: Mapping[str, str] = {"email": "email", "phone": "tel"}
STYLE = """
:root{color-scheme:light dark}
body{font:16px/1.7 system-ui,"Hiragino Sans","Noto Sans JP","BIZ UDPGothic","Yu Gothic UI",sans-serif;margin:0}
main{max-width:36rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.4rem;line-height:1.4}
label{display:block;font-weight:600}
input,select,textarea{font:inherit;box-sizing:border-box;width:100%;padding:.5rem;border:1px solid #767676;border-radius:4px}
input[type=checkbox]{width:auto;margin-right:.5rem}
.field{margin:0 0 1rem}.needed{color:#b3261e;font-weight:400;font-size:.85rem}
.fault{color:#b3261e;margin:.25rem 0 0}.faults{border:1px solid #b3261e;border-radius:4px;padding:.75rem;margin:0 0 1rem}
.words{white-space:pre-wrap}.unseen{position:absolute;left:-10000px;height:1px;overflow:hidden}
button{font:inherit;font-weight:600;padding:.6rem 1.5rem;border:0;border-radius:4px;background:#a63a1e;color:#fff}
@media (prefers-color-scheme:dark){.fault,.needed{color:#ffb4ab}.faults{border-color:#ffb4ab}}
"""
# Tells the page around the frame how tall the form is: a number, nothing else.
GROW = (
    "new ResizeObserver(function(){parent.postMessage("
    "{enishiForm:document.documentElement.scrollHeight},'*')}).observe(document.body)"
)


@dataclass(frozen=True)
class Shown:
    """What a page shows besides its form: what was typed, what of it cannot be taken, and where it came from."""

    language: str
    nonce: str
    token: str = ""
    is_embedded: bool = False
    typed: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    notice: str = ""
    page: str = ""
    utm: Mapping[str, str] = field(default_factory=dict)


def document(title: str, body: SafeString, shown: Shown, *, style: str = "") -> str:
    grow = (
        format_html('<script nonce="{}">{}</script>', shown.nonce, mark_safe(GROW))
        if shown.is_embedded
        else ""
    )
    return format_html(
        '<!doctype html><html lang="{}"><head><meta charset="utf-8"><title>{}</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">'
        '<style nonce="{}">{}</style></head><body><main>{}</main>{}</body></html>',
        shown.language,
        title,
        shown.nonce,
        mark_safe(STYLE + style),
        body,
        grow,
    )


def form_html(form: LeadForm, shown: Shown) -> str:
    """The form, with what was typed and what is wrong with it."""
    language = shown.language
    faults: Any = ""
    if shown.faults or shown.notice:
        told = shown.notice or say("form.faults", language)
        faults = format_html('<div class="faults" role="alert">{}</div>', told)
    body = format_html(
        '<h1>{}</h1><p class="words">{}</p>{}<form method="post" action="/f/{}{}" novalidate>{}{}{}{}'
        '<button type="submit">{}</button></form>',
        form.title,
        form.intro,
        faults,
        form.key,
        "?embed=1" if shown.is_embedded else "",
        hidden(shown),
        format_html_join("", "{}", ((field_html(one, shown),) for one in form.fields)),
        trap(language),
        consent(form, shown),
        say("form.send", language),
    )
    return document(form.title, body, shown)


def hidden(shown: Shown) -> SafeString:
    told = {"token": shown.token, "page": shown.page, **shown.utm}
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', told.items())


def trap(language: str) -> SafeString:
    return format_html(
        '<div class="unseen" aria-hidden="true"><label>{}<input name="{}" tabindex="-1" autocomplete="off"></label></div>',
        say("form.trap", language),
        TRAP,
    )


def field_html(one: Mapping[str, Any], shown: Shown) -> SafeString:
    name, language = one["name"], shown.language
    label = one["label"] or say(f"form.field.{name}", language)
    needed = (
        format_html(' <span class="needed">{}</span>', say("form.needed", language))
        if one["is_required"]
        else ""
    )
    fault = shown.faults.get(name, "")
    told = format_html('<p class="fault" id="fault-{}">{}</p>', name, fault) if fault else ""
    return format_html(
        '<div class="field"><label for="{}">{}{}</label>{}{}</div>',
        name,
        label,
        needed,
        _input(name, shown, is_required=one["is_required"]),
        told,
    )


def _input(name: str, shown: Shown, *, is_required: bool) -> SafeString:
    typed, longest = shown.typed.get(name, ""), LONGEST.get(name, LONGEST_ANSWER)
    marks = format_html(
        ' id="{}" name="{}"{}{}',
        name,
        name,
        mark_safe(" required") if is_required else "",
        format_html(' aria-invalid="true" aria-describedby="fault-{}"', name) if name in shown.faults else "",
    )
    if name == "prefecture":
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((one, mark_safe(" selected") if one == typed else "", one) for one in ("", *PREFECTURES)),
        )
        return format_html("<select{}>{}</select>", marks, options)
    if name == "note" or name not in LONGEST:
        return format_html('<textarea{} rows="4" maxlength="{}">{}</textarea>', marks, longest, typed)
    return format_html(
        '<input{} type="{}" maxlength="{}" autocomplete="{}"{} value="{}">',
        marks,
        KINDS.get(name, "text"),
        longest,
        AUTOCOMPLETE.get(name, "off"),
        mark_safe(' inputmode="numeric"') if name == "employees" else "",
        typed,
    )


def consent(form: LeadForm, shown: Shown) -> SafeString | str:
    if not form.consent_text:
        return ""
    fault = shown.faults.get("consent", "")
    return format_html(
        '<div class="field"><label><input type="checkbox" name="consent" value="1"{}{}>'
        '<span class="words">{}</span>{}</label>{}</div>',
        mark_safe(" checked") if shown.typed.get("consent") else "",
        mark_safe(" required") if form.asks_consent else "",
        form.consent_text,
        format_html(' <span class="needed">{}</span>', say("form.needed", shown.language))
        if form.asks_consent
        else "",
        format_html('<p class="fault">{}</p>', fault) if fault else "",
    )


def words_html(title: str, text: str, shown: Shown, link: str = "") -> str:
    """A page of a few words, and where it goes on."""
    on = (
        format_html('<p><a href="{}" target="_top">{}</a></p>', link, say("form.go_on", shown.language))
        if link
        else ""
    )
    body = format_html('<h1>{}</h1><p class="words" role="status">{}</p>{}', title, text, on)
    return document(title, body, shown)


def ask_html(form: LeadForm, token: str, shown: Shown) -> str:
    """The page the mail's link opens. Only the button confirms: programs open links, too."""
    body = format_html(
        '<h1>{}</h1><p>{}</p><form method="post"><input type="hidden" name="token" value="{}">'
        '<button type="submit">{}</button></form>',
        form.title,
        say("form.confirm.ask", shown.language),
        token,
        say("form.confirm.button", shown.language),
    )
    return document(form.title, body, shown)


def script(address: str, title: str) -> str:
    """What a page embeds: the form in a frame where the script stands, with what brought the visitor."""
    names = ",".join(f'"{name}"' for name in UTM)
    return (
        '(function(){"use strict";var s=document.currentScript,q=new URLSearchParams(location.search),'
        'p=new URLSearchParams({embed:"1",page:location.origin+location.pathname});'
        f"[{names}].forEach(function(n){{if(q.has(n))p.set(n,q.get(n))}});"
        'var f=document.createElement("iframe");'
        f"f.src={_js(address)}+'?'+p;f.title={_js(title)};"
        'f.style.cssText="width:100%;border:0;height:640px";f.loading="lazy";'
        "s.parentNode.insertBefore(f,s);"
        'addEventListener("message",function(e){var h=e.data&&e.data.enishiForm;'
        "if(e.source===f.contentWindow&&h>0&&h<20000)f.style.height=Math.ceil(h)+'px'})})();"
    )


def _js(text: str) -> str:
    """A string of a script, whatever stands in it."""
    return (
        '"'
        + "".join(one if one.isalnum() or one in " -_.:/" else f"\\u{{{ord(one):x}}}" for one in text)
        + '"'
    )
