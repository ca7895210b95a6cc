"""Claims drafted from clauses, with their slots and their wording."""
