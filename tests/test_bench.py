"""The bench is run by hand, so a name that it takes from the program and that has moved would be found late."""

import importlib
import pkgutil

import bench


def test_every_module_of_the_bench_can_be_loaded() -> None:
    names = [module.name for module in pkgutil.iter_modules(bench.__path__) if module.name != "__main__"]
    assert {"screens", "long_letter"} <= set(names)
    for name in names:
        importlib.import_module(f"bench.{name}")
