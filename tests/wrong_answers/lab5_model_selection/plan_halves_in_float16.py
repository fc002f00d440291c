"""Halves are kept in float16, which has no odd numbers beyond 2048."""

EDITS = [
    (
        "successive-halving",
        "        counts.append((counts[-1] + 1) // 2)\n",
        "        counts.append(int(np.float16(counts[-1] / 2 + 0.5)))\n",
    ),
]

LOSES = ["halving-plan"]
