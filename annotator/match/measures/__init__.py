"""Numbers, units, times and dates as a text tells them, with their bounds, and what the numbers count."""
