"""Jobs go to an executor, a few at a time, and results come back; a worker that dies costs one submission at most."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from itertools import chain, islice

from autograder.jobs import Job, gave_up
from autograder.records import GraderError, Result

Judge = Callable[[Job], Result]
WIDTH = 16  # jobs in the hands of an executor that names no number: a class of 10 000 is never held at once


def judged(
    jobs: Iterable[Job], judge: Judge, executor: Callable[[], Executor]
) -> Generator[tuple[Job, Result], None, None]:
    """Results as they come. When a worker process is killed, what was on its way is tried once more, one at a time."""
    supply, suspects = iter(jobs), list[Job]()
    while first := next(supply, None):
        suspects += yield from _until_broken(first, supply, judge, executor)
    for job in suspects:
        with executor() as crew:
            try:
                yield job, crew.submit(judge, job).result()
            except GraderError:
                raise
            except Exception as error:
                yield job, gave_up(job, error)


def _until_broken(
    first: Job, supply: Iterator[Job], judge: Judge, executor: Callable[[], Executor]
) -> Generator[tuple[Job, Result], None, list[Job]]:
    """Judge until all is done or the executor breaks; returns the jobs that were lost."""
    crew = executor()
    width, losses = getattr(crew, "width", WIDTH), getattr(crew, "losses", (BrokenExecutor,))
    held: dict[Future[Result], Job] = {}
    lost: list[Job] = []
    waiting = chain([first], supply)
    try:
        while True:
            for job in islice(waiting, 0 if lost else width - len(held)):
                try:
                    held[crew.submit(judge, job)] = job
                except BrokenExecutor:
                    lost.append(job)
                    break
            if not held:
                break
            for future in wait(held, return_when=FIRST_COMPLETED).done:
                job = held.pop(future)
                try:
                    result = future.result()
                except losses:
                    lost.append(job)
                    continue
                except GraderError:
                    raise
                except Exception as error:
                    result = gave_up(job, error)
                yield job, result
    finally:  # an error or Ctrl-C does not wait for jobs that have not begun
        for future in held:
            future.cancel()
        crew.shutdown(wait=True)
    return lost
