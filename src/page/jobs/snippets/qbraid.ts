import { pythonLiteral } from './python-literal.js';
import { isService, keyRemark, type SnippetWriter, settingsOf } from './source.js';

/** qBraid, whose devices take the input of a job as it is. */
export const qbraid: SnippetWriter = {
  name: 'qbraid',
  title: 'Python, qBraid',
  file: 'submit_qbraid.py',
  why: ({ payload: { type } }) =>
    type === 'ionq.circuit.v1' ? undefined : `qBraid submits jobs of one circuit as they are, and none of type ${type}`,
  write: (source) => {
    const { baseUrl, payload } = source;
    const { backend, shots, name, noise, debiasing } = settingsOf(source);
    const options = [
      `shots=${shots}`,
      ...(name === undefined ? [] : [`name=${JSON.stringify(name)}`]),
      ...(noise === undefined ? [] : [`noise=${pythonLiteral(noise)}`]),
      ...(debiasing === undefined ? [] : [`error_mitigation=${pythonLiteral({ debiasing })}`]),
    ];
    return `# pip install 'qbraid[ionq]'
# ${keyRemark(source)}.
from qbraid.runtime import IonQProvider

provider = IonQProvider()
${isService(source) ? '' : `# Its address is in its code.\nprovider.session.base_url = ${JSON.stringify(baseUrl)}\n`}device = provider.get_device(${JSON.stringify(backend)})

circuit = ${pythonLiteral(payload.input)}

job = device.submit(circuit, ${options.join(', ')})
print(job.id)
job.wait_for_final_state()

# The last bit is qubit 0.
print(job.result().data.get_counts())
`;
  },
};
