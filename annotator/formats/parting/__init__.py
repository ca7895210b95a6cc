"""Writes a divided project part by part, and proves by what is read again that nothing leaks from one into another."""
