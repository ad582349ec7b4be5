"""Engines that read text, and who of them is asked when."""
