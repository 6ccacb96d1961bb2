"""The processes that render: copies of one that has loaded the renderer, and holds nothing of any visit.

A copy of the process that asks would also hold whatever locks and threads its caller has.
"""

import os
from multiprocessing import forkserver, get_all_start_methods, get_context
from multiprocessing.context import BaseContext

_FORKSERVER = "forkserver"


def cores() -> int:
    """Those that this process may use: a container often has fewer than the machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def start_method() -> BaseContext:
    """How a process that renders is started on this system."""
    if _FORKSERVER not in get_all_start_methods():
        return get_context("spawn")
    method = get_context(_FORKSERVER)
    method.set_forkserver_preload(["playbook.render.press", "playbook.render.preload"])
    return method


def make_ready() -> None:
    """Have the renderer loaded beside what this process does meanwhile. Nothing to wait for or to end."""
    if cores() > 1 and start_method().get_start_method() == _FORKSERVER:
        forkserver.ensure_running()
