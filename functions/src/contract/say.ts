/** Sentences by their codes, each made of its values; no zod here: a browser loads them. */
type Sentences = Readonly<Record<string, (values: never) => string>>;

type ValuesOf<Say> = Say extends () => string
  ? []
  : Say extends (values: infer Values) => string
    ? [Values]
    : never;

/** Says one sentence of a table: its code, its values and, made of them, its English. */
export function sayOf<Table extends Sentences>(table: Table) {
  return <Code extends keyof Table & string>(
    code: Code,
    ...values: ValuesOf<Table[Code]>
  ): { code: Code; values: Record<string, string | number>; text: string } => {
    const sentence = table[code] as (...values: unknown[]) => string;
    return { code, values: { ...(values[0] as object | undefined) }, text: sentence(...values) };
  };
}
