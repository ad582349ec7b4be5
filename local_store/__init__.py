"""What this station keeps and ships: the encrypted store, case files, the report."""
