"""Practice: cases that nobody has to answer for, and how well they were judged."""
