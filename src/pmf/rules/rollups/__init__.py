"""How a group stands, an outcome of the whole, and what is done where a target is missed."""
