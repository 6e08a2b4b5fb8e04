"""Pre-sales guidance (販売前サポート): answers to a guide, and the lead, ticket, deal and quote they led to."""
