"""What each command of the command line does: a thin door to the rooms, like the API."""
