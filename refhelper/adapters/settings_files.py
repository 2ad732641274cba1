"""The settings file: read with every problem named, and written whole or not at all."""

from contextlib import suppress
from pathlib import Path

import yaml
from pydantic import ValidationError

from refhelper.adapters import yaml_text
from refhelper.adapters.checked import faults
from refhelper.adapters.disk import Disk, SystemDisk
from refhelper.adapters.whole_file import Waiting, discard, put, stage, why
from refhelper.adapters.yaml_text import dotted
from refhelper.domain.errors import Problem
from refhelper.domain.settings import Settings, SettingsNotSavedError

_HEAD = "# Settings of refhelper. Change them on the screen 'Settings', or here while refhelper is closed.\n"


def settings_path() -> Path:
    """Return where the settings lie: this user's configuration folder on this machine."""
    from platformdirs import user_config_path

    return user_config_path("refhelper", appauthor=False, roaming=False) / "settings.yaml"


class SettingsFile:
    """Reads and saves the settings of one user."""

    def __init__(self, path: Path | None = None, disk: Disk | None = None, waiting: Waiting | None = None) -> None:
        """Take the parts; what is left out is the computer's own. Nothing is read yet."""
        self._given, self._disk, self._waiting = path, disk or SystemDisk(), waiting or Waiting()

    @property
    def path(self) -> Path:
        """Where the file lies or would lie."""
        return self._given or settings_path()

    def read(self) -> tuple[Settings, list[Problem]]:
        """Return the settings and every problem of the file, which is left as it is.

        What is wrong or missing has its default; where there is no file, all of it.
        """
        if not self.path.exists():
            return Settings(), []
        text, problems = yaml_text.read_text(self.path)
        return (Settings(), problems) if text is None else _parsed(text, self.path.name)

    def save(self, settings: Settings) -> Path | None:
        """Write the settings; return where a faulty file that they replace was kept, if there was one.

        SettingsNotSavedError where the disk refused; then the file is as it was.
        """
        try:
            self._disk.make_folder(self.path.parent)
            kept = self._keep_if_faulty()
            staged = stage(self._disk, self.path, _written(settings))
            try:
                put(self._disk, staged, self.path, self._waiting)
            except BaseException:
                discard(self._disk, staged)
                raise
            self._disk.fsync_folder(self.path.parent)
        except OSError as error:
            raise SettingsNotSavedError(why(error)) from None
        return kept

    def _keep_if_faulty(self) -> Path | None:
        """Copy a file that has problems to one beside it, under a name that is free."""
        if not self.path.exists() or not self.read()[1]:
            return None
        copy = _free(self.path)
        put(self._disk, stage(self._disk, copy, self._disk.read(self.path)), copy, self._waiting)
        return copy


def _free(path: Path) -> Path:
    number = 1
    while (copy := path.with_name(f"{path.stem}-before-{number}{path.suffix}")).exists():
        number += 1
    return copy


def _parsed(text: str, name: str) -> tuple[Settings, list[Problem]]:
    tree, problems = yaml_text.parse(text, name)
    if tree is None:
        return Settings(), problems
    if not isinstance(tree.content, dict):
        return Settings(), [Problem(name, 1, "", "must be keys with values, as kept_days: 30")]
    try:
        return Settings.model_validate(tree.content), problems
    except ValidationError as error:
        found = faults(error, Settings)
    wrong = {place[0] for place, _ in found}
    problems += [Problem(name, tree.line(place), dotted(place), message) for place, message in found]
    return _sound(tree.content, wrong), sorted(problems, key=lambda each: each.line or 0)


def _sound(content: dict[str, object], wrong: set[str | int]) -> Settings:
    with suppress(ValidationError):
        return Settings.model_validate({key: value for key, value in content.items() if key not in wrong})
    return Settings()


def _written(settings: Settings) -> bytes:
    plain = settings.model_dump(mode="json")
    return (_HEAD + yaml.safe_dump(plain, allow_unicode=True, sort_keys=False)).encode()
