"""Which things are the same: names, reports and claims; pure functions and small indexes, no window, model or table."""
