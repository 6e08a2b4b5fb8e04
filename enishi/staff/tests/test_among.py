"""A lookup for hundreds of values at once."""

import uuid

import pytest

from enishi.staff.models import Team

pytestmark = pytest.mark.django_db

HUNDREDS = 400


def test_rows_are_found_by_hundreds_of_numbers_texts_or_ids():
    teams = [Team.objects.create(name=f"第{number}課") for number in range(3)]
    found = Team.objects.unscoped("the rows of this test")

    asked = {
        "pk__among": [*range(10**12, 10**12 + HUNDREDS), teams[0].pk],
        "name__among": [f"第{number}部" for number in range(HUNDREDS)] + [teams[1].name],
        "uid__among": [*(uuid.uuid4() for _ in range(HUNDREDS)), teams[2].uid],
    }

    assert [list(found.filter(**{by: values})) for by, values in asked.items()] == [[one] for one in teams]
    assert not found.filter(pk__among=[]) and not found.filter(name__among=[])


@pytest.mark.parametrize(
    "name", ['"営業"', "C:\\共有\\", "{a,b}", "NULL", " 空白 ", "改\n行", "'", "%s", "\\"]
)
def test_a_text_is_found_as_it_was_written(name):
    Team.objects.create(name="ほか")
    made = Team.objects.create(name=name)
    found = Team.objects.unscoped("the rows of this test")
    assert list(found.filter(name__among=["", name])) == [made]
