"""Improvements: what customers said becomes something better, and whoever said it hears of it."""
