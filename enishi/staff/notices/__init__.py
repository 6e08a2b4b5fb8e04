"""What somebody is told of: a line in the app, and a mail where they asked for one. Made from events, never by hand."""
