"""Three rounds that keep a tenth and then a fifth, and an answer from all that was seen, longest training first."""

CELLS = {
    "searcher": r'''
class Searcher:
    """Keeps everything in one dictionary {(setting, epochs): loss}."""

    def __init__(self, N, R, B):
        self.N, self.R, self.B = N, R, B
        self.seen, self.round = {}, 0

    def ask(self):
        self.round += 1
        left = self.B - sum(epochs for _, epochs in self.seen)
        if self.round == 1:
            self.asked = [(i, max(1, min(self.R, self.B // (3 * self.N)))) for i in range(self.N)]
        elif self.round == 2:
            some = self.best(self.N // 4)
            self.asked = [(i, min(self.R, left // 2 // len(some))) for i in some] if some else []
        elif self.round == 3:
            some = self.best(3)
            self.asked = [(i, min(self.R, left // len(some))) for i in some]
        else:
            self.asked = []
        if any(epochs < 1 or (i, epochs) in self.seen for i, epochs in self.asked):
            self.asked = []
        return np.array(self.asked, dtype=float)

    def tell(self, losses):
        self.seen.update(zip(self.asked, losses))

    def best(self, count):
        longest = {}
        for (i, epochs), loss in self.seen.items():
            longest[i] = max(longest.get(i, (0, 0.0)), (epochs, -loss))
        return sorted(longest, key=lambda i: longest[i], reverse=True)[:count]

    def answer(self):
        return np.int64(self.best(1)[0])
''',
}
