"""What the customer bought: products, price books, orders and their lines."""
