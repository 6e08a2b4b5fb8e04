"""Which products the same customers have (併売): counted once a night over all customers."""
