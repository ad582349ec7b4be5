"""What the law says: tables, the edition made of them, look-up and the rules."""
