"""Whether a lead is worth a deal: what was checked and on which evidence, what the house asks for, when to come back."""
