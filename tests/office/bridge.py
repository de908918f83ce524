"""Python's way into a running LibreOffice: the module ``uno`` of the system, without what it does to ``import``."""

import builtins
import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Final

FOLDERS: Final = (Path("/usr/lib/python3/dist-packages"), Path("/usr/lib/libreoffice/program"))
"""Where Linux distributions keep ``uno.py``."""


@cache
def uno() -> ModuleType:
    """The module ``uno``; raises ``ModuleNotFoundError`` where the package python3-uno is missing."""
    found = next((folder / "uno.py" for folder in FOLDERS if (folder / "uno.py").exists()), None)
    if found is None:
        raise ModuleNotFoundError("python3-uno is not installed")
    spec = importlib.util.spec_from_file_location("uno", found)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError("python3-uno cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    sys.modules["uno"] = module
    # uno.py puts an __import__ of its own in place, which breaks imports that may fail.
    own_import = builtins.__import__
    try:
        spec.loader.exec_module(module)
    finally:
        builtins.__import__ = own_import
    return module


def struct(name: str, **values: object) -> Any:  # noqa: ANN401  # UNO objects have no types here
    """A UNO struct, for instance ``struct("com.sun.star.beans.PropertyValue", Name="Hidden", Value=True)``."""
    made = uno().createUnoStruct(name)
    for key, value in values.items():
        setattr(made, key, value)
    return made


def properties(**values: object) -> tuple[Any, ...]:
    """Named arguments as UNO takes them."""
    return tuple(struct("com.sun.star.beans.PropertyValue", Name=key, Value=value) for key, value in values.items())


def connect(pipe: str) -> Any:  # noqa: ANN401  # UNO objects have no types here
    """The desktop of the LibreOffice that listens on ``pipe``; raises a UNO exception when nobody does."""
    local = uno().getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
