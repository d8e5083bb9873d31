#!/bin/sh
#SBATCH --job-name=sweep
#SBATCH --array=0-3
#SBATCH --cpus-per-task=2
#SBATCH --time=01:00:00
#SBATCH --requeue

# Submit it from a folder that all nodes see, and have the parts merged when all are there:
#   job=$(sbatch --parsable slurm-array.sh)
#   sbatch --dependency=afterok:$job --wrap 'ionloom sweep merge part-*.jsonl --out results.jsonl'
# A task that ran out of time or was requeued goes on where it stopped: submit it again.
set -eu

ionloom sweep ansatz.qasm --set theta=0:2*pi:10 --set phi=0,pi/4 --shots 1000 --noise forte-1 \
  --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
  --threads "$SLURM_CPUS_PER_TASK" \
  --out "part-$SLURM_ARRAY_TASK_ID.jsonl"
