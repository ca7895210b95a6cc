"""The JSON Lines of Prodigy: a task a line, with the text, spans in it, relations between them, and an answer."""
