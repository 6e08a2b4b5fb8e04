"""What a person reads of themself has its words in both languages."""

import pytest

from enishi.foundation.i18n.catalogue import catalogue
from enishi.privacy.disclosing import NOT_TOLD, TAKEN_PART, shown_columns
from enishi.privacy.graph import OWN

TOLD = sorted({way.label for way in OWN} | {way.start for way in OWN} | TAKEN_PART.keys() | {"events"})


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_table_and_column_of_the_page_has_its_words(language):
    words = catalogue(language)
    tables = [label for label in TOLD if label not in NOT_TOLD]
    keys = [f"privacy.table.{label}" for label in tables]
    keys += [f"privacy.column.{name}" for label in tables for name in shown_columns(label)]
    assert [key for key in keys if key not in words] == []
