"""What may become of an article, what in it names a person, and which articles speak of what a ticket asks. Pure."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.text.keys import search_key

DRAFT, REVIEW, PUBLISHED, ARCHIVED = "draft", "review", "published", "archived"
STATUSES = (DRAFT, REVIEW, PUBLISHED, ARCHIVED)
PUBLIC, MEMBERS, INTERNAL = "public", "members", "internal"
AUDIENCES = (PUBLIC, MEMBERS, INTERNAL)
USES = ("text", "link")
# status → statuses a person may choose next
NEXT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        DRAFT: (REVIEW, PUBLISHED, ARCHIVED),
        REVIEW: (DRAFT, PUBLISHED, ARCHIVED),
        PUBLISHED: (DRAFT, ARCHIVED),
        ARCHIVED: (DRAFT,),
    }
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\d-])(?:\+81[- ]?|0)\d{1,4}[- (]?\d{1,4}[- )]?\d{3,4}(?!\d)")
PERSON = re.compile(r"([\u4e00-\u9fff々ァ-ヶー]{1,8})\s?(?:様|さま)")
# Words of courtesy that end in 様 and name nobody.
NOBODY = frozenset({"お客", "客", "皆", "各位", "同", "多", "模", "仕"})
SUGGESTED = 5


class WrongStep(Refusal):
    """The status does not follow from the present one."""

    code = "article.wrong_step"


class NothingWritten(Refusal):
    """An article without words is not shown to anybody."""

    code = "article.nothing_written"


class NamesSomebody(Refusal):
    """Something in it looks like a person's; somebody must have looked before customers read it."""

    code = "article.names_somebody"


@dataclass(frozen=True)
class Named:
    """Words that look as if they were a person's or a company's, and why."""

    kind: str
    text: str


def personal(text: str, names: Collection[str] = ()) -> list[Named]:
    """What in a text may tell who somebody is: addresses, telephone numbers, names. Each once, in its order."""
    found: list[tuple[int, Named]] = []
    for kind, pattern in (("email", EMAIL), ("phone", PHONE)):
        found += [(hit.start(), Named(kind, hit[0].strip())) for hit in pattern.finditer(text)]
    found += [(hit.start(), Named("person", hit[0])) for hit in PERSON.finditer(text) if hit[1] not in NOBODY]
    for name in names:
        at = text.find(name) if len(name) > 1 else -1
        if at >= 0:
            found.append((at, Named("name", name)))
    return list(dict.fromkeys(named for _, named in sorted(found, key=lambda one: one[0])))


def check_step(status: str, chosen: str) -> None:
    if chosen not in NEXT[status]:
        raise WrongStep()


def check_publishable(
    audience: str, title: str, body: str, found: Sequence[Named], *, is_checked: bool
) -> None:
    """Published are words, and to customers only those in which nobody is named, or somebody looked."""
    if not title.strip() or not body.strip():
        raise NothingWritten()
    if found and audience != INTERNAL and not is_checked:
        raise NamesSomebody(found="、".join(named.text for named in found[:5]))


def after_edit(status: str) -> str:
    """The words of a published article are changed on a draft; readers see the published ones until then."""
    return DRAFT if status in (PUBLISHED, REVIEW, ARCHIVED) else status


def in_form(values: Mapping[str, Any]) -> dict[str, Any]:
    taken, refused = dict(values), {}
    if "audience" in values and values["audience"] not in AUDIENCES:
        refused["audience"] = "not_a_choice"
    if "title" in values:
        taken["title"] = values["title"].strip()
        if not taken["title"]:
            refused["title"] = "required"
    if "category" in values:
        taken["category"] = values["category"].strip()
    if refused:
        raise BadInput(fields=refused)
    return taken


def question_key(text: str) -> str:
    """Under which the same question is counted together, however it was typed."""
    return search_key(text)[:200]


def from_ticket(asked: str, answered: str, words: Mapping[str, str]) -> str:
    """The body of an article made from a ticket: what was asked, and the answer that solved it."""
    parts = [f"## {words['symptom']}", asked.strip(), f"## {words['answer']}", answered.strip()]
    return "\n\n".join(part for part in parts if part)


@dataclass(frozen=True)
class Written:
    """An article as it is compared: its key, what it is called, what it says."""

    key: int
    title: str
    category: str
    body: str


def suggested(asked: str, category: str, articles: Iterable[Written], most: int = SUGGESTED) -> list[int]:
    """The keys of the articles that share most with what is asked, the best first.

    Pairs of characters are compared, so that Japanese needs no dictionary; a pair that most articles have says little.
    """
    wanted = pairs(asked)
    if not wanted:
        return []
    written = [(one, pairs(one.title), pairs(f"{one.category} {one.body}")) for one in articles]
    common: dict[str, int] = {}
    for _, title, body in written:
        for pair in wanted & (title | body):
            common[pair] = common.get(pair, 0) + 1
    scored = [
        (
            sum(3 / common[pair] for pair in wanted & title)
            + sum(1 / common[pair] for pair in wanted & body)
            + (1 if category and category == one.category else 0),
            one.key,
        )
        for one, title, body in written
    ]
    best = sorted((score, key) for score, key in scored if score >= 0.5)
    return [key for _, key in reversed(best[-most:])]


def pairs(text: str) -> frozenset[str]:
    """Neighbouring characters of a text, however it was typed; kana alone says too little."""
    told = search_key(text)
    found = (told[at : at + 2] for at in range(len(told) - 1))
    return frozenset(pair for pair in found if " " not in pair and not KANA.fullmatch(pair))


KANA = re.compile(r"[ぁ-んー、。]{2}")
