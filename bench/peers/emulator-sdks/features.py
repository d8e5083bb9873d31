"""What the scripts of this folder share: one line of JSON per feature, and what it means that a result is right."""

import cmath
import json
import math
import os
from importlib.metadata import version

# How the emulator is started (bench/emulator-sdks.ts): one machine never gets to a job, another one fails all of them.
WAITING_QPU = "qpu.forte-enterprise-1"
FAILING_QPU = "qpu.forte-enterprise-2"
QPU = "qpu.forte-1"
FAILURE_CODE = "QuantumComputerError"

# The state of the service's document that the emulator is like.
LATER = "2026-09"
PROFILE = os.environ.get("EMULATOR_PROFILE", "2026-05")

SHOTS = 4000
# What errors of a machine, or of a model of one, may shift: circuits here have at most two entangling gates.
MACHINE_ERRORS = 0.06

GHZ = {"000": 0.5, "111": 0.5}
SWEEP_ANGLES = [0.3, 2.9, 1.1, 1.9, 0.7]


def sweep_probabilities(angle):
    """Of x on qubit 0, rx(angle) on qubit 1 and a controlled x from there to qubit 2: qubit 0 first."""
    one = math.sin(angle / 2) ** 2
    return {"100": 1 - one, "111": one}


def native_probabilities():
    """Of gpi2(0.1) on qubit 0, gpi(0.3) on 1, ms(0.05, 0.2, 0.17) and gpi2(0.4) on 1, by the matrices in the service's
    guide: phases in turns of 2 pi, the angle in units of pi."""

    def turn(phase):
        return cmath.exp(2j * math.pi * phase)

    half = math.sqrt(0.5)
    first = [half, -1j * half * turn(0.1)]
    second = [0, turn(0.3)]
    state = [a * b for a in first for b in second]
    c, s = math.cos(0.17 * math.pi), -1j * math.sin(0.17 * math.pi)
    both, apart = turn(0.05 + 0.2), turn(0.05 - 0.2)
    state = [
        c * state[0] + s / both * state[3],
        c * state[1] + s / apart * state[2],
        c * state[2] + s * apart * state[1],
        c * state[3] + s * both * state[0],
    ]
    last = turn(0.4)
    state = [
        half * (a - 1j / last * b) if row == 0 else half * (b - 1j * last * a)
        for a, b in (state[:2], state[2:])
        for row in (0, 1)
    ]
    return {format(index, "02b"): abs(a) ** 2 for index, a in enumerate(state)}


class NotOffered(Exception):
    """The SDK has no such feature; the text says what it has instead."""


class ClientFault(Exception):
    """The feature does not work by a fault of the SDK itself, which the text names."""


class Features:
    """Runs the features of one SDK and prints what came of each."""

    def __init__(self, sdk):
        self.sdk = sdk
        self.version = version(sdk)

    def run(self, feature, function):
        """A function returns what was measured, or that and what the SDK itself does wrong."""
        ok, own = True, None
        try:
            detail = function()
            if isinstance(detail, tuple):
                detail, own = detail
        except NotOffered as reason:
            ok, detail = None, str(reason)
        except ClientFault as fault:
            ok, detail, own = None, "", str(fault)
        except BaseException as error:  # Some SDKs raise what is no Exception.
            ok, detail = False, f"{type(error).__name__}: {error}"[:400]
        line = {"sdk": self.sdk, "version": self.version, "feature": feature, "ok": ok, "detail": detail, "own": own}
        print(json.dumps(line), flush=True)


def require(condition, text):
    """An assertion that stays when Python optimises."""
    if not condition:
        raise AssertionError(text)


def agree(counts, exact, errors=0.0):
    """How far counts are from exact probabilities, in standard deviations of sampling; at most 5."""
    shots = sum(counts.values())
    require(shots > 0, "no shots")
    worst = 0.0
    for outcome in {*counts, *exact}:
        p = exact.get(outcome, 0.0)
        off = abs(counts.get(outcome, 0) - shots * p) - errors * shots
        worst = max(worst, off / math.sqrt(shots * p * (1 - p) + 1))
    require(worst <= 5, f"{worst:.1f} standard deviations from {exact}: {counts}")
    return f"{worst:.1f} sd"


def equal_probabilities(found, exact, tolerance=1e-6):
    """The largest difference of two distributions, which is at most the tolerance."""
    worst = max(abs(found.get(outcome, 0.0) - exact.get(outcome, 0.0)) for outcome in {*found, *exact})
    require(worst <= tolerance, f"off by {worst:.2g} from {exact}: {found}")
    return f"off by {worst:.0e}"


def noisy(first, again, other, exact):
    """Three runs under a noise model, two of them with one seed."""
    require(first == again, f"one seed gives {first} and {again}")
    require(first != other, f"two seeds give {first}")
    total = sum(first.values())
    lost = 1 - sum(first.get(outcome, 0) for outcome in exact) / total
    require(0 < lost < MACHINE_ERRORS, f"{lost:.2%} of the shots are lost")
    agree(first, exact, MACHINE_ERRORS)
    return f"{lost:.2%} of shots off, repeats by seed"


def raised(function):
    """What a function raises, or nothing."""
    try:
        function()
    except Exception as error:
        return error
    return None
