/** Deeper than anything that we ask for. */
const mostDepth = 32;

/**
 * What keeps JSON from being read as it was sent, a sentence; null: nothing. A field `__proto__` is no
 * field once it is copied: some readers leave it out, others take it for what every object inherits.
 */
export function findJsonFault(value: unknown, depth = 0): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if (depth === mostDepth) return `The request holds more than ${mostDepth} objects in each other.`;
  if (Object.hasOwn(value, '__proto__')) return 'There is no field `__proto__`. Leave it out.';
  for (const part of Object.values(value)) {
    const fault = findJsonFault(part, depth + 1);
    if (fault !== null) return fault;
  }
  return null;
}
