"""How alike two names are, of persons, bodies and places, in any alphabet; and where places lie."""
