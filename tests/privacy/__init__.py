"""Whoever is erased is nowhere any more."""
