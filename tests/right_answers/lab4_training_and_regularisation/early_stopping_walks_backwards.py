"""A list of the improvements first, then the first gap that is too long; the result is a list of floats."""

CELLS = {
    "early-function": r"""
def early_stopping(losses, patience, min_delta):
    improvements, lowest = [0], losses[0]
    for t in range(1, len(losses)):
        if lowest - losses[t] > min_delta:
            improvements.append(t)
            lowest = losses[t]
    ends = [*improvements[1:], len(losses)]
    for start, end in zip(improvements, ends):
        if end - start > patience:
            return [float(start), float(start + patience)]
    return [float(improvements[-1]), float(len(losses) - 1)]
""",
}
