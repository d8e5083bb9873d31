/** Whether a word looks like what the service calls jobs and sessions by. */
export function isServiceId(word: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(word);
}
