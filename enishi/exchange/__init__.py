"""Import and export of everything, and the mappings for other products' files."""
