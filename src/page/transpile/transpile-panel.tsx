/** Nothing yet. */
export function TranspilePanel() {
  return <p>Nothing yet.</p>;
}
