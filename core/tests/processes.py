"""A worker in a process of its own, and the ways it may die: what the tests of killed workers share."""

import os
import signal
import time
from collections.abc import Callable
from typing import NoReturn

from django.core.management import call_command
from django.db import connections


def die(*args, **kwargs) -> NoReturn:
    """End this process at once; takes any arguments, so that it can stand in for a step."""
    os.kill(os.getpid(), signal.SIGKILL)
    while True:  # a signal to oneself may be delivered late: not one line more runs until it is
        time.sleep(1)


def then_die(function: Callable) -> Callable:
    """The step as it is, and death as soon as it is done."""

    def done_then_dead(*args, **kwargs):
        function(*args, **kwargs)
        die()

    return done_then_dead


def _leave_connections() -> list[object]:
    """The child opens its own: what it inherited is the parent's, and outlives the child's death.

    After a browser test the parent's thread counts as asynchronous, and Django keeps another set of connections for it:
    `close_all` does not see the first set, which the child, where no event loop runs, would take up.
    """
    inherited = []
    for connection in connections.all(initialized_only=True):
        inherited.append(connection.connection)
        connection.connection = None
        connection.in_atomic_block = connection.closed_in_transaction = False
    return inherited


def run_worker(patch: tuple | None = None) -> int:
    """Run the worker until the queue is empty; gives its wait status. `patch`: (object, name, what stands in)."""
    return run_apart(lambda: call_command("work", batch=True), patch)


def run_workers(number: int) -> list[int]:
    """So many workers at once, until the queue is empty; gives the wait status of each."""
    children = [start_apart(lambda: call_command("work", batch=True)) for _ in range(number)]
    return [os.waitpid(child, 0)[1] for child in children]


def run_apart(call: Callable, patch: tuple | None = None) -> int:
    """The call in a process of its own; gives its wait status. `patch` as of `run_worker`."""
    return os.waitpid(start_apart(call, patch), 0)[1]


def start_apart(call: Callable, patch: tuple | None = None) -> int:
    """The id of the process, to be waited for."""
    connections.close_all()  # a connection is not shared over a fork
    child = os.fork()
    if child == 0:
        try:
            inherited = _leave_connections()  # noqa: F841  (kept: letting go of one would end the parent's)
            if patch:
                setattr(*patch)
            call()
        finally:
            os._exit(0)
    return child
