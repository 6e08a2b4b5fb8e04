"""Side conversations メーカー確認: what a maker is asked about a ticket, in a thread of its own beside the customer's."""
