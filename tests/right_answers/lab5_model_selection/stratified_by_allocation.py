"""Counts for each fold and class come first, from the sorted labels; then each class is shuffled into them."""

CELLS = {
    "assign-stratified": r"""
def assign_stratified(y, K, seed):
    names, y = np.unique(y, return_inverse=True)
    chance = np.random.default_rng(seed)
    order = np.sort(y)
    places = np.array([np.bincount(order[k::K], minlength=len(names)) for k in range(K)])
    fold = np.empty(len(y), dtype=np.int64)
    for c in range(len(names)):
        numbers = np.arange(K).repeat(places[:, c])
        chance.shuffle(numbers)
        fold[y == c] = numbers
    return fold
""",
    "assign-folds": r"""
def assign_folds(N, K, seed):
    chance = np.random.default_rng(seed)
    return np.argsort(chance.random(N)) % K


def rows_of(fold, k):
    rows = np.arange(len(fold))
    return tuple(rows[fold != k]), tuple(rows[fold == k])
""",
}
