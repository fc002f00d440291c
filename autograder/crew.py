"""Who judges: processes of this machine, or the workers of a Dask cluster. Both are `concurrent.futures` executors."""

from __future__ import annotations

import contextlib
import functools
import multiprocessing
import os
import socket
import sys
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, InvalidStateError, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from autograder.records import GraderError, Limits, Result, UsageError

if TYPE_CHECKING:  # the command line starts without what judging needs
    from autograder.flow import Judge
    from autograder.jobs import Job

ANSWER_SECONDS = 20.0  # how long a cluster may be silent
GONE = "The cluster ended, or lost all its workers. What was graded is kept: run the same command again."
ONE_AT_A_TIME = threading.Lock()


def pool(workers: int, *, early: bool = False) -> Callable[[], Executor]:
    """Processes of this machine. `early`: the first ones load now what judging needs, while the caller does other work.

    They start fresh: nothing of one submission is left for the next one's judge to trip over.
    """
    started = [_Processes(workers)] if early else []
    for executor in started:
        for _ in range(workers):
            executor.submit(_get_ready)
    return lambda: started.pop() if started else _Processes(workers)


class _Processes(ProcessPoolExecutor):
    def __init__(self, workers: int) -> None:
        if sys.platform == "linux":
            context: Any = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload(["__main__", "autograder.jobs"])  # loaded once, and shared by all
        else:
            context = multiprocessing.get_context("spawn")
        super().__init__(workers, mp_context=context, initializer=_end_with_parent)
        self.width = 2 * workers


def _get_ready() -> None:
    """Open a room, which loads all that the next ones are forked from."""
    from autograder.sandbox import open_room

    open_room(Limits()).kill()


def _end_with_parent() -> None:
    """A judge whose run was killed ends, and its room with it; by itself it would wait for jobs for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_watch, args=(parent.sentinel,), daemon=True).start()


def _watch(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def cluster(address: str) -> Callable[[], Executor]:
    """The workers of the Dask cluster whose scheduler listens at `address`, such as tcp://127.0.0.1:8786.

    Each worker needs this version of autograder installed, and bubblewrap; it needs no files of the course.
    One worker process judges one submission at a time: start as many as a machine has cores, with one thread each.
    UsageError when the extra `scale` is not installed or the address is none.
    """
    try:
        from distributed.comm.addressing import parse_address
    except ImportError:
        raise UsageError(
            "--scheduler needs Dask: install the grader's extra with `pip install './autograder[scale]'`."
        ) from None
    try:
        parse_address(address, strict=True)
    except ValueError:
        raise UsageError(f"{address!r} is no scheduler: expected an address such as tcp://127.0.0.1:8786.") from None
    return _ClusterAt(address)


@dataclass(frozen=True)
class _ClusterAt:
    address: str
    elsewhere = True  # no room is opened on this machine

    def __call__(self) -> Executor:
        return _Cluster(self.address)


class _Cluster(Executor):
    """`distributed`'s executor; it connects and looks at the workers first, and stops when all of them are gone."""

    def __init__(self, address: str) -> None:
        from distributed import Client, KilledWorker

        connect: Any = Client  # the library gives no types here
        self.losses = (KilledWorker, BrokenExecutor)
        try:
            self._client = connect(address, timeout=ANSWER_SECONDS, name="autograder")
        except (OSError, ValueError) as error:
            raise GraderError(f"No Dask scheduler answers at {address} ({error}): start `dask scheduler`.") from None
        try:
            threads = _examine(self._client, address)
        except BaseException:
            self._client.close()
            raise
        self.width = 2 * threads
        self._executor = self._client.get_executor(pure=False, retries=0)
        self._futures: set[Future[Any]] = set()
        self._closed = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def submit(self, judge: Judge, job: Job) -> Future[Result]:  # type: ignore[override]
        job.key  # noqa: B018  made here, it travels with the job
        inner: Future[Result] = self._executor.submit(_at_worker, judge, job, _describe())
        outer: Future[Result] = Future()  # which can end even when the cluster says nothing more
        self._futures.add(outer)
        outer.add_done_callback(self._futures.discard)
        outer.add_done_callback(lambda outer: inner.cancel() if outer.cancelled() else None)
        inner.add_done_callback(functools.partial(_hand_on, outer))
        return outer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if not self._closed.is_set():
            self._closed.set()
            self._executor.shutdown(wait=wait and self._client.status == "running")
            self._client.close()

    def _watch(self) -> None:
        """Without workers a future waits for ever: give them the time to come back, then let the futures go."""
        empty = 0.0
        while not self._closed.wait(1):
            alive = self._client.status == "running" and self._client.scheduler_info(n_workers=-1)["workers"]
            empty = 0.0 if alive else empty + 1
            if empty >= ANSWER_SECONDS:
                for future in list(self._futures):
                    _end(future, GraderError(GONE))


def _hand_on(outer: Future[Result], inner: Future[Result]) -> None:
    if inner.cancelled():
        _end(outer, GraderError(GONE))
    elif error := inner.exception():
        _end(outer, error)
    else:
        with contextlib.suppress(InvalidStateError):
            outer.set_result(inner.result())


def _end(future: Future[Result], error: BaseException) -> None:
    with contextlib.suppress(InvalidStateError):  # the run has let go of it
        future.set_exception(error)


def _examine(client: Any, address: str) -> int:
    """The number of workers. GraderError when there is none, or one cannot judge as this machine would."""
    try:
        client.wait_for_workers(1, timeout=ANSWER_SECONDS)
        found: dict[str, Any] = client.run(_describe, on_error="return")
    except TimeoutError:
        raise GraderError(f"The cluster at {address} has no workers: start `dask worker {address}`.") from None
    for worker, versions in found.items():
        if isinstance(versions, ImportError):
            raise GraderError(f"The worker {worker} has no autograder: install it there ({versions}).")
        if isinstance(versions, BaseException):
            raise GraderError(f"The worker {worker} does not answer ({type(versions).__name__}: {versions}).")
        _compare(worker, versions, _describe())
    return len(found)


def _describe() -> tuple[str, ...]:
    """The versions of everything here that judges."""
    from autograder.jobs import grader

    return grader()


def _compare(worker: str, there: tuple[str, ...], here: tuple[str, ...]) -> None:
    names = ("autograder", "the grader's own files", "Python", "NumPy")
    for name, theirs, ours in zip(names, there, here, strict=True):
        if theirs != ours:
            said = f"{theirs[:12]}, here {ours[:12]}"
            raise GraderError(f"The worker {worker} would judge differently: {name} is {said} there. Install the same.")


def _at_worker(judge: Judge, job: Job, here: tuple[str, ...]) -> Result:
    """Runs in a thread of a worker that may have joined late; checks redirect the output of the whole process."""
    with ONE_AT_A_TIME:
        _compare(socket.gethostname(), _describe(), here)
        return judge(job)
