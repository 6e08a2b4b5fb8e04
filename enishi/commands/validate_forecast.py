"""`enishi validate forecast`: the sales forecast on simulated pipelines, against what was then won."""

import sys

import click
import orjson

from enishi.estimators.forecast.trial import trial

DIGITS = 4


@click.command("forecast")
@click.option(
    "--seed", type=click.IntRange(min=0), default=1, show_default=True, help="The first pipeline's seed."
)
@click.option("--pipelines", type=click.IntRange(1, 500), default=40, show_default=True)
@click.option("--format", "form", type=click.Choice(["json"]), default="json", show_default=True)
def forecast(seed: int, pipelines: int, form: str) -> None:
    """The next 13 weeks of simulated pipelines, foretold eight times each. Ends with 1 when a promise is not kept.

    Promised: an error (WAPE) of at most 0.8 of the best one without a model, at most 10 % too much or too little in
    all, 70 to 90 % of the truths inside the 80 % range, and chances of single deals that are better than the base
    rate (Brier) and neither bold nor timid (a calibration slope of 0.8 to 1.2).
    """
    verdict = trial(range(seed, seed + pipelines))
    told = {
        "seed": seed,
        "pipelines": pipelines,
        "windows": verdict.windows,
        "wape": {name: round(error, DIGITS) for name, error in verdict.wape.items()},
        "wape_of_best_naive": round(verdict.wape["forecast"] / verdict.best_naive, DIGITS),
        "bias": round(verdict.bias, DIGITS),
        "coverage_80": round(verdict.coverage, DIGITS),
        "brier": round(verdict.brier, DIGITS),
        "brier_of_base_rate": round(verdict.climatology, DIGITS),
        "calibration_slope": round(verdict.slope, DIGITS),
        "not_kept": verdict.failures,
    }
    click.echo(orjson.dumps(told, option=orjson.OPT_INDENT_2).decode())
    sys.exit(1 if verdict.failures else 0)
