"""Headquarters: the service that takes records and photos in, says what it holds, and shows it."""
