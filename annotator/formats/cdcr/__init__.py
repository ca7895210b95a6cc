"""The lists of mentions, as JSON, that tools for coreference across documents read: documents, events and entities."""
