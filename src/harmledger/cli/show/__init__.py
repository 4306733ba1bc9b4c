"""How a reading looks to a person at a terminal: its text with marked spans, and one table a claim."""
