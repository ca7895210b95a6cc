"""What the application can do: one function a verb; no Qt."""
