"""The printable report of facts, as a web page and as PDF."""
