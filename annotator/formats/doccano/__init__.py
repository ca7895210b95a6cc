"""The JSON Lines of Doccano: a text a line, with spans in it, relations between them, categories and comments."""
