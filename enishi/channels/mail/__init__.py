"""Mail: what a mail says. `understand` is pure; fetching, storing and sending do not live in it."""
