"""Products and orders over HTTP."""
