"""``python -m fuzz``: search for inputs that break a law, or look at one again. `make fuzz` calls it."""

import argparse
import importlib.util
import os
import sys
import traceback
from pathlib import Path

from fuzz.target import SECONDS, in_time, targets


def main() -> int:
    """Search, list or replay; 0 where every law holds."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description="Search for inputs that break a law.")
    parser.add_argument("names", nargs="*", metavar="TARGET", help="targets to run; none: all")
    parser.add_argument("--seconds", type=float, default=60, help="how long, all targets together (default: 60)")
    parser.add_argument("--verbose", action="store_true", help="a line for each target")
    parser.add_argument("--list", action="store_true", help="list the targets and what must hold")
    parser.add_argument("--replay", nargs="+", type=Path, metavar="FILE", help="run one target on these inputs instead")
    given = parser.parse_args()
    if given.list:
        for target in targets().values():
            print(f"{target.name:24} {target.about.partition(chr(10))[0]}")
        return 0
    unknown = [name for name in given.names if name not in targets()] if given.replay else []
    if unknown or (given.replay and len(given.names) != 1):
        parser.error("--replay takes one target: python -m fuzz TARGET --replay FILE")
    return replay(given.names[0], given.replay) if given.replay else searched(given)


def replay(name: str, paths: list[Path]) -> int:
    """Run a target on inputs; say which of them break a law, how, and what they stand for."""
    target = targets()[name]
    broken = 0
    for path in paths:
        data = path.read_bytes()
        try:
            with in_time():
                target.run(data)
        except BaseException:
            broken += 1
            print(f"{path}: {target.show(data)[:20_000]}\n{traceback.format_exc()}", file=sys.stderr)
        else:
            print(f"{path}: every law of {name} holds within {SECONDS:g} s")
    return min(broken, 1)


def searched(given: argparse.Namespace) -> int:
    """Run the targets; quiet unless a law is broken or a line for each target is asked for."""
    if importlib.util.find_spec("atheris") is None:
        version = ".".join(map(str, sys.version_info[:2]))
        print(f"Fuzzing needs atheris, which Python {version} here does not have: run `make fuzz` with Python 3.11 to "
              "3.13 on Linux or macOS (make fuzz PYTHON=python3.11).", file=sys.stderr)  # fmt: skip
        return 2
    from fuzz.search import Outcome, search

    def told(outcome: Outcome) -> None:
        if given.verbose:
            print(
                f"{outcome.target:24} {outcome.seconds:6.0f} s {outcome.inputs:10,} inputs {outcome.edges:7,} edges"
                f"{'  BROKEN' if outcome.why else ''}",
                flush=True,
            )
        if outcome.why:
            python = os.path.relpath(sys.executable)
            print(f"{outcome.target} breaks a law:\n{outcome.why}", file=sys.stderr)
            for path in outcome.broken:
                shown = os.path.relpath(path)
                print(f"again: {python} -m fuzz {outcome.target} --replay {shown}\n", file=sys.stderr, flush=True)

    try:
        outcomes = list(search(given.names, given.seconds, told))
    except KeyError as error:
        print(f"No target is called {error}: python -m fuzz --list names them.", file=sys.stderr)
        return 2
    inputs, broken = sum(each.inputs for each in outcomes), sum(bool(each.why) for each in outcomes)
    tried = f"{len(outcomes)} target{'s' * (len(outcomes) != 1)}, {inputs:,} inputs"
    print(f"{tried}: {broken} broke a law" if broken else f"{tried}: every law holds")
    return min(broken, 1)


if __name__ == "__main__":
    sys.exit(main())
