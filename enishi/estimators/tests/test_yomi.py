from enishi.estimators.yomi import TOTAL, YomiLine, YomiRow, YomiWeights, yomi_table

WEIGHTS = YomiWeights(a=90, b=60, c=30)


def test_the_sheet_adds_each_rank_to_what_is_won():
    row = YomiRow("佐藤", target=7_000_000, won=3_000_000, a=2_000_000, b=1_500_000, c=1_000_000)
    first, total = yomi_table(WEIGHTS, [row])
    assert first == YomiLine("佐藤", 5_000_000, 6_500_000, 7_500_000, 6_000_000, "42.9", "85.7")
    assert total.owner == TOTAL


def test_a_sheet_without_owners_still_has_its_total():
    assert yomi_table(WEIGHTS, []) == [YomiLine(TOTAL, 0, 0, 0, 0, None, None)]


def test_a_tiny_minus_is_not_shown_as_minus_nothing():
    (line, _) = yomi_table(WEIGHTS, [YomiRow("佐藤", 1_000_000, -1, 0, 0, 0)])
    assert line.attainment == "0.0"
