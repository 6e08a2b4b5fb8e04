"""Working time 作業時間: how long people were at a ticket, measured where they look at it or written down by hand."""
