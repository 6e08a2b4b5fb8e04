"""`python -m tests.gate`: a line for each way in that the table does not name, or names in vain."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "enishi.settings")
django.setup()

from tests.gate.entries import found, routes  # noqa: E402 - Django first
from tests.gate.inputs import INPUTS  # noqa: E402 - Django first
from tests.gate.table import lines  # noqa: E402 - Django first


def main() -> None:
    for entry in sorted(found() - lines().keys()):
        print(f"missing\t{entry}")
    for entry in sorted(lines().keys() - found()):
        print(f"surplus\t{entry}")
    for entry in sorted(set(routes()) - INPUTS.keys()):
        print(f"without input\t{entry}")


if __name__ == "__main__":
    main()
