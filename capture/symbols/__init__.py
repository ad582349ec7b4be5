"""Engines that decode bar codes, and who of them is asked when."""
