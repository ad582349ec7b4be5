"""Composition and command line: one module a command, which wires the spokes together."""
