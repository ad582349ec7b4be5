"""What comes after the first installation: The Update Framework, behind the root of trust that is pinned here."""
