from enishi.foundation.text.honorific import honorific


def test_a_company_and_a_person_never_get_both_honorifics():
    line = honorific("㈱ハナサキ精機", "営業部", "課長", "渡辺 千尋")
    assert line == "株式会社ハナサキ精機 営業部 課長 渡辺 千尋 様"


def test_a_title_without_a_name_is_addressed_to_the_department():
    assert honorific("青空商店", "総務部", "部長") == "青空商店 総務部 御中"


def test_a_teacher_gets_the_honorific_asked_for_instead():
    assert honorific(name="佐藤 花子", form="先生") == "佐藤 花子 先生"


def test_many_people_are_addressed_once():
    assert honorific(name="お客様各位", plural=True) == "お客様各位"
