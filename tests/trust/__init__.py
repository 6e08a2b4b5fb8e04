"""What the product promises against bad input and faults: the rows that belong to no single room, by their ids."""
