"""Estimates with their uncertainty: numbers in, numbers out. It knows no customer and no room."""
