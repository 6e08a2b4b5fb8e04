"""How tickets belong together: merged into one, split off one, or several under one cause."""
