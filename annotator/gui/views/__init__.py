"""The panes of the window, a file each."""
