"""Independent tasks, done here or wherever an executor sends them: threads, processes, a cluster."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Executor, as_completed
from typing import Any, TypeVar

Result = TypeVar("Result")


def run_tasks(
    function: Callable[..., Result], tasks: Sequence[tuple[Any, ...]], *, executor: Executor | None
) -> Generator[tuple[int, Result], None, None]:
    """Yield (i, function(*tasks[i])) for every task, in the order in which they end.

    Without an executor they run here, one after another. What a task raises is raised here; tasks that have not begun
    by then, or when the caller stops listening, never begin.
    """
    if executor is None:
        for i, task in enumerate(tasks):
            yield i, function(*task)
        return
    numbers = {executor.submit(function, *task): i for i, task in enumerate(tasks)}
    try:
        for future in as_completed(numbers):
            yield numbers[future], future.result()
    finally:
        for future in numbers:
            future.cancel()
