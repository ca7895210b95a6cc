"""What of a project goes out with an export, and what the export says of itself."""
