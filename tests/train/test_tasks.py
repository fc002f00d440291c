"""Tasks: each result belongs to its task, and after a failure nothing new begins."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ThreadPoolExecutor

import pytest

from course_lib.train.tasks import run_tasks
from tests.train.searches import Backwards

TASKS = [(9, 2), (8, 3), (7, 4)]


class FirstOnly(Executor):
    """Runs the first task at once; the others wait for ever, as behind a long queue."""

    def __init__(self) -> None:
        self.futures: list[Future[object]] = []

    def submit(self, fn, /, *args, **kwargs):
        future: Future[object] = Future()
        if not self.futures:
            try:
                future.set_result(fn(*args, **kwargs))
            except ZeroDivisionError as error:
                future.set_exception(error)
        self.futures.append(future)
        return future


@pytest.mark.parametrize("executor", [lambda: None, lambda: ThreadPoolExecutor(2), lambda: Backwards(3)])
def test_each_result_belongs_to_its_task(executor):
    results = dict(run_tasks(divmod, TASKS, executor=executor()))
    assert results == {0: (4, 1), 1: (2, 2), 2: (1, 3)}


def test_results_come_as_they_end():
    pool = FirstOnly()
    ended = run_tasks(divmod, TASKS, executor=pool)
    assert next(ended) == (0, (4, 1))
    pool.futures[2].set_result("the last task")
    assert next(ended) == (2, "the last task")
    pool.futures[1].set_result("the one between")
    assert list(ended) == [(1, "the one between")]


def test_without_an_executor_a_task_begins_when_its_turn_comes():
    begun = []
    ended = run_tasks(begun.append, [(1,), (2,)], executor=None)
    assert begun == []
    next(ended)
    assert begun == [1]


def test_a_task_that_fails_is_raised_and_those_waiting_never_begin():
    pool = FirstOnly()
    with pytest.raises(ZeroDivisionError):
        list(run_tasks(divmod, [(1, 0), (2, 1), (3, 1)], executor=pool))
    assert [future.cancelled() for future in pool.futures] == [False, True, True]


def test_when_the_caller_stops_listening_those_waiting_never_begin():
    pool = FirstOnly()
    ended = run_tasks(divmod, TASKS, executor=pool)
    assert next(ended) == (0, (4, 1))
    ended.close()
    assert [future.cancelled() for future in pool.futures] == [False, True, True]
