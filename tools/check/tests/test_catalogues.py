import json

from tools.check import catalogues


def planted(tree, files):
    whole = {name: text if isinstance(text, str) else json.dumps(text) for name, text in files.items()}
    return [(finding.where, finding.wrong) for finding in catalogues.check(tree(whole))]


def test_a_key_of_one_language_only_is_found(tree):
    found = planted(
        tree, {"enishi/sales/words/ja.json": {"a": "あ"}, "enishi/sales/words/en.json": {"b": "b"}}
    )
    assert found == [
        ("enishi/sales/words/ja.json", "`b` is missing"),
        ("enishi/sales/words/en.json", "`a` is missing"),
    ]


def test_a_catalogue_without_its_twin_is_found(tree):
    found = planted(tree, {"web/src/bond/words/ja.json": {"deal": {"won": "受注"}}})
    assert found == [("web/src/bond/words/en.json", "`deal.won` is missing")]


def test_japanese_needs_one_plural_form_where_english_has_two(tree):
    ja, en = {"deals_other": "{{count}} 件"}, {"deals_one": "one deal", "deals_other": "{{count}} deals"}
    assert planted(tree, {"web/src/words/ja.json": ja, "web/src/words/en.json": en}) == []


def test_other_places_to_fill_and_empty_words_are_found(tree):
    ja, en = {"a": "{name} 様", "b": " "}, {"a": "Dear {person}", "b": "b"}
    found = planted(tree, {"enishi/sales/words/ja.json": ja, "enishi/sales/words/en.json": en})
    assert found == [
        ("enishi/sales/words/ja.json", "`b` is empty"),
        ("enishi/sales/words", "`a` fills other places in ja than in en"),
    ]


def test_a_refusal_without_words_is_found(tree):
    text = (
        "class Refusal(Exception):\n    pass\n"
        "class NotReady(Refusal):\n    pass\n"
        'class Lost(NotReady):\n    code = "deal.lost"\n'
        'class Other:\n    code = "not.a_refusal"\n'
    )
    words = {"error.deal.lost.title": "x"}
    files = {"enishi/sales/words/ja.json": words, "enishi/sales/words/en.json": words}
    found = planted(tree, {**files, "enishi/sales/rules.py": text})
    assert found == [("enishi/sales/rules.py:5", "`error.deal.lost` has no detail in the catalogues")]


def test_a_key_that_no_catalogue_has_is_found_where_it_is_said(tree):
    found = planted(tree, {"enishi/sales/api.py": 'i18n.say("deal.gone", language)\n'})
    assert found == [("enishi/sales/api.py:1", "`deal.gone` is in no catalogue")]
