import { pythonLiteral } from './python-literal.js';
import { isService, keyRemark, type SnippetWriter } from './source.js';

/** IonQ's own client, which takes a job as it is. Its models are named after the types of jobs. */
export const ionqCore: SnippetWriter = {
  name: 'ionq-core',
  title: 'Python, ionq-core',
  file: 'submit_ionq_core.py',
  why: ({ payload: { type }, circuits }) => {
    if (!(type in MODELS)) return `ionq-core has no model for a job of type ${type}`;
    // As seen of release 0.1.1: what its model of gates does not know is not sent.
    const isEvolved = circuits.some(({ gates }) => gates.some(({ terms }) => terms !== undefined));
    return isEvolved ? 'ionq-core leaves out what a pauliexp gate needs' : undefined;
  },
  write: (source) => {
    const { baseUrl, payload } = source;
    const model = MODELS[payload.type]!;
    const options = isService(source) ? '' : `base_url=${JSON.stringify(baseUrl)}`;
    return `# pip install ionq-core
# ${keyRemark(source)}.
from ionq_core import IonQClient, wait_for_job
from ionq_core.api.default import create_job, get_job_probabilities
from ionq_core.models.${model.module} import ${model.name}

client = IonQClient(${options})

payload = ${pythonLiteral(payload)}

job = create_job.sync(client=client, body=${model.name}.from_dict(payload))
print(job.id)
done = wait_for_job(client, job.id)

# Outcomes are decimal numbers: qubit k is bit k.
${
  payload.type === 'ionq.multi-circuit.v1'
    ? `for child in done.child_job_ids:
    print(get_job_probabilities.sync(child, client=client).additional_properties)
`
    : `print(get_job_probabilities.sync(job.id, client=client).additional_properties)
`
}`;
  },
};

const MODELS: Readonly<Record<string, { readonly module: string; readonly name: string }>> = {
  'ionq.circuit.v1': { module: 'circuit_job_creation_payload', name: 'CircuitJobCreationPayload' },
  'ionq.multi-circuit.v1': { module: 'json_multi_circuit_job', name: 'JSONMultiCircuitJob' },
};
