"""Exports of an inspection: JSON, CSV, forms of the authorities, and a packet without persons for an expert."""
