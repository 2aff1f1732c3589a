"""How we say it: results become a page, a terminal table, JSON."""
