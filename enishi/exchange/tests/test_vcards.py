"""A file of vCards is brought in like any table: seen first, its fields found by themselves."""

import pytest

from enishi.customers.models import AccountContact
from enishi.exchange import vcards
from enishi.exchange.importer import Importer
from enishi.exchange.kinds import kind_of
from enishi.exchange.mapping import by_header, understood
from enishi.exchange.reading import NotATable, open_table
from enishi.exchange.wording import calls_of
from enishi.exchange.workbooks import unfolded
from enishi.sales.models import Lead

WHY = "a test looks"
CARD = """BEGIN:VCARD
VERSION:3.0
N:渡辺;千尋;;;
X-PHONETIC-LAST-NAME:ワタナベ
ORG:株式会社ハナサキ精機;製造部
EMAIL:{email}
TEL;TYPE=CELL:090-1234-5678
END:VCARD
"""


@pytest.fixture
def bring(cli, organisation, tmp_path):
    def bring(kind_name, data, **more):
        path = tmp_path / "cards.vcf"
        path.write_bytes(data)
        kind = kind_of(kind_name)
        with unfolded(path) as text:
            table = open_table(text)
            found = by_header(table.header, kind.fields, calls_of(kind))
            chosen = {name: {"column": column, **more.get(name, {})} for name, column in found.items()}
            return Importer(cli, kind, table, understood(chosen, kind.fields)).run()

    return bring


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_people_of_cards_come_to_their_company_in_any_encoding(bring, encoding):
    two = CARD.format(email="a@hanasaki.example") + CARD.format(email="b@hanasaki.example")
    report = bring("contacts", two.replace("\n", "\r\n").encode(encoding), account={"missing": "make"})
    assert (report.made, report.problems, report.alike) == (2, [], 1)
    place = AccountContact.objects.unscoped(WHY).select_related("contact", "account").first()
    assert (place.account.name, place.department, place.contact.family_kana, place.contact.mobile) == (
        "株式会社ハナサキ精機", "製造部", "ワタナベ", "090-1234-5678",
    )  # fmt: skip


def test_a_card_becomes_a_lead_and_the_same_file_again_changes_nothing(bring):
    data = CARD.format(email="a@hanasaki.example").encode()
    assert bring("leads", data).made == 1
    assert Lead.objects.unscoped(WHY).get().company == "株式会社ハナサキ精機"
    assert bring("leads", data).same == 1


def test_b52_a_card_without_a_name_is_named_and_the_others_are_taken(bring):
    nameless = "BEGIN:VCARD\nORG:株式会社ハナサキ精機\nEND:VCARD\n"
    report = bring(
        "contacts", (nameless + CARD.format(email="a@x.example")).encode(), account={"missing": "make"}
    )
    assert (report.made, [(one.row, one.field, one.code) for one in report.problems]) == (
        1,
        [(2, "family_name", "required")],
    )


def test_b52_a_file_without_a_card_or_with_too_many_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "cards.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\n")
    with pytest.raises(NotATable), unfolded(path):
        pass
    monkeypatch.setattr(vcards, "MOST_CARDS", 1)
    path.write_text(CARD * 2)
    with pytest.raises(NotATable) as refused, unfolded(path):
        pass
    assert refused.value.fields == {"file": "import_too_many_cards"}
