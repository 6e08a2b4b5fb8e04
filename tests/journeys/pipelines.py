"""Sales pipelines in four CSV files: one made up by seed, and a perturbed copy of any."""

import csv
import os
import random
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parents[2]
GIVEN = Path(os.environ.get("ENISHI_TEST_DATA") or ROOT.parent / "shared" / "data") / "crm-pipeline"
FILES = ("accounts", "products", "sales_teams", "sales_pipeline")
HEADERS = {
    "accounts": ("account", "revenue", "employees"),
    "products": ("product", "sales_price"),
    "sales_teams": ("sales_agent", "manager", "regional_office"),
    "sales_pipeline": (
        "account",
        "opportunity_id",
        "sales_agent",
        "deal_stage",
        "product",
        "close_date",
        "close_value",
        "created_on",
    ),
}


def make(folder: Path, seed: int, deals: int = 400) -> None:
    """A small pipeline of the real one's shape: blanks, deals without an account, wins without a value."""
    dice = random.Random(seed)
    accounts = [f"Account {number}" for number in range(12)]
    products = [f"Product {number}" for number in range(5)]
    people = [
        (f"Agent {number}", f"Manager {number % 4}", ("North", "South")[number % 2]) for number in range(8)
    ]
    _write(
        folder,
        "accounts",
        [(name, f"{dice.random() * 5000:.2f}", f"{dice.randint(9, 9000)}.0") for name in accounts],
    )
    _write(folder, "products", [(name, f"{dice.randint(10, 9999)}.0") for name in products])
    _write(folder, "sales_teams", people)
    rows = []
    for number in range(deals):
        stage = dice.choice(("Won", "Won", "Lost", "In_Progress"))
        created = date(2023, 1, 1) + timedelta(days=dice.randint(0, 900))
        closed = created + timedelta(days=dice.randint(0, 140))
        value = "" if dice.random() < 0.05 else f"{dice.randint(20, 9000)}.0"
        rows.append(
            (
                dice.choice(accounts) if stage == "Won" or dice.random() < 0.5 else "",
                f"OP{number:05}",
                dice.choice(people)[0],
                stage,
                dice.choice(products),
                "" if stage == "In_Progress" else closed.isoformat(),
                {"Won": value, "Lost": "0.0"}.get(stage, ""),
                created.isoformat(),
            )
        )
    _write(folder, "sales_pipeline", rows)


def perturb(source: Path, folder: Path, seed: int) -> None:
    """The same files with their rows shuffled, one deal in twenty dropped, and the amounts changed."""
    dice = random.Random(seed)
    for name in FILES:
        with (source / f"{name}.csv").open(newline="", encoding="utf-8") as file:
            _, *rows = csv.reader(file)
        dice.shuffle(rows)
        if name == "sales_pipeline":
            rows = [_changed(row, dice) for row in rows if dice.random() >= 0.05]
        _write(folder, name, rows)


def _changed(row: list[str], dice: random.Random) -> list[str]:
    """A won deal's amount becomes another one."""
    if row[3] == "Won" and row[6]:
        row[6] = f"{float(row[6]) * dice.uniform(0.5, 2):.2f}"
    return row


def _write(folder: Path, name: str, rows: Sequence[Sequence[str]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEADERS[name], *rows])
