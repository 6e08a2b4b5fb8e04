"""The demo company, checked: `python -m tests.demo` makes the large one and looks for what was planted in it."""
