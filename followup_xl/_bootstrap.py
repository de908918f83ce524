"""Sets a bare checkout up once: makes `.venv`, installs the project into it, runs the same command again inside.

Standard library only, and no syntax newer than Python 3.6, so that an older Python can read as far as the refusal.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

OLDEST = (3, 11)
REFUSED = 3
INTERRUPTED = 130

if sys.version_info < OLDEST:
    sys.stderr.write("followup_xl needs Python 3.11 or newer; this is Python {}.{}.\n".format(*sys.version_info[:2]))
    raise SystemExit(REFUSED)

ROOT = Path(__file__).resolve().parent.parent
UNFINISHED = "unfinished\n"
NO_PIP = "Python here has neither ensurepip nor pip 22.3 or newer. Install pip (on Debian: apt install python3-pip)."
PIP_FAILED = "pip could not install what followup_xl needs; offline? Connect, and run the same command again."


class SetUpError(Exception):
    """The set-up cannot go on; the message is one sentence for the person at the keyboard."""


class Checkout:
    """A folder that holds the project's source, and the environment `.venv` inside it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.venv = root / ".venv"
        self.stamp = self.venv / ".followup-set-up"
        self.python = self.venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

    def exists(self) -> bool:
        """Tell a checkout from an installed package, which has no pyproject.toml beside it."""
        return (self.root / "pyproject.toml").is_file()

    def environment(self) -> str:
        """What the environment depends on: a change of it asks for a new `.venv`."""
        return "Python {}.{} in {}\n".format(*sys.version_info[:2], self.root)

    def finished(self) -> str:
        """What the stamp says when the set-up is complete and up to date."""
        content = hashlib.sha256((self.root / "pyproject.toml").read_bytes()).hexdigest()
        return self.environment() + content + "\n"

    def stamped(self) -> str:
        """What the stamp says now; empty when there is none."""
        try:
            return self.stamp.read_text(encoding="utf-8")
        except OSError:
            return ""

    def ready(self) -> bool:
        """Say whether `.venv` can be used as it is."""
        return self.python.exists() and self.stamped() == self.finished()

    def spoilt(self) -> bool:
        """Say whether `.venv` must be made anew; one made by hand (it has no stamp) is kept and installed into."""
        stamped = self.stamped()
        return not self.python.exists() or (bool(stamped) and not stamped.startswith(self.environment()))

    def write_stamp(self, text: str) -> None:
        """Replace the stamp in one step, so that it is never half written."""
        draft = self.stamp.with_name(self.stamp.name + ".new")
        draft.write_text(text, encoding="utf-8")
        os.replace(str(draft), str(self.stamp))


def ensure(needs: "tuple[str, ...]" = ()) -> None:
    """Return when this interpreter can run the project; otherwise set `.venv` up and run the same command in it.

    Args:
        needs: top-level modules the caller imports. An environment made by somebody else (pipx, conda) that has
            followup_xl installed is left alone when it has these too.

    Raises:
        SystemExit: with the exit code of the command run inside `.venv`, or 3 when the set-up failed.
    """
    checkout = Checkout(ROOT)
    if not checkout.exists() or runs_inside(checkout) or is_installed(needs):
        return
    try:
        if not checkout.ready():
            set_up_once(checkout)
    except SetUpError as error:
        say(str(error))
        raise SystemExit(REFUSED) from None
    except OSError as error:
        say("The set-up could not write: {}.".format(error))
        raise SystemExit(REFUSED) from None
    except KeyboardInterrupt:
        say("Interrupted; the same command starts the set-up afresh.")
        raise SystemExit(INTERRUPTED) from None
    run_again(checkout)


def runs_inside(checkout: Checkout) -> bool:
    """Say whether the running interpreter is the one of `.venv`."""
    return os.path.realpath(sys.prefix) == os.path.realpath(str(checkout.venv))


def is_installed(needs: "tuple[str, ...]") -> bool:
    """Say whether followup_xl is installed where the running interpreter looks, with the modules that are needed."""
    from importlib.util import find_spec  # noqa: PLC0415  # only needed outside .venv, where every start counts

    folders = (Path(entry) for entry in sys.path if entry)
    if not any(True for folder in folders for _ in folder.glob("followup_xl-*.dist-info")):
        return False
    return all(find_spec(name) is not None for name in needs)


def set_up_once(checkout: Checkout) -> None:
    """Set up under a lock, so that of two commands started together one works and the other waits for it."""
    with (checkout.root / ".venv.lock").open("a") as lock:
        if not try_lock(lock.fileno()):
            say("Another command is setting up; waiting for it.")
            while not try_lock(lock.fileno()):
                time.sleep(0.2)
        if not checkout.ready():
            set_up(checkout)


def try_lock(descriptor: int) -> bool:
    """Take the lock if it is free; the system gives it back when the process ends, however it ends."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415  # there is no such module elsewhere

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415  # there is no such module on Windows

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def set_up(checkout: Checkout) -> None:
    """Make `.venv`, install pip and the project; the stamp is written last."""
    say("Setting up {} (once, a minute or two).".format(checkout.venv))
    if checkout.spoilt():
        import venv  # noqa: PLC0415  # slow to import, and needed once

        venv.create(str(checkout.venv), clear=True, symlinks=os.name != "nt", with_pip=False)
    checkout.write_stamp(UNFINISHED)
    install_pip(checkout)
    command = [str(checkout.python), "-m", "pip", "install", "-qq", "-e", ".[test]"]
    if not run(command, checkout.root):
        raise SetUpError(PIP_FAILED)
    checkout.write_stamp(checkout.finished())
    say("Ready.")


def install_pip(checkout: Checkout) -> None:
    """Put pip into `.venv`: from ensurepip, else with a pip found outside.

    Debian and Ubuntu ship Python without ensurepip; their pip can install into another environment (`--python`,
    pip 22.3) without touching the system's packages, which PEP 668 protects.
    """
    python = str(checkout.python)
    if succeeds([python, "-m", "pip", "--version"]) or succeeds([python, "-m", "ensurepip", "--default-pip"]):
        return
    found = [pip for pip in outer_pips() if succeeds([*pip, "--python", python, "--version"])]
    if not found:
        raise SetUpError(NO_PIP)
    if not run([*found[0], "--python", python, "install", "-qq", "pip"], checkout.root):
        raise SetUpError(PIP_FAILED)


def outer_pips() -> "list[list[str]]":
    """Name the commands that may be a pip outside `.venv`, the nearest first."""
    pythons = [sys.executable, getattr(sys, "_base_executable", sys.executable)]
    scripts = [shutil.which("pip3"), shutil.which("pip")]
    return [[python, "-m", "pip"] for python in dict.fromkeys(pythons)] + [[script] for script in scripts if script]


def run(command: "list[str]", folder: Path) -> bool:
    """Run a command and say whether it succeeded; what it prints goes to stderr."""
    return subprocess.run(command, cwd=str(folder), env=pip_settings(), stdout=2, check=False).returncode == 0


def succeeds(command: "list[str]") -> bool:
    """Run a command whose output is of no interest; a program that is not there fails like any other."""
    try:
        quiet = subprocess.run(command, env=pip_settings(), stdout=-3, stderr=-3, check=False)
    except OSError:
        return False
    return quiet.returncode == 0


def pip_settings() -> "dict[str, str]":
    """The environment with the settings of pip that would install elsewhere or ask for attention switched off."""
    return dict(os.environ, PIP_USER="0", PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1")


def run_again(checkout: Checkout) -> None:
    """Run the same command line with the Python of `.venv`; does not return."""
    command = [str(checkout.python), *sys.orig_argv[1:]]
    if os.name == "nt":  # exec on Windows gives the prompt back before the program has ended
        raise SystemExit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)


def say(sentence: str) -> None:
    """Tell the person at the keyboard, on stderr."""
    sys.stderr.write("followup_xl: {}\n".format(sentence))
    sys.stderr.flush()
