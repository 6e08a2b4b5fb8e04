"""An address book as companies keep them: the same people twice, and different people who look alike.

Seeded, and it knows the truth: every row has the number of the person it speaks of. About 3 % of the rows are a
person written down a second time, the way people do that; as many are people one could take for another.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import count

import jaconv

from benchmarks import names

COLUMNS = "ID 姓 名 セイ メイ 会社名 法人番号 部署 役職 メール 電話 携帯".split()
MAPPING = """
[contacts]
external_id = "ID"
family_name = "姓"
given_name = "名"
family_kana = "セイ"
given_kana = "メイ"
account = { column = "会社名", missing = "make" }
corporate_number = "法人番号"
department = "部署"
title = "役職"
email = "メール"
phone = "電話"
mobile = "携帯"
"""
PLANTED = 0.03
# Of which some cannot be told from their writing alone: without them a perfect figure would be made up.
ABBREVIATED = {"株式会社": ("㈱", "(株)", "（株）", "㍿"), "有限会社": ("㈲", "(有)"), "合同会社": ("(同)",)}


@dataclass(frozen=True)
class Company:
    form: str
    is_before: bool
    core: str
    number: str
    phone: str
    domain: str

    @property
    def name(self) -> str:
        return written(self.form, self.core, self.is_before)


@dataclass(frozen=True)
class Person:
    """One row, and whom it speaks of."""

    who: int
    family: str
    given: str
    family_kana: str
    given_kana: str
    company: Company | None
    company_name: str
    number: str
    department: str
    title: str
    email: str
    phone: str
    mobile: str

    def cells(self, row: int) -> list[str]:
        own = (
            self.family, self.given, self.family_kana, self.given_kana, self.company_name, self.number,
            self.department, self.title, self.email, self.phone, self.mobile,
        )  # fmt: skip
        return [f"C{row:06}", *own]


def written(form: str, core: str, is_before: bool) -> str:
    return f"{form}{core}" if is_before else f"{core}{form}"


def corporate_number(serial: int) -> str:
    """A number of a registry that gives none out, with its check digit."""
    base = f"999901{serial:06}"
    total = sum(int(digit) * (1 if place % 2 else 2) for place, digit in enumerate(reversed(base), start=1))
    return f"{9 - total % 9}{base}"


class Book:
    """`Book(seed).rows(100_000)`."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)
        self.who, self.serial = count(1), count(1)
        self.families, self.men, self.women = map(_pairs, (names.FAMILIES, names.MEN, names.WOMEN))
        self.often = [1 / (place + 12) for place in range(len(self.families))]
        self.addresses: set[str] = set()

    def rows(self, size: int) -> list[Person]:
        """That many rows, in the order of a list that has grown over years: none."""
        twice = round(size * PLANTED)
        alike = twice
        companies = self.companies(max(size // 8, 12))
        people = [self.person(self.dice.choice(companies)) for _ in range(size - twice - alike)]
        people += [self.look_alike(one) for one in self.dice.sample(people, alike)]
        people += [self.again(one, companies) for one in self.dice.sample(people, twice)]
        self.dice.shuffle(people)
        return people

    def companies(self, size: int) -> list[Company]:
        """Companies; every fiftieth has the name of the one before, and another number."""
        cores = [place + trade for place in names.PLACES.split() for trade in names.TRADES.split()]
        self.dice.shuffle(cores)
        found: list[Company] = []
        for place in range(size):
            form, side = self.dice.choices(names.FORMS, [60, 25, 8, 5, 2])[0].split()
            core = cores[place % len(cores)] + ("" if place < len(cores) else str(place // len(cores)))
            one = self._company(form, side == "前", core)
            if place % 50 == 49:
                one = replace(one, form=found[-1].form, is_before=found[-1].is_before, core=found[-1].core)
            found.append(one)
        return found

    def _company(self, form: str, is_before: bool, core: str) -> Company:
        serial = next(self.serial)
        area = self.dice.choice(("03-5{}-{}", "06-6{}-{}", "052-9{:.2}-{}", "045-3{:.2}-{}"))
        phone = area.format(f"{self.dice.randrange(1000):03}", f"{self.dice.randrange(10_000):04}")
        # Three companies of ten write no number on their cards.
        number = corporate_number(serial) if serial % 10 < 7 else ""
        return Company(form, is_before, core, number, phone, f"c{serial}.example.jp")

    def person(self, company: Company | None) -> Person:
        family, family_kana = self.dice.choices(self.families, self.often)[0]
        given, given_kana = self.dice.choice(self.men if self.dice.random() < 0.65 else self.women)
        if self.dice.random() < 0.05:
            company = None
        return Person(
            next(self.who), family, given, family_kana, given_kana, company,
            company.name if company else "",
            company.number if company and self.dice.random() < 0.9 else "",
            self.dice.choice(names.DEPARTMENTS) if company else "",
            self.dice.choice(names.TITLES) if company else "",
            self.address(family_kana, given_kana, company) if self.dice.random() < 0.8 or not company else "",
            company.phone if company and self.dice.random() < 0.9 else "",
            self.mobile() if self.dice.random() < 0.5 else "",
        )  # fmt: skip

    def mobile(self) -> str:
        return (
            f"0{self.dice.choice('789')}0-{self.dice.randrange(10_000):04}-{self.dice.randrange(10_000):04}"
        )

    def address(self, family_kana: str, given_kana: str, company: Company | None) -> str:
        family, given = romaji(family_kana), romaji(given_kana)
        domain = company.domain if company else self.dice.choice(names.FREE_MAIL)
        local = self.dice.choice((f"{given[0]}.{family}", f"{given}.{family}", f"{family}_{given[0]}"))
        for ending in ("", *map(str, range(2, 10_000))):
            if (address := f"{local}{ending}@{domain}") not in self.addresses:
                self.addresses.add(address)
                return address
        raise AssertionError(local)

    # People who are not one.

    def look_alike(self, one: Person) -> Person:
        kinds = (
            self._namesake_elsewhere,
            self._child,
            self._same_mailbox,
            self._in_the_group,
            self._homophone,
        )
        return self.dice.choice(kinds)(one)

    def _namesake_elsewhere(self, one: Person) -> Person:
        """The same name at another company."""
        other = self.person(self._company("株式会社", True, f"{self.dice.choice(names.PLACES.split())}別館"))
        return replace(self._named_like(one, other), email=other.email and self._own_address(one, other))

    def _child(self, one: Person) -> Person:
        """Father and son in one firm: one family name, one telephone, at times one mailbox."""
        other = self.person(one.company)
        given, kana = self.dice.choice([pair for pair in self.men if pair[0] != one.given])
        return replace(
            other, family=one.family, family_kana=one.family_kana, given=given, given_kana=kana, phone=one.phone,
            company=one.company, company_name=one.company_name, number=one.number,
            email=one.email if self.dice.random() < 0.5 else other.email,
        )  # fmt: skip

    def _same_mailbox(self, one: Person) -> Person:
        """A colleague who writes from the same address."""
        other = self.person(one.company)
        return replace(other, email=one.email)

    def _in_the_group(self, one: Person) -> Person:
        """The same name at a company of the group: one switchboard, one name, another corporate number."""
        base = one.company or self._company("株式会社", True, "水望持株")
        base = base if base.number else self._company("株式会社", True, f"{base.core}持株")
        sister = replace(base, number=corporate_number(next(self.serial)), domain=f"g-{base.domain}")
        other = self._named_like(one, self.person(sister))
        return replace(
            other, company=sister, company_name=sister.name, number=sister.number, phone=one.phone,
            email=self._own_address(one, replace(other, company=sister)),
        )  # fmt: skip

    def _homophone(self, one: Person) -> Person:
        """Another name of one reading, in the same company."""
        other = replace(self._named_like(one, self.person(one.company)), given=mischosen(one.given))
        return replace(
            other, company=one.company, company_name=one.company_name, number=one.number,
            email=self._own_address(one, replace(other, company=one.company)),
            given=other.given if other.given != one.given else "光",
        )  # fmt: skip

    def _named_like(self, one: Person, other: Person) -> Person:
        return replace(
            other, family=one.family, given=one.given, family_kana=one.family_kana, given_kana=one.given_kana
        )

    def _own_address(self, one: Person, other: Person) -> str:
        return self.address(one.family_kana, one.given_kana, other.company)

    # One person, written down again.

    def again(self, one: Person, companies: list[Company]) -> Person:
        """The same person by another hand: in the usual ways always, in the harder ones at times."""
        other = replace(one)
        for way in self.dice.sample(self.usual(), self.dice.randint(2, 4)):
            other = way(other)
        if self.dice.random() < 0.6:
            other = self.dice.choice(self.harder(companies))(other)
        return other

    def usual(self) -> list[Callable[[Person], Person]]:
        dice = self.dice
        return [
            lambda one: replace(one, family=swapped(one.family, names.VARIANTS)),
            lambda one: replace(one, company_name=self.company_written_otherwise(one)),
            lambda one: replace(one, phone=self.number_written_otherwise(one.phone)),
            lambda one: replace(one, mobile=self.number_written_otherwise(one.mobile)),
            lambda one: replace(
                one, email=dice.choice((one.email.upper(), one.email.title(), wide(one.email)))
            ),
            lambda one: replace(
                one,
                family_kana=dice.choice((half(one.family_kana), hira(one.family_kana))),
                given_kana=hira(one.given_kana),
            ),
            lambda one: replace(one, family_kana="", given_kana=""),
            lambda one: replace(
                one, department=dice.choice(names.DEPARTMENTS), title=dice.choice(names.TITLES)
            ),
            lambda one: replace(one, number=""),
        ]

    def harder(self, companies: list[Company]) -> list[Callable[[Person], Person]]:
        dice = self.dice
        return [
            lambda one: replace(one, given=mischosen(one.given)),
            lambda one: replace(one, email=mistyped(one.email, dice)),
            lambda one: replace(one, email=""),
            lambda one: replace(one, email="", mobile=""),
            lambda one: replace(
                one,
                family=one.family_kana or one.family,
                given=one.given_kana or one.given,
                family_kana="",
                given_kana="",
            ),
            lambda one: self._moved(one, dice.choice(companies)),
        ]

    def _moved(self, one: Person, to: Company) -> Person:
        """Another company, the same mobile telephone."""
        other = replace(one, company=to, company_name=to.name, number=to.number, phone=to.phone)
        return replace(other, email=self._own_address(one, other)) if one.company and one.mobile else one

    def company_written_otherwise(self, one: Person) -> str:
        company = one.company
        if company is None:
            return ""
        mark = self.dice.choice((*ABBREVIATED.get(company.form, ()), f"{company.form}\u3000"))
        core = self.dice.choice((company.core, half(company.core), swapped(company.core, names.VARIANTS)))
        return written(mark if company.is_before else mark.strip(), core, company.is_before)

    def number_written_otherwise(self, number: str) -> str:
        if not number:
            return ""
        bare = number.replace("-", "")
        return self.dice.choice(
            (
                bare,
                f"+81 {number[1:]}",
                wide(number),
                number.replace("-", " "),
                f"{number} 内線{self.dice.randrange(10, 99)}",
            )
        )


def _pairs(pool: str) -> list[tuple[str, str]]:
    return [
        (name, kana)
        for name, kana in (pair.split() for line in pool.split("\n") for pair in line.split("|") if pair)
    ]


@cache
def romaji(kana: str) -> str:
    return str(jaconv.kana2alphabet(hira(kana or "エム")))


def swapped(text: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(letter, letter) for letter in text)


def mischosen(given: str) -> str:
    """One character chosen wrongly, the last that can be."""
    for place in range(len(given) - 1, -1, -1):
        if given[place] in names.MISCHOSEN:
            return given[:place] + names.MISCHOSEN[given[place]] + given[place + 1 :]
    return given


def mistyped(address: str, dice: random.Random) -> str:
    """A letter left out before the @."""
    local, at, domain = address.partition("@")
    place = dice.randrange(len(local)) if at and len(local) > 3 else None
    return address if place is None else f"{local[:place]}{local[place + 1 :]}{at}{domain}".replace("..", ".")


def wide(text: str) -> str:
    return jaconv.h2z(text, kana=False, digit=True, ascii=True)


def half(text: str) -> str:
    return jaconv.z2h(text, kana=True)


def hira(text: str) -> str:
    return jaconv.kata2hira(text)


def persons_in(people: list[Person]) -> Iterator[tuple[str, int]]:
    """Whom each row speaks of, by the outside id the row has in the file."""
    for row, one in enumerate(people):
        yield one.cells(row)[0], one.who
