"""The case viewer: one HTML file with facts, whole articles, roots and history, that opens from the disk."""
