/** The JSON of this request, with other JSON in the place of a field such as `video.sizeBytes`. */
export function withField(request: object, name: string, json: string): string {
  const [first = '', ...rest] = name.split('.');
  const inner = (request as Record<string, object>)[first] ?? {};
  const value = rest.length === 0 ? json : withField(inner, rest.join('.'), json);
  const others = Object.entries(request).filter(([key]) => key !== first);
  const fields = [...others.map(([key, kept]) => `${JSON.stringify(key)}:${JSON.stringify(kept)}`)];
  return `{${[...fields, `${JSON.stringify(first)}:${value}`].join(',')}}`;
}
