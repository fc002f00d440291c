"""A simulated deep learning processor (深度学习处理器): fixed point, instructions, machine, compiler, reports.

It never calls the engine: what it computes, it computes itself. The modules `pycnnl` and `pycnml`, installed beside
`course_lib`, are its two faces.
"""
