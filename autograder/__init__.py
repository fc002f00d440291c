"""Grades the labs: the accused runs in a locked room, the judge asks and decides outside it."""

__version__ = "0.1.0"
