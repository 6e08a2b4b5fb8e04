"""A file of vCards as the table it could have been: one row a card, columns called like the fields of a person."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from enishi.exchange.reading import CHUNK, LONGEST_RECORD, NotATable, detect_encoding
from enishi.foundation.text.vcard import Card, cards

MOST_CARDS = 200_000
COLUMNS = (
    "external_id family_name given_name family_kana given_kana company department title email phone mobile"
    " private_phone note"
).split()
BEGIN = "BEGIN:VCARD"


def is_vcards(start: bytes) -> bool:
    """Does a file that begins so hold cards? In any of the encodings they come in."""
    plain = start[:200].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return plain[: len(BEGIN)].upper() == BEGIN.encode()


def unfold(path: Path, text: Path) -> None:
    """Write the cards as comma-separated UTF-8. Raises NotATable where there is none, or more than anybody knows."""
    count = 0
    with text.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for card in cards(_lines(path)):
            count += 1
            if count > MOST_CARDS:
                raise NotATable(fields={"file": "import_too_many_cards"})
            writer.writerow(_cells(card))
    if not count:
        raise NotATable(fields={"file": "import_empty"})


def _cells(card: Card) -> list[str]:
    return [card.key, *(getattr(card, name) for name in COLUMNS[1:])]


def _lines(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        encoding = detect_encoding(path, file.read(CHUNK))
        file.seek(0)
        text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
        while line := text.readline(LONGEST_RECORD):
            yield line
