"""What keeps the repository in order: checks, builders and measuring scripts. Nothing here ships."""
