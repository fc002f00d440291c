"""Plain Python: loops, lists and the random module, hardly any NumPy."""

CELLS = {
    "assign-folds": r"""
import random


def assign_folds(N, K, seed):
    chance = random.Random(seed)
    rows = list(range(N))
    chance.shuffle(rows)
    fold = [0] * N
    for place, row in enumerate(rows):
        fold[row] = place % K
    return fold


def rows_of(fold, k):
    train, validation = [], []
    for row, number in enumerate(fold):
        (validation if number == k else train).append(row)
    return train, validation
""",
    "assign-stratified": r"""
import random


def assign_stratified(y, K, seed):
    chance = random.Random(seed)
    members = {}
    for row, label in enumerate(y):
        members.setdefault(int(label), []).append(row)
    fold, card = [None] * len(y), 0
    for label in members:
        chance.shuffle(members[label])
        for row in members[label]:
            fold[row] = card % K
            card += 1
    return fold
""",
    "cross-validate": r"""
def measure(X):
    means, spreads = [], []
    for i in range(len(X[0])):
        column = [float(row[i]) for row in X]
        mean = sum(column) / len(column)
        spread = (sum((x - mean) ** 2 for x in column) / len(column)) ** 0.5
        means.append(mean)
        spreads.append(spread if spread > 0 else 1.0)
    return means, spreads


def cross_validate(X, y, fold, theta):
    errors = []
    for k in sorted(set(fold.tolist())):
        train, validation = rows_of(fold, k)
        means, spreads = measure(X[train])
        scaled = [[(x - m) / s for x, m, s in zip(row, means, spreads)] for row in X.tolist()]
        w, b = ridge(np.array([scaled[n] for n in train]), y[train], theta)
        total = 0.0
        for n in validation:
            guess = b + sum(weight * x for weight, x in zip(w, scaled[n]))
            total += (guess - y[n]) ** 2
        errors.append(float(total / len(validation)))
    return errors


def summary(errors):
    mean = sum(errors) / len(errors)
    return mean, (sum((e - mean) ** 2 for e in errors) / (len(errors) - 1)) ** 0.5
""",
    "grid": r"""
def best_of(table):
    best = None
    for i in range(len(table)):
        for j in range(len(table[0])):
            value = table[i][j]
            if value == value and (best is None or value < table[best[0]][best[1]]):
                best = (i, j)
    return best


def grid_search(x, y, fold, degrees, thetas):
    table = []
    for degree in degrees:
        folds = [cross_validate(powers(x, degree), y, fold, theta) for theta in thetas]
        table.append([sum(errors) / len(errors) for errors in folds])
    i, j = best_of(table)
    return [degrees[i], thetas[j]], table
""",
    "successive-halving": r"""
import math


def plan_rounds(N, B):
    T = math.ceil(math.log2(N)) - 1
    plan, n = [], N
    for _ in range(T + 1):
        plan.append([n, math.floor(B / (n * (T + 1)))])
        n = math.ceil(n / 2)
    return plan


def halving(losses, B):
    left, rounds = list(range(len(losses))), []
    for n, r in plan_rounds(len(losses), B):
        rounds.append(list(reversed(left)))
        stay = []
        while len(stay) < math.ceil(n / 2):
            best = min((i for i in left if i not in stay), key=lambda i: losses[i][r])
            stay.append(best)
        left = sorted(stay)
        winner = stay[0]
    return tuple(rounds), winner
""",
    "counting": r"""
def confusion(y, y_hat, O):
    table = [[0] * O for _ in range(O)]
    for true, answer in zip(y, y_hat):
        table[true][answer] += 1
    return table


def class_scores(table):
    precision, recall, f1 = [], [], []
    for k in range(len(table)):
        TP = table[k][k]
        FP = sum(table[j][k] for j in range(len(table))) - TP
        FN = sum(table[k]) - TP
        precision.append(float(TP / (TP + FP)) if TP + FP else 0.0)
        recall.append(float(TP / (TP + FN)) if TP + FN else 0.0)
        f1.append(float(2 * TP / (2 * TP + FP + FN)) if TP + FP + FN else 0.0)
    return [precision, recall, f1]


def macro_micro(table):
    f1 = class_scores(table)[2]
    right = sum(int(table[k][k]) for k in range(len(table)))
    return [sum(f1) / len(f1), right / int(sum(map(sum, table)))]
""",
    "thresholds-moved": r"""
def roc(s, y):
    pairs = sorted(zip(s.tolist(), y.tolist()), reverse=True)
    positives = sum(label for _, label in pairs)
    false, true, fp, tp = [0.0], [0.0], 0, 0
    for n, (score, label) in enumerate(pairs):
        tp, fp = tp + label, fp + 1 - label
        if n + 1 == len(pairs) or pairs[n + 1][0] != score:
            false.append(fp / (len(pairs) - positives))
            true.append(tp / positives)
    return false, true


def auc(s, y):
    won = pairs = 0
    for p in range(len(y)):
        for n in range(len(y)):
            if y[p] == 1 and y[n] == 0:
                pairs += 1
                if s[p] > s[n]:
                    won += 1
                elif s[p] == s[n]:
                    won += 0.5
    return won / pairs


def threshold_for(s, y, recall):
    for t in sorted(set(s.tolist()), reverse=True):
        found = sum(1 for score, label in zip(s, y) if label == 1 and score >= t)
        if found / int(y.sum()) >= recall:
            return t
""",
    "searcher": r'''
class Searcher:
    """Successive halving by the plan of part 3."""

    def __init__(self, N, R, B):
        self.plan = [(n, min(r, R)) for n, r in plan_rounds(N, B)]
        self.left = list(range(N))

    def ask(self):
        if not self.plan:
            return []
        _, r = self.plan.pop(0)
        return [[i, r] for i in self.left]

    def tell(self, losses):
        order = sorted(range(len(losses)), key=lambda place: losses[place])
        self.left = [self.left[place] for place in order[: (len(order) + 1) // 2]]

    def answer(self):
        return self.left[0]
''',
}
