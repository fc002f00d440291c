"""Deep Learning Basics: an engine to read, data to learn from, and pictures to look at.

Importing `course_lib` imports nothing heavy; take what you need from its rooms, such as
`from course_lib.data import load_mnist`.
"""

__version__ = "0.1.0"
