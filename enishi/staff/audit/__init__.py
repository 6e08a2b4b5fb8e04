"""The event log as it is looked through: who did what when, from where, and whether the log is whole."""
