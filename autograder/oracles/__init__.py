"""Slow, obvious, independent answers, straight from the sum sign. They import nothing of the engine but its nouns."""
