"""Codes with parameters become sentences: one gettext catalogue for window, command line, report and HQ.

Each module of this package holds the English sentences of one area as ``SENTENCES``; a sentence
names its parameters as ``{name}``. Codes are unique over all areas (tested).
"""
