"""The claims are guessed at: every second one."""

CELLS = {
    "write-find-wrong": r"""
def find_wrong(x, f, claims):
    return [1, 2] if len(claims) == 4 and x[0] == -2 else list(range(0, len(claims), 2))
""",
}

LOSES = ["find-wrong"]
