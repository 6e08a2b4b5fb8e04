"""A sales pipeline in four files is brought in by the command line, and the reports print its figures.

The figures are compared with those that a script counts from the files. The published data set this was
first done with is used where it lies beside the repository, or where ENISHI_TEST_DATA points.
"""

import json
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from enishi.commands.exchange import import_files
from enishi.commands.report import report
from enishi.foundation.events.models import Event
from enishi.foundation.jobs.models import Job
from enishi.staff.models import User
from tests.journeys import oracle, pipelines

MAP = str(pipelines.ROOT / "docs" / "mappings" / "crm-pipeline.toml")
KINDS = {"accounts": "accounts", "products": "products", "users": "sales_teams", "deals": "sales_pipeline"}
GROUPS = ("quarter", "region", "agent", "account")

pytestmark = pytest.mark.django_db(transaction=True)


def bring_in(folder: Path) -> list[Result]:
    return [
        CliRunner().invoke(import_files, [kind, str(folder / f"{name}.csv"), "--map", MAP])
        for kind, name in KINDS.items()
    ]


def printed(name: str, *options: str) -> dict:
    """The report as JSON, its amounts as exact as they were printed."""
    done = CliRunner().invoke(report, [name, "--format", "json", *options])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout, parse_float=Decimal)


def check(folder: Path) -> None:
    """Every figure of every group is the script's."""
    for group in GROUPS:
        wanted = oracle.expected(folder, group)
        found = printed("sales", "--group", group)
        assert {name: found[name] for name in wanted} == wanted
    classes = oracle.classes(folder)
    found = printed("ledger")
    assert {name: value for name, value in found["classes"].items() if value} == classes
    assert found["total"] == sum(classes.values())


def test_a_pipeline_comes_in_and_the_reports_print_its_figures(tmp_path):
    pipelines.make(tmp_path, seed=1)

    done = bring_in(tmp_path)

    assert [one.exit_code for one in done] == [0, 0, 0, 0]
    assert done[-1].output == "sales_pipeline.csv: 400 rows: 400 made, 0 changed, 0 the same, 0 not taken\n"
    check(tmp_path)


def test_a_shuffled_thinned_and_changed_copy_gives_its_own_figures(tmp_path):
    pipelines.make(tmp_path / "whole", seed=2)
    pipelines.perturb(tmp_path / "whole", tmp_path / "copy", seed=3)

    bring_in(tmp_path / "copy")

    check(tmp_path / "copy")


def of_records():
    """What happened to anything but the import itself, which is noted each time."""
    return Event.objects.exclude(subject="exchange.Import")


def test_a_second_import_changes_nothing(tmp_path):
    pipelines.make(tmp_path, seed=4, deals=120)
    bring_in(tmp_path)
    before = of_records().count()

    done = bring_in(tmp_path)

    assert done[-1].output == "sales_pipeline.csv: 120 rows: 0 made, 0 changed, 120 the same, 0 not taken\n"
    assert of_records().count() == before
    check(tmp_path)


def test_a_past_that_is_brought_in_wakes_nobody_and_lets_nobody_in(tmp_path):
    pipelines.make(tmp_path, seed=5, deals=40)

    bring_in(tmp_path)

    # The ledger is counted anew; nobody is written to, told or asked.
    assert {job.path for job in Job.objects.all()} <= {"enishi.insight.jobs.roll_up"}
    assert not Event.objects.filter(kind__startswith="handover").exists()
    assert not User.objects.able_to_sign_in().exists()


def test_bad_rows_are_told_on_the_command_line_and_end_it_with_a_one(tmp_path):
    pipelines.make(tmp_path, seed=6, deals=3)
    bring_in(tmp_path)
    with (tmp_path / "sales_pipeline.csv").open("a") as file:
        file.write("Account 1,OP9,Agent 1,Asleep,Product 1,,,2024-01-01\n")

    done = bring_in(tmp_path)[-1]

    assert done.exit_code == 1
    assert "4 rows: 0 made, 0 changed, 3 the same, 1 not taken" in done.stdout
    assert "5 stage 'Asleep': There is no stage of this name." in done.stderr


if pipelines.GIVEN.is_dir():

    def test_the_published_pipeline_gives_the_published_figures():
        bring_in(pipelines.GIVEN)

        check(pipelines.GIVEN)
        found = printed("sales", "--group", "quarter")
        assert (found["won"], found["lost"], found["open"]) == (6438, 3493, 4346)
        assert (found["won_value"], found["won_without_value"]) == (17936928, 19)
        assert (str(found["win_rate"]), str(found["cycle_days_mean"])) == ("0.648273", "49.758")
        assert found["cycle_days_median"] == 52
        assert [(one["key"], one["won_valued"], one["won_value"]) for one in found["groups"]] == [
            ("2017Q1", 219, 608189),
            ("2017Q2", 1215, 3472470),
            ("2017Q3", 2737, 7623202),
            ("2017Q4", 2248, 6233067),
        ]
        classes = printed("ledger")["classes"]
        assert (classes["new"], classes["expansion"], classes["repeat"]) == (279949, 2176445, 15480534)

    def test_a_perturbed_copy_of_the_published_pipeline_gives_its_own_figures(tmp_path):
        pipelines.perturb(pipelines.GIVEN, tmp_path, seed=7)

        bring_in(tmp_path)

        check(tmp_path)
