"""One headless LibreOffice for the tests: own profile, own pipe, ended by its process id."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.office.bridge import connect, properties

PROGRAM: Final = Path("/usr/lib/libreoffice/program/soffice.bin")
START_SECONDS: Final = 60.0
_FIRST_START: Final = 81
"""With a fresh profile the program writes it, ends with this code, and wants to be started again."""
_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


@dataclass
class Soffice:
    """A LibreOffice whose profile lies in ``folder``; ``pipe`` is the name under which it is reached."""

    folder: Path
    pipe: str = field(default_factory=lambda: f"followup{os.getpid()}")
    process: subprocess.Popen[bytes] | None = None
    desktop: Any = None

    def start(self) -> None:
        """Start it and wait until it answers; raises ``TimeoutError`` when it never does."""
        settings = self.folder / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        self._spawn()
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self.process is not None and self.process.poll() == _FIRST_START:
                self._spawn()
            try:
                self.desktop = connect(self.pipe)
            except Exception:  # noqa: BLE001  # UNO's own exceptions, which are no Python classes before it runs
                time.sleep(0.1)
            else:
                return
        raise TimeoutError("LibreOffice did not start")

    def _spawn(self) -> None:
        quiet = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck")
        profile, listen = f"-env:UserInstallation={self.folder.as_uri()}", f"--accept=pipe,name={self.pipe};urp;"
        environment = {
            **os.environ,
            "SAL_USE_VCLPLUGIN": "svp",
            "FOLLOWUP_TEST_PIPE": self.pipe,
            "FOLLOWUP_TEST_PYTHON": sys.executable,
            "FOLLOWUP_TEST_CHILD": str(Path(__file__).with_name("child.py")),
            "FOLLOWUP_TEST_DONE": str(self.folder / "done"),
        }
        self.process = subprocess.Popen(
            [str(PROGRAM), *quiet, profile, listen],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
        )

    @property
    def is_well(self) -> bool:
        """Whether it still answers."""
        if self.process is None or self.process.poll() is not None:
            return False
        try:
            self.desktop.getComponents()
        except Exception:  # noqa: BLE001  # whatever a dead bridge raises
            return False
        return True

    def ensure(self) -> None:
        """Start it again when it died."""
        if not self.is_well:
            self.stop()
            self.start()

    def open(self, path: Path, *, macros: bool = False) -> Any:  # noqa: ANN401  # UNO objects have no types here
        """Open a workbook, with its macros allowed when asked for; raises ``OSError`` when it cannot."""
        always, never = 4, 0
        options = properties(MacroExecutionMode=always if macros else never)
        document = self.desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, options)
        if document is None:
            raise OSError(f"LibreOffice cannot open {path.name}")
        return document

    def stop(self) -> None:
        """End the process that was started, and only that one."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(timeout=10)
        self.process = None
