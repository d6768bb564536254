"""What the workers of one run, each a process of its own, make once and use together."""

import fcntl
import pickle
from contextlib import contextmanager


def once(file, make):
    """What `make` returns: whoever comes first calls it and keeps that in the file, where the others find it."""
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if file.exists():
            return pickle.loads(file.read_bytes())
        made = make()
        file.write_bytes(pickle.dumps(made))
        return made


@contextmanager
def one_server(folder, start):
    """The address of a server that whoever comes first starts, and stops when all the others have gone.

    `start` returns the server and its address. Those who use it share a lock; who starts or stops it has it alone. A
    worker that dies lets it go.
    """
    place, server = folder / "address", None
    with (folder / "users").open("w") as users:
        while True:
            if is_alone(users) and not place.exists():
                server, address = start()
                place.write_text(address)
            fcntl.flock(users, fcntl.LOCK_SH)
            if place.exists():  # else it was stopped meanwhile
                break
        yield place.read_text()
        if server:
            fcntl.flock(users, fcntl.LOCK_EX)
            place.unlink()
            server.stop()


def is_alone(users):
    """Takes the lock, unless somebody has it."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
