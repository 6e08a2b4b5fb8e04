"""The one customer master: Account, Contact, the links between them, and Standing, the read model of both roles."""
