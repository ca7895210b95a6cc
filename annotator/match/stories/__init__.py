"""Which independent reports tell of one event."""
