"""Training and choosing: model, loss, optimiser and objective are handed in."""

from course_lib.train.architecture import architecture_search
from course_lib.train.bagging import Bag, bag, bootstrap, majority
from course_lib.train.cross_validate import FoldScores, cross_validate
from course_lib.train.early_stopping import EarlyStopping
from course_lib.train.halving import Round, halving_plan, hyperband, hyperband_plan, successive_halving
from course_lib.train.loop import evaluate, fit
from course_lib.train.prune import Mask, Pruned, prune, sparsity
from course_lib.train.search import grid_search, random_search
from course_lib.train.search_space import Choice, LogUniform, SearchSpace, Uniform
from course_lib.train.steps import take_steps
from course_lib.train.trials import SearchResult, Trial

__all__ = [
    "Bag",
    "Choice",
    "EarlyStopping",
    "FoldScores",
    "LogUniform",
    "Mask",
    "Pruned",
    "Round",
    "SearchResult",
    "SearchSpace",
    "Trial",
    "Uniform",
    "architecture_search",
    "bag",
    "bootstrap",
    "cross_validate",
    "evaluate",
    "fit",
    "grid_search",
    "halving_plan",
    "hyperband",
    "hyperband_plan",
    "majority",
    "prune",
    "random_search",
    "sparsity",
    "successive_halving",
    "take_steps",
]
