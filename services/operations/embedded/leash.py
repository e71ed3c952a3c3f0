"""Become another program that ends with its parent and has its data folder to itself.

Run as a script, it replaces itself by the program: the process number stays the same. It is a
script, not a hook between fork and exec, because the parent has threads, and a forked copy of
a threaded process may hang on a lock that nobody is left to release.
"""

import ctypes
import fcntl
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def die_with(parent: int) -> None:
    """Ask the kernel for SIGTERM once the parent is gone, however it went."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit(1)


def hold(lock: str) -> None:
    """Wait for the folder's last program to be gone, and keep its lock until the end."""
    descriptor = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("another program still has this folder", flush=True)  # noqa: T201 - the log
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    os.set_inheritable(descriptor, True)  # noqa: FBT003 - it takes no name


def main(parent: str, lock: str, *argv: str) -> None:
    """Tie the leash, take the lock if one is named, and become the program."""
    die_with(int(parent))
    if lock:
        hold(lock)
    os.execv(argv[0], argv)  # noqa: S606 - the program and its arguments are ours


if __name__ == "__main__":
    main(*sys.argv[1:])
