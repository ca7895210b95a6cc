"""Scripts that print figures of speed and size; none of them is a test."""
