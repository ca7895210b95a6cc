"""How suggestions are worked out, kept in the project, and gone on from when something changed."""
