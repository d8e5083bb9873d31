/** Nothing yet. */
export function ValidatePanel() {
  return <p>Nothing yet.</p>;
}
