from tools.check import walls


def wrongs(tree, name, text):
    return [finding.wrong for finding in walls.check(tree({name: text}))]


def test_rules_may_take_numbers_lower_rules_and_pure_parts_of_foundation(tree):
    text = (
        "import math\nfrom datetime import date\nimport numpy as np\n"
        "from enishi.commerce.rules import totals\nfrom enishi.foundation import money, worktime\n"
        "from enishi.foundation.authz.actors import Role\nfrom enishi.foundation.errors import Refusal\nfrom enishi.estimators import shrink\n"
    )
    assert wrongs(tree, "enishi/sales/rules.py", text) == []


def test_rules_take_no_django_no_models_and_nothing_from_beside_or_above(tree):
    text = (
        "from django.db import models\nfrom enishi.sales.models import Deal\n"
        "from enishi.service import rules\nfrom enishi.bond.rules import standing\nimport os\n"
    )
    assert wrongs(tree, "enishi/sales/rules/closing.py", text) == [
        "a pure module imports django.db.models",
        "a pure module imports enishi.sales.models.Deal",
        "a pure module imports enishi.service.rules",
        "a pure module imports enishi.bond.rules.standing",
        "a pure module imports os",
    ]


def test_rules_have_no_clock_and_open_no_file(tree):
    text = "from datetime import date\nx = date.today()\ny = open('f')\n"
    assert wrongs(tree, "enishi/foundation/worktime/calendar.py", text) == [
        "a pure module calls date.today()",
        "a pure module calls open()",
    ]


def test_what_faces_the_outside_never_names_an_internal_note(tree):
    files = {
        "enishi/channels/portal/pages.py": "from enishi.service.models import InternalNote as note\n",
        "enishi/channels/survey.py": 'LABEL = "service.InternalNote"\n',
        "enishi/channels/widget.py": '"""An internal note never comes here."""\n',
        "enishi/service/queries.py": "from enishi.service.models import InternalNote\n",
    }
    assert [finding.where for finding in walls.check(tree(files))] == [
        "enishi/channels/portal/pages.py:1",
        "enishi/channels/survey.py:1",
    ]


def test_understanding_a_mail_is_pure_too(tree):
    text = "import nh3\nfrom enishi.channels.mail.understand.parts import Part\nimport socket\nfrom enishi.channels import tries\n"
    assert wrongs(tree, "enishi/channels/mail/understand/html.py", text) == [
        "a pure module imports socket",
        "a pure module imports enishi.channels.tries",
    ]
