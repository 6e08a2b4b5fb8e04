from concurrent.futures import ThreadPoolExecutor

import pytest

from enishi.foundation.text.postal import PREFECTURES, Place, postal_format, postal_lookup


def test_there_are_forty_seven_prefectures_in_the_order_of_the_standard():
    assert len(set(PREFECTURES)) == 47
    assert (PREFECTURES[0], PREFECTURES[12], PREFECTURES[46]) == ("北海道", "東京都", "沖縄県")


def test_a_company_with_its_own_code_is_found():
    assert postal_lookup("100-8050") == [Place("東京都", "千代田区", "大手町")]


def test_several_places_of_one_code_come_in_the_order_of_prefectures():
    assert [place.prefecture for place in postal_lookup("498-0000")] == ["愛知県", "三重県"]


def test_the_table_can_be_read_from_any_thread():
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(postal_lookup, ["100-0001", "105-0011"]))
    assert [places[0].town for places in found] == ["千代田", "芝公園"]


@pytest.mark.parametrize(("typed", "shown"), [("〒１０５ー００１１", "105-0011"), ("105", None), ("", None)])
def test_a_code_is_shown_with_its_hyphen(typed, shown):
    assert postal_format(typed) == shown


def test_a_town_that_is_a_list_of_lots_is_shown_without_its_numbers():
    towns = [place.town for place in postal_lookup("029-5503")]
    assert towns == ["清水ケ野", "湯田", "穴明", "間木野"]


def test_a_building_keeps_the_number_in_its_name():
    assert postal_lookup("170-6001") == [Place("東京都", "豊島区", "東池袋サンシャイン６０")]
