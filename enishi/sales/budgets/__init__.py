"""Sales targets by month (予算) of people, teams and products: pasted from a spreadsheet, looked at, set together."""
