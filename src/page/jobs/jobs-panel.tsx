/** Nothing yet. */
export function JobsPanel() {
  return <p>Nothing yet.</p>;
}
