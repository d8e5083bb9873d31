/** Nothing yet. */
export function ResultsPanel() {
  return <p>Nothing yet.</p>;
}
