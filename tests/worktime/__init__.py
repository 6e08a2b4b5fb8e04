"""The clock engine against a slow reference that looks at every single minute."""
