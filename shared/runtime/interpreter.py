"""How the interpreter goes on in a process that has loaded all it needs."""

import gc
import sys

_YOUNG, _MIDDLE, _OLD = 50_000, 20, 20

_TURN = 0.0005
"""Seconds that one thread may go on while another waits. With the interpreter's own 5 ms, each way
to MongoDB and back waits that long for a loop that is busy drawing."""


def settle() -> None:
    """Look less often for garbage, and let threads take turns sooner.

    What stays for ever is left out. A process reads histories and rows by the thousand: with the
    interpreter's own limits it would look through all of them again and again, and find nothing.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
    sys.setswitchinterval(_TURN)
