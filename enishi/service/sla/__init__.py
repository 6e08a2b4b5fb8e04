"""SLA policies: what is promised to which customers, for which tickets, on which clock."""
