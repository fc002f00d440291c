"""Each example left over goes to a smallest fold: one fold may get two of a class."""

CELLS = {
    "assign-stratified": r'''
def assign_stratified(y, K, seed):
    """Return the fold of each example, (N,) integers 0 … K − 1, for the classes y (N,)."""
    rng = np.random.default_rng(seed)
    sizes = np.zeros(K, dtype=int)
    fold = np.empty(len(y), dtype=int)
    for c in np.unique(y):
        rows = rng.permutation(np.flatnonzero(y == c))
        whole = len(rows) // K
        fold[rows[: whole * K]] = np.repeat(np.arange(K), whole)
        sizes += whole
        for row in rows[whole * K :]:
            k = rng.choice(np.flatnonzero(sizes == sizes.min()))
            fold[row] = k
            sizes[k] += 1
    return fold
''',
}

LOSES = ["stratified-classes"]
