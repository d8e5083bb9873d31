"""Runs other transpilers on OpenQASM 2 files and prints one JSON object per file and transpiler and line.

One that takes longer than its limit, or that fails, is reported with "error". Every transpiler runs in a process of
its own, which is ended when its time is over.
"""

import argparse
import json
import multiprocessing
import os
import warnings

from transpilers import read, transpilers


def work(name, pipe):
    warnings.simplefilter("ignore")
    os.setsid()
    while True:
        path = pipe.recv()
        try:
            seconds, counts = transpilers[name](read(path))
            pipe.send({"seconds": seconds, **counts})
        except Exception as error:  # Whatever a peer raises is its result.
            pipe.send({"error": f"{type(error).__name__}: {error}".splitlines()[0][:200]})


class Worker:
    def __init__(self, name):
        self.name = name
        self.process = None

    def run(self, path, limit):
        if self.process is None:
            self.pipe, theirs = multiprocessing.Pipe()
            self.process = multiprocessing.Process(target=work, args=(self.name, theirs), daemon=False)
            self.process.start()
            theirs.close()
        self.pipe.send(path)
        try:
            if self.pipe.poll(limit):
                return self.pipe.recv()
            result = {"error": f"no result within {limit:g} s"}
        except EOFError:
            result = {"error": "the process ended"}
        self.end()
        return result

    def end(self):
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, 9)
        except ProcessLookupError:
            self.process.kill()
        self.process.join()
        self.process = None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=float, default=60, help="seconds that each may take for one file")
    parser.add_argument("--only", default=",".join(transpilers), help="names of transpilers, separated by commas")
    parser.add_argument("files", nargs="+", metavar="FILE")
    asked = parser.parse_args()
    for name in asked.only.split(","):
        worker = Worker(name)
        for path in asked.files:
            result = worker.run(path, asked.limit)
            print(json.dumps({"file": os.path.basename(path), "peer": name, **result}), flush=True)
        worker.end()


if __name__ == "__main__":
    main()
