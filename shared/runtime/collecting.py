"""Garbage collection in a process that has loaded all it needs."""

import gc

_YOUNG, _MIDDLE, _OLD = 50_000, 20, 20


def collect_rarely() -> None:
    """Leave out what stays for ever, and look less often for what is left behind in circles.

    A process reads histories and rows by the thousand: with the interpreter's own limits it
    would look through all of them again and again, and find nothing.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
