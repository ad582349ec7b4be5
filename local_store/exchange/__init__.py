"""The way to headquarters: what waits, the line, the stick, and what headquarters has said."""
