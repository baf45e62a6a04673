"""What `make bench` runs: the whole protocol, printed, and written to benchmarks/results.json."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.protocol import FULL, RESULTS, run, write, wrong


def main() -> int:
    """Measure, write, and tell what is wrong; slowness is not."""
    results = run(FULL, lambda line: print(line, flush=True))
    write(results)
    print(f"{results['seconds']:.0f} s in all; written to {RESULTS.name}")
    for line in (found := wrong(results)):
        print(f"wrong: {line}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
