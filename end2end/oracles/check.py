"""Says whether our sealing and our intervals agree with implementations that we did not write.

Usage: check.py ORACLE, the program built from app/domain/examples/oracle.rs.
"""

import json
import math
import random
import subprocess
import sys

from scipy.stats import binomtest

import sealing


class Ours:
    def __init__(self, program: str):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, **order) -> dict:
        order = {name: value.hex() if isinstance(value, bytes) else value for name, value in order.items()}
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def check_sealing(ours: Ours, chance: random.Random) -> int:
    """What one side sealed the other opens, and neither opens what was changed."""
    sizes = [0, 1, 1019, 1020, 1021, 2044, 5000] + [chance.randrange(0, 20_000) for _ in range(43)]
    for number, size in enumerate(sizes):
        pair = ours(do="pair", seed=chance.getrandbits(63))
        secret, public = bytes.fromhex(pair["secret"]), bytes.fromhex(pair["public"])
        plain, info, aad = chance.randbytes(size), chance.randbytes(80), chance.randbytes(57)

        sealed = ours(do="seal", plain=plain, public=public, info=info, aad=aad, seed=number)
        sealed = bytes.fromhex(sealed["sealed"])
        assert sealing.open_sealed(sealed, secret, info, aad) == plain, f"they cannot open what we sealed ({size} bytes)"

        theirs = sealing.seal(plain, public, info, aad)
        assert len(theirs) == len(sealed), "the same answers have another size"
        opened = ours(do="open", sealed=theirs, secret=secret, info=info, aad=aad)
        assert opened.get("plain") == plain.hex(), f"we cannot open what they sealed ({size} bytes): {opened}"

        changed = bytearray(theirs)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(7)
        for wrong in [
            dict(sealed=bytes(changed), info=info, aad=aad),
            dict(sealed=theirs, info=info + b"x", aad=aad),
            dict(sealed=theirs, info=info, aad=aad[1:]),
        ]:
            assert "refused" in ours(do="open", secret=secret, **wrong), "we opened what was changed"
            try:
                sealing.open_sealed(wrong["sealed"], secret, wrong["info"], wrong["aad"])
            except Exception:
                continue
            raise AssertionError("they opened what was changed: this comparison proves nothing")
    return len(sizes)


def check_wilson(ours: Ours) -> int:
    """Limits equal scipy's; whole per cents never look more certain than they are."""
    cases = [(x, n) for n in (1, 2, 9, 10, 29, 30, 31, 50, 215, 263, 1000) for x in range(n + 1)]
    for x, n in cases:
        found = ours(do="wilson", x=x, n=n)
        low, high = binomtest(x, n).proportion_ci(confidence_level=0.95, method="wilson")
        for name, mine, theirs in (("lower", found["low"], low), ("upper", found["high"], high)):
            assert math.isclose(mine, theirs, abs_tol=1e-9), f"{name} limit of {x} among {n}: {mine}, scipy has {theirs}"
        percent, whole_low, whole_high = found["whole"]
        assert percent == math.floor(100 * x / n + 0.5), f"{x} among {n} printed as {percent} %"
        assert whole_low <= 100 * low + 1e-9 and whole_high >= 100 * high - 1e-9, f"{x} among {n} rounded inward"
    assert not math.isclose(binomtest(81, 263).proportion_ci(method="exact").low, ours(do="wilson", x=81, n=263)["low"],
                            abs_tol=1e-4), "another interval would pass too: this comparison proves nothing"
    assert "refused" in ours(do="wilson", x=0, n=0) and "refused" in ours(do="wilson", x=2, n=1)
    return len(cases)


def main() -> None:
    seed = random.SystemRandom().getrandbits(32)
    print(f"    seed {seed}")
    ours = Ours(sys.argv[1])
    print(f"    {check_sealing(ours, random.Random(seed))} answers sealed and opened both ways, changed ones refused")
    print(f"    {check_wilson(ours)} intervals equal those of scipy")


main()
