"""What lists show: the one table model and its column declarations."""
