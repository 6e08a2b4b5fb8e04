import pytest

from enishi.foundation.text.person import (
    PersonName,
    person_display,
    person_parse,
    person_search_key,
    person_sort_key,
)


@pytest.mark.parametrize(
    ("typed", "family", "given"),
    [
        ("渡辺 千尋", "渡辺", "千尋"),
        ("渡辺　千尋", "渡辺", "千尋"),
        ("渡辺千尋", "渡辺千尋", ""),
        ("髙橋 誠", "髙橋", "誠"),
        ("ジョン・スミス", "ジョン・スミス", ""),
        ("Smith John Paul", "Smith", "John Paul"),
        ("", "", ""),
    ],
)
def test_a_name_in_one_field_divides_at_its_first_space_only(typed, family, given):
    assert person_parse(typed) == PersonName(family, given)


def test_a_reading_is_kept_in_katakana_however_it_was_typed():
    assert person_parse("渡辺 千尋", "わたなべ　ﾁﾋﾛ") == PersonName("渡辺", "千尋", "ワタナベ", "チヒロ")


@pytest.mark.parametrize(
    ("name", "language", "shown"),
    [
        (PersonName("渡辺", "千尋"), "ja", "渡辺 千尋"),
        (PersonName("渡辺", "千尋"), "en", "渡辺 千尋"),
        (PersonName("Watanabe", "Chihiro"), "en", "Chihiro WATANABE"),
        (PersonName("Watanabe", "Chihiro"), "ja", "Watanabe Chihiro"),
        (PersonName("O'Neil", "Zoë"), "en", "Zoë O'NEIL"),
        (PersonName("林"), "en", "林"),
    ],
)
def test_a_name_is_shown_in_the_order_of_the_readers_language(name, language, shown):
    assert person_display(name, language) == shown


def test_people_sort_by_reading_and_without_one_they_come_last():
    people = [
        PersonName("青木", "茂"),
        PersonName("渡辺", "千尋", "ワタナベ", "チヒロ"),
        PersonName("渡邉", "愛", "ワタナベ", "アイ"),
        PersonName("和田", "聡", "ワダ", "サトシ"),
        PersonName("阿部", "亮", "アベ", "リョウ"),
    ]
    families = [name.family + name.given for name in sorted(people, key=person_sort_key)]
    assert families == ["阿部亮", "渡邉愛", "渡辺千尋", "和田聡", "青木茂"]


def test_a_person_is_found_by_the_written_name_and_by_the_reading():
    key = person_search_key(PersonName("髙橋", "誠", "タカハシ", "マコト"))
    assert key == "高橋誠 タカハシマコト"
