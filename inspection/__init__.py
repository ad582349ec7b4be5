"""The hub: the domain of an inspection, without Qt, OpenCV, SQL or a network."""
