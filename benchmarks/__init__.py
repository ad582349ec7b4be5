"""What the program costs and what it reads, measured."""
