"""What opens over the window, a file each."""
