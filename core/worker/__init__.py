"""The worker of the task queue: what django-tasks-db leaves to us.

- `lives`: every worker says that it lives; the tasks of a dead one are seen.
- `recovery`: tasks of dead workers and failed tasks go back to the queue, a bounded number of times.
- `caretaker`: the thread that does both, and the periodic jobs, beside the running task.
- `process`: the worker itself.

A task may therefore run more than once (at least once, never not at all): every task is written so that
running it again does no harm.
"""
