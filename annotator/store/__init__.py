"""The project file: one SQLite database; the only package that speaks SQL."""
