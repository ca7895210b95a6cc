"""The JSON of Label Studio: tasks with regions of text, and the labelling configuration that shows them."""
