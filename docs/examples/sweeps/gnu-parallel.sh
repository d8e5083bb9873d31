#!/bin/sh
# Parts on this machine, or with --sshloginfile on others: sh gnu-parallel.sh [PARTS]
# A part that stopped goes on where it is when this is run again.
set -eu
parts=${1:-4}

seq 0 "$((parts - 1))" | parallel --jobs 2 --halt now,fail=1 \
  ionloom sweep ansatz.qasm --set 'theta=0:2*pi:10' --set phi=0,pi/4 --shots 1000 --noise forte-1 \
  --shard "{}/$parts" --threads 1 --out "part-{}.jsonl"

ionloom sweep merge part-*.jsonl --out results.jsonl --csv results.csv
