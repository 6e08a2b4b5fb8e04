"""Who is there already: which companies a file speaks of, and which people an import lists as possible duplicates."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from enishi.customers.actions import create_account
from enishi.customers.models import Account, AccountContact, Contact

WHY = "a test looks"
MAKES = {
    "external_id": "id",
    "family_name": "family",
    "given_name": "given",
    "account": {"column": "company", "missing": "make"},
    "corporate_number": "number",
    "email": "mail",
}
HEAD = "id,family,given,company,number,mail\n"
FIRST, SECOND = "7999901000001", "6999901000002"


def rows_of(model):
    return model.objects.unscoped(WHY)


def companies():
    return sorted(rows_of(Account).values_list("name", "corporate_number"))


def places():
    return set(rows_of(AccountContact).values_list("contact__external_id", "account__corporate_number"))


def test_a_company_is_known_however_its_name_is_written(organisation, bring):
    bring(
        "contacts",
        HEAD + "1,森,健,株式会社花咲精機,,\n2,原,愛,㈱花咲精機,,\n3,東,誠,（株）ﾊﾅｻｷ精機,,\n",
        columns=MAKES,
    )
    bring("contacts", HEAD + "4,辻,実,㍿　花咲精機,,\n5,関,明,花咲精機株式会社,,\n", columns=MAKES)

    assert companies() == [("株式会社花咲精機", ""), ("花咲精機株式会社", ""), ("（株）ﾊﾅｻｷ精機", "")]
    assert rows_of(AccountContact).filter(account__name="株式会社花咲精機").count() == 3


def test_companies_of_two_numbers_are_never_joined(organisation, bring):
    content = HEAD + (
        f"1,森,健,株式会社花咲,,\n2,原,愛,㈱花咲,{FIRST},\n3,東,誠,株式会社花咲,{SECOND},\n"
        f"4,辻,実,花咲,{FIRST},\n5,関,明,株式会社花咲,,\n"
    )

    report = bring("contacts", content, columns=MAKES)
    bring("contacts", HEAD + f"6,林,茂,株式会社花咲,,\n7,林,隆,㈱花咲,{SECOND},\n", columns=MAKES)

    assert report.made == 5
    assert places() == {
        ("1", ""),
        ("2", FIRST),
        ("3", SECOND),
        ("4", FIRST),
        ("5", ""),
        ("6", ""),
        ("7", SECOND),
    }
    # The one without a number may be either: a person looks.
    assert {one.label for one in report.twins} == {"customers.Account"}


def test_a_number_that_is_none_is_refused_and_makes_no_company(organisation, bring, faults):
    report = bring("contacts", HEAD + "1,森,健,株式会社花咲,7999901000009,\n", columns=MAKES)

    assert faults(report) == [(2, "corporate_number", "corporate_number_check")]
    assert companies() == []


def test_a_row_with_a_number_does_not_join_a_customer_without_one(sales_rep, bring, faults):
    create_account(sales_rep, {"name": "株式会社花咲"})
    columns = MAKES | {"account": "company"}

    report = bring("contacts", HEAD + f"1,森,健,株式会社花咲,{FIRST},\n2,原,愛,㈱花咲,,\n", columns=columns)

    assert faults(report) == [(2, "account", "unknown_reference")]
    assert places() == {("2", "")}


def test_somebody_known_from_before_is_listed_with_what_says_so(organisation, bring):
    bring("contacts", HEAD + "1,髙橋,健一,株式会社花咲,,k.t@hanasaki.example\n", columns=MAKES)

    report = bring(
        "contacts",
        HEAD + "9,高橋,健一,㈱花咲,,\n10,高橋,建一,,,K.T@Hanasaki.example\n11,高橋,健一,別会社,,\n",
        columns=MAKES,
    )

    known = rows_of(Contact).get(external_id="1").pk
    assert [(one.row, one.other_id, one.reasons) for one in report.twins] == [
        (2, known, ("company", "name")),
        (3, known, ("email",)),
    ]


def test_statements_do_not_grow_with_the_rows_of_a_batch(organisation, bring):
    def asked(start, count):
        rows = "".join(f"{n},森,健{n},会社{n},,m{n}@b.example\n" for n in range(start, start + count))
        with CaptureQueriesContext(connection) as found:
            bring("contacts", HEAD + rows, columns=MAKES)
        return len(found)

    asked(0, 5)
    few, many = asked(10, 50), asked(1_000, 200)
    # Standing is written for so many accounts at once as SQLite takes parameters.
    assert many <= few + 2 <= 55
