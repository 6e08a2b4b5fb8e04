"""`python -m enishi` is `enishi`."""

from enishi.cli import main

main()
