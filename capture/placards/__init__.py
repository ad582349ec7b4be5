"""Hazard labels and pictograms by their shape and picture."""
