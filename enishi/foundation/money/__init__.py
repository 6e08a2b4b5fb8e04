"""Money in whole minor units, how it is typed and shown, and the taxes counted on it."""
