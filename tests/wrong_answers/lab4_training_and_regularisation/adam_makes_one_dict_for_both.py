"""`self.m = self.r = {}`: one dict, in which r overwrites m."""

EDITS = [
    (
        "adam",
        "self.m, self.r = {}, {}",
        "self.m = self.r = {}",
    ),
]

LOSES = ["adam-steps"]
