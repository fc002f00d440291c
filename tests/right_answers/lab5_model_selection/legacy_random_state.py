"""Chance comes from np.random.seed and RandomState, folds from array_split."""

CELLS = {
    "assign-folds": r"""
def assign_folds(N, K, seed):
    np.random.seed(seed)
    fold = np.zeros(N)
    for k, rows in enumerate(np.array_split(np.random.permutation(N), K)):
        fold[rows] = k
    return fold


def rows_of(fold, k):
    validation = np.where(fold == k)[0]
    return np.setdiff1d(np.arange(len(fold)), validation), validation
""",
    "assign-stratified": r'''
def assign_stratified(y, K, seed):
    """Leftovers go to the smallest folds so far."""
    state = np.random.RandomState(seed)
    fold, sizes = np.zeros(len(y), dtype=np.int32), np.zeros(K)
    for label in set(y.tolist()):
        rows = state.permutation(np.where(y == label)[0])
        whole = len(rows) // K
        numbers = np.repeat(np.arange(K), whole)
        smallest = np.argsort(sizes + state.uniform(0, 0.1, size=K))[: len(rows) - whole * K]
        numbers = np.concatenate([numbers, smallest]).astype(int)
        fold[rows] = state.permutation(numbers)
        sizes += np.bincount(numbers, minlength=K)
    return fold
''',
}
