"""What the API's description shows as an example: composed of the words in `words`, one place for all operations."""

from enishi.examples.compose import add_examples

__all__ = ["add_examples"]
