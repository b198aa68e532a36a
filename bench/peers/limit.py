"""The limit that no manager can pass: a bare loop of posix_spawn and wait, in C."""
import os, shutil, subprocess, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


class BareLoop:
    name = "bare loop"


def run(results):
    if not shutil.which("cc"):
        return "left out, there is no C compiler (cc)"
    with tempfile.TemporaryDirectory(prefix="peer-limit-") as directory:
        program = f"{directory}/limit"
        subprocess.run(["cc", "-O2", "-pthread", "-o", program, f"{HERE}/limit.c"], check=True)
        for threads, label in ((1, "start, 1 caller"), (8, "start, 8 callers")):
            rate = subprocess.run([program, str(threads), "3"], check=True, capture_output=True, text=True).stdout
            results.add(BareLoop, label, "/s", float(rate))
    return "measured"
