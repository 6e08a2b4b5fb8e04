"""Which products fit the answers, and when a guide may be published. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from enishi.foundation.errors import BadInput, Refusal

ADD, REQUIRE, EXCLUDE = "add", "require", "exclude"
IS, IS_NOT, CONTAINS, AT_LEAST, AT_MOST = "is", "is_not", "contains", "at_least", "at_most"
ATTRIBUTES = ("code", "name", "unit", "price", "recurring", "tax_class")
CUSTOM = "custom."
MOST_QUESTIONS, MOST_ANSWERS, MOST_EFFECTS, MOST_NAMED = 30, 20, 20, 100
PLAIN = re.compile(r"[a-z0-9_-]{1,20}")
Questions = Sequence[Mapping[str, Any]]
Chosen = Mapping[str, Sequence[str]]


class NotPublished(Refusal):
    """A guide is gone through once it is published."""

    code = "guide.not_published"


class BrokenGuide(Refusal):
    """A guide with a question that nobody can answer, or an effect without its sentence, is not published."""

    code = "guide.broken"


class GuideClosed(Refusal):
    """No such guide, or it is not open to strangers."""

    code = "guide.closed"
    status = 404


@dataclass(frozen=True)
class Fault:
    """What keeps a guide from being published: `code`, at which question and answer, in their words."""

    code: str
    question: str = ""
    answer: str = ""


@dataclass(frozen=True)
class ProductFacts:
    """A product as far as a guide speaks of it; `values` by attribute, custom ones as `custom.<key>`."""

    id: str
    name: str
    name_en: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    def called(self, language: str) -> str:
        return (self.name_en if language == "en" else "") or self.name


@dataclass(frozen=True)
class Found:
    """A product the answers speak of: does it fit, and the sentences for it and against it.

    `unnamed`: nothing speaks against it, but no answer speaks for it either.
    """

    product: ProductFacts
    fits: bool
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    unnamed: bool = False


def found(
    questions: Questions, chosen: Chosen, products: Sequence[ProductFacts], language: str
) -> list[Found]:
    """What fits these answers and what does not, each with why; what the most answers speak for comes first.

    A product fits when an answer given adds it, every requirement of the answers holds for it, and none rules it out.
    In a guide that adds nothing anywhere, every product is in question from the start. What no answer of the guide
    could ever add is not told of.
    """
    offered = [one for question in questions for one in effects_of(question["answers"]) if one["kind"] == ADD]
    given = [one for question in questions for one in effects_of(given_in(question, chosen))]
    told = []
    for product in products:
        if offered and not any(speaks_of(one, product) for one in offered):
            continue
        told.append((_judged(product, given, language, must_be_added=bool(offered)), product))
    told.sort(key=lambda one: (not one[0].fits, -len(one[0].reasons), one[1].name, one[1].id))
    return [one for one, _ in told]


def _judged(product: ProductFacts, given: Sequence[Any], language: str, *, must_be_added: bool) -> Found:
    reasons: list[str] = []
    against: list[str] = []
    is_added = False
    for effect in given:
        why, hit = said(effect, "why", language), speaks_of(effect, product)
        if effect["kind"] == ADD and hit:
            is_added = True
            reasons.append(why)
        elif effect["kind"] == REQUIRE:
            (reasons if hit else against).append(why)
        elif effect["kind"] == EXCLUDE and hit:
            against.append(why)
    unnamed = must_be_added and not is_added
    return Found(
        product,
        fits=not against and not unnamed,
        reasons=tuple(dict.fromkeys(reasons)),
        against=tuple(dict.fromkeys(against)),
        unnamed=unnamed and not against,
    )


def given_in(question: Mapping[str, Any], chosen: Chosen) -> list[Mapping[str, Any]]:
    """The answers of a question that were chosen, in the question's order."""
    taken = set(chosen.get(question["id"], ()))
    return [answer for answer in question["answers"] if answer["id"] in taken]


def effects_of(answers: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    return (effect for answer in answers for effect in answer["effects"])


def said(told: Mapping[str, Any], name: str, language: str) -> str:
    """Words in this language, as far as there are any."""
    words: str = (told.get(f"{name}_en", "") if language == "en" else "") or told[name]
    return words


def speaks_of(effect: Mapping[str, Any], product: ProductFacts) -> bool:
    """Is this product one of those named, or is its attribute as the effect says?"""
    if product.id in effect["products"]:
        return True
    name = effect["field"]
    return bool(name) and holds(product.values.get(name), effect["compare"], effect["value"])


def holds(value: Any, how: str, asked: str) -> bool:
    """Does an attribute's value compare so? One that is not known fulfils nothing but "is not"."""
    if value is None or value == "" or value == []:
        return how == IS_NOT and asked != ""
    several = [f"{one}" for one in value] if isinstance(value, list) else [_text(value)]
    if how in (AT_LEAST, AT_MOST):
        own, other = _number(several[0]), _number(asked)
        if own is None or other is None:
            return False
        return own >= other if how == AT_LEAST else own <= other
    if how == CONTAINS:
        return any(asked.casefold() in one.casefold() for one in several)
    same = any(_same(one, asked) for one in several)
    return same if how == IS else not same


def _text(value: Any) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else f"{value}"


def _same(one: str, other: str) -> bool:
    left, right = _number(one), _number(other)
    if left is not None and right is not None:
        return left == right
    return one.casefold() == other.casefold()


def _number(text: str) -> Decimal | None:
    try:
        found = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def check_chosen(questions: Questions, chosen: Chosen) -> dict[str, list[str]]:
    """The answers in the guide's order; BadInput names every question whose answer is none of its own, or too many."""
    refused, taken, known = {}, {}, {question["id"]: question for question in questions}
    for name, answers in chosen.items():
        question = known.get(name)
        if question is None or set(answers) - {one["id"] for one in question["answers"]}:
            refused[f"answers.{name}"] = "not_a_choice"
        elif len(set(answers)) > 1 and not question["takes_many"]:
            refused[f"answers.{name}"] = "only_one"
    if refused:
        raise BadInput(fields=refused)
    for question in questions:
        if given := [one["id"] for one in given_in(question, chosen)]:
            taken[question["id"]] = given
    return taken


def in_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """A guide as it is kept; all that cannot be taken are named at once. It may be kept while it is broken."""
    taken, refused = dict(values), {}
    for name in ("name", "title"):
        if name in values:
            taken[name] = values[name].strip()
            if not taken[name]:
                refused[name] = "required"
    for place, question in enumerate(values.get("questions", ())):
        refused |= _form_faults(place, question, values["questions"])
    if refused:
        raise BadInput(fields=refused)
    return taken


def _form_faults(place: int, question: Mapping[str, Any], all_: Questions) -> dict[str, str]:
    """Ids tell questions and answers apart; an effect compares by a known word."""
    refused = {}
    ids = [one["id"] for one in all_]
    if not PLAIN.fullmatch(question["id"]) or ids.count(question["id"]) > 1:
        refused[f"questions.{place}.id"] = "not_a_choice"
    own = [one["id"] for one in question["answers"]]
    for at, answer in enumerate(question["answers"]):
        where = f"questions.{place}.answers.{at}"
        if not PLAIN.fullmatch(answer["id"]) or own.count(answer["id"]) > 1:
            refused[f"{where}.id"] = "not_a_choice"
        for nth, effect in enumerate(answer["effects"]):
            name = effect["field"]
            if name and name not in ATTRIBUTES and not name.startswith(CUSTOM):
                refused[f"{where}.effects.{nth}.field"] = "not_a_choice"
    return refused


def faults(questions: Questions, known: Iterable[str]) -> list[Fault]:
    """Everything that keeps a guide from being published, in its order. `known`: the products we sell, by id."""
    if not questions:
        return [Fault("empty")]
    sold = frozenset(known)
    told = [fault for question in questions for fault in _of_question(question, sold)]
    if not told and not any(True for question in questions for _ in effects_of(question["answers"])):
        told.append(Fault("says_nothing"))
    return told


def _of_question(question: Mapping[str, Any], sold: frozenset[str]) -> Iterator[Fault]:
    text = question["text"]
    if not text.strip():
        yield Fault("no_words")
    if not question["answers"]:
        yield Fault("no_answers", text)
    for answer in question["answers"]:
        if not answer["text"].strip():
            yield Fault("no_answer_words", text)
        for effect in answer["effects"]:
            yield from _of_effect(effect, text, answer["text"], sold)


def _of_effect(
    effect: Mapping[str, Any], question: str, answer: str, sold: frozenset[str]
) -> Iterator[Fault]:
    if not effect["products"] and not effect["field"]:
        yield Fault("about_nothing", question, answer)
    if effect["field"] and not effect["value"].strip():
        yield Fault("no_value", question, answer)
    if set(effect["products"]) - sold:
        yield Fault("not_sold", question, answer)
    if not effect["why"].strip():
        yield Fault("no_why", question, answer)
