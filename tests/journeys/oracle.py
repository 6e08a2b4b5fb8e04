"""What the reports must say, counted straight from the four CSV files and nothing else."""

import csv
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import mean, median
from typing import Any


def expected(folder: Path, group: str) -> dict[str, Any]:
    """The sales report's figures, and its groups by `quarter`, `region`, `agent` or `account`."""
    read = {
        name: list(csv.DictReader((folder / f"{name}.csv").open()))
        for name in ("sales_pipeline", "sales_teams")
    }
    region = {row["sales_agent"]: row["regional_office"] for row in read["sales_teams"]}
    deals = read["sales_pipeline"]
    won = [row for row in deals if row["deal_stage"] == "Won"]
    lost = [row for row in deals if row["deal_stage"] == "Lost"]
    days = [(day(row["close_date"]) - day(row["created_on"])).days for row in won]
    keys = {
        "quarter": lambda row: f"{row['close_date'][:4]}Q{(int(row['close_date'][5:7]) + 2) // 3}",
        "region": lambda row: region[row["sales_agent"]],
        "agent": lambda row: row["sales_agent"],
        "account": lambda row: row["account"],
    }
    groups: dict[str, dict[str, Any]] = defaultdict(
        lambda: {"won": 0, "won_valued": 0, "lost": 0, "won_value": 0}
    )
    for row in won + lost:
        held = groups[keys[group](row)]
        held["won" if row["deal_stage"] == "Won" else "lost"] += 1
        if row["deal_stage"] == "Won" and row["close_value"]:
            held["won_valued"] += 1
            held["won_value"] += Decimal(row["close_value"])
    return {
        "won": len(won),
        "lost": len(lost),
        "open": len(deals) - len(won) - len(lost),
        "win_rate": Decimal(str(round(len(won) / (len(won) + len(lost)), 6))),
        "won_value": sum(Decimal(row["close_value"] or 0) for row in won),
        "won_without_value": sum(not row["close_value"] for row in won),
        "cycle_days_mean": Decimal(str(round(mean(days), 3))),
        "cycle_days_median": median(days),
        "groups": [{"key": key} | groups[key] for key in sorted(groups)],
    }


def classes(folder: Path) -> dict[str, Decimal]:
    """The ledger's classes: first day is new, first day of a product expansion, a year asleep reactivation."""
    bought: dict[str, list[tuple[str, str, Decimal]]] = defaultdict(list)
    for row in csv.DictReader((folder / "sales_pipeline.csv").open()):
        if row["deal_stage"] == "Won" and row["close_value"]:
            bought[row["account"]].append((row["close_date"], row["product"], Decimal(row["close_value"])))
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for lines in bought.values():
        days = sorted({on for on, _, _ in lines})
        for on, product, value in lines:
            place = days.index(on)
            first = min(other for other, same, _ in lines if same == product)
            asleep = place and (day(on) - day(days[place - 1])).days > 365
            name = (
                "new" if not place else "reactivation" if asleep else "expansion" if on == first else "repeat"
            )
            sums[name] += value
    return sums


def day(text: str) -> date:
    return date.fromisoformat(text)
