"""Handheld scanners: those that speak over a serial line, and those that pretend to be a keyboard."""
