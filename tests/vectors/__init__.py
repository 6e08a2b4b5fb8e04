"""Published cases of the Japanese rules, run against the product's own functions."""
