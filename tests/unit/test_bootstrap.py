import ast
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

from followup_xl import _bootstrap
from followup_xl._bootstrap import Checkout, SetUpError
from tests.support.source import ROOT, copy_checkout

PIP_IN_VENV = "-m pip --version"
ENSUREPIP = "-m ensurepip"
INSTALL = "-m pip install"


class Runner:
    """Stands for the commands the set-up starts: remembers them, fails those that contain one of `broken`."""

    def __init__(self, *broken: str) -> None:
        self.broken = broken
        self.commands: list[str] = []

    def __call__(self, command: list[str], _folder: Path | None = None) -> bool:
        self.commands.append(" ".join(command))
        return not any(part in self.commands[-1] for part in self.broken)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    made = Checkout(tmp_path)
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    monkeypatch.setattr(_bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(venv, "create", make_environment)
    return made


def make_environment(folder: str, *, clear: bool, **_options: Any) -> None:  # noqa: ANN401  # venv's own options
    if clear and Path(folder).exists():
        shutil.rmtree(folder)
    python = Checkout(Path(folder).parent).python
    python.parent.mkdir(parents=True)
    python.touch()


def commands_run(monkeypatch: pytest.MonkeyPatch, *broken: str) -> list[str]:
    runner = Runner(*broken)
    monkeypatch.setattr(_bootstrap, "run", runner)
    monkeypatch.setattr(_bootstrap, "succeeds", runner)
    return runner.commands


def test_set_up_makes_a_ready_environment(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = commands_run(monkeypatch)
    _bootstrap.set_up_once(checkout)
    assert checkout.ready()
    assert commands[-1].endswith("-e .[test]")


def test_set_up_is_done_once(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = commands_run(monkeypatch)
    _bootstrap.set_up_once(checkout)
    done = len(commands)
    _bootstrap.set_up_once(checkout)
    assert len(commands) == done


def test_ensurepip_is_used_where_pip_is_missing(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = commands_run(monkeypatch, PIP_IN_VENV)
    _bootstrap.set_up_once(checkout)
    assert any(ENSUREPIP in command for command in commands)
    assert not any("--python" in command for command in commands)


def test_the_pip_outside_is_used_where_ensurepip_is_missing(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = commands_run(monkeypatch, PIP_IN_VENV, ENSUREPIP)
    _bootstrap.set_up_once(checkout)
    assert f"--python {checkout.python} install -qq pip" in commands[-2]
    assert checkout.ready()


def test_without_any_pip_one_sentence_says_what_to_install(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    commands_run(monkeypatch, "pip")
    with pytest.raises(SetUpError, match="apt install python3-pip"):
        _bootstrap.set_up_once(checkout)


def test_a_failed_install_is_refused_with_a_hint(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    commands_run(monkeypatch, INSTALL)
    monkeypatch.setattr(_bootstrap, "is_installed", lambda _needs: False)
    with pytest.raises(SystemExit) as stopped:
        _bootstrap.ensure()
    assert stopped.value.code == 3
    assert "offline?" in capfd.readouterr().err
    assert not checkout.ready()


def test_an_interrupted_set_up_starts_afresh(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    commands_run(monkeypatch, INSTALL)
    with pytest.raises(SetUpError):
        _bootstrap.set_up_once(checkout)
    half_written = checkout.venv / "half-written"
    half_written.touch()
    commands_run(monkeypatch)
    _bootstrap.set_up_once(checkout)
    assert checkout.ready()
    assert not half_written.exists()


def test_changed_metadata_is_installed_into_the_same_environment(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands = commands_run(monkeypatch)
    _bootstrap.set_up_once(checkout)
    kept = checkout.venv / "kept"
    kept.touch()
    (checkout.root / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert not checkout.ready()
    commands.clear()
    _bootstrap.set_up_once(checkout)
    assert kept.exists()
    assert any(INSTALL in command for command in commands)


def test_another_python_or_place_asks_for_a_new_environment(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    commands_run(monkeypatch)
    _bootstrap.set_up_once(checkout)
    checkout.write_stamp(checkout.finished().replace("Python 3", "Python 4"))
    assert checkout.spoilt()


def test_an_environment_made_by_hand_is_kept(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    commands_run(monkeypatch)
    make_environment(str(checkout.venv), clear=False)
    own = checkout.venv / "own"
    own.touch()
    _bootstrap.set_up_once(checkout)
    assert own.exists()
    assert checkout.ready()


def test_the_lock_lets_one_in(tmp_path: Path) -> None:
    with (tmp_path / "lock").open("a") as first, (tmp_path / "lock").open("a") as second:
        assert _bootstrap.try_lock(first.fileno())
        assert not _bootstrap.try_lock(second.fileno())
    with (tmp_path / "lock").open("a") as third:
        assert _bootstrap.try_lock(third.fileno())


def test_the_command_runs_again_with_the_same_arguments(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(sys, "orig_argv", ["python3", "-m", "followup_xl", "demo"])
    monkeypatch.setattr(os, "execv", lambda _program, command: started.append(command))
    _bootstrap.run_again(checkout)
    assert started == [[str(checkout.python), "-m", "followup_xl", "demo"]]


def test_an_installed_package_never_sets_up(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = commands_run(monkeypatch)
    (checkout.root / "pyproject.toml").unlink()
    _bootstrap.ensure()
    assert not commands
    assert not checkout.venv.exists()


def test_an_environment_that_has_followup_xl_is_left_alone(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    commands = commands_run(monkeypatch)
    (tmp_path / "followup_xl-0.1.0.dist-info").mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path)])
    _bootstrap.ensure(needs=("pytest",))
    assert not commands
    assert not checkout.venv.exists()
    assert not _bootstrap.is_installed(needs=("a_module_nobody_has",))


def test_the_file_can_be_read_by_an_older_python() -> None:
    source = Path(_bootstrap.__file__).read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    assert "from __future__" not in source


def test_an_older_python_is_refused_in_one_line() -> None:
    older = "import sys; sys.version_info = (3, 9, 6); import followup_xl._bootstrap"
    done = subprocess.run([sys.executable, "-c", older], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert done.stderr == "followup_xl needs Python 3.11 or newer; this is Python 3.9.\n"


@pytest.mark.slow
def test_a_bare_checkout_sets_itself_up(tmp_path: Path) -> None:
    copy_checkout(tmp_path)
    bare = subprocess.run(
        [sys._base_executable, "-m", "tests", "--version"],  # type: ignore[attr-defined]
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert bare.returncode == 0, bare.stderr
    assert bare.stdout.startswith("pytest ")
    assert Checkout(tmp_path).ready()
