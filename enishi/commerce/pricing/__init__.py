"""Price books (価格表): which price a product has for whom, how many of it, on which day, and why."""
