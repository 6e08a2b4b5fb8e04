"""What a request costs over HTTP, beside its own SQL run bare, with 20,000 customers on both databases.

`__main__` starts one process a database; `one` fills it, starts the product's server and prints a table.
"""
