"""How mails of sequences leave and are kept from leaving, and how an answer, a bounce or a refusal comes back to them."""
