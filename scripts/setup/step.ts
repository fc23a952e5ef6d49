/** One thing that must hold in the project, and the commands that look at it and bring it about. */
export interface Step {
  title: string;
  /** Exit code 0: it is there already. Left out where applying twice does no harm. */
  check?: Check;
  apply: Command;
  /** What to do when it fails, for an operator. */
  remedy: string;
  /** Everything else works without it: setup goes on, and says so at its end. */
  mayFail?: true;
}

export interface Check {
  argv: readonly string[];
  /** What is there must be one of these (in small letters), for it can never be changed. */
  mustPrint?: readonly string[];
}

export interface Command {
  argv: readonly string[];
  stdin?: Secret;
  /** Written to a private file whose path is appended as `option=path`. */
  file?: { option: string; json: unknown };
}

/** A secret's first value. Random ones are drawn when the step runs, and are never shown. */
export type Secret = { kind: 'text'; text: string } | { kind: 'random'; sizeBytes: number };

/** A step as `--dry-run` prints it. */
export function describeStep(step: Step): string {
  const check = step.check === undefined ? [] : [`  unless  ${quote(step.check.argv)}`];
  const { argv, stdin, file } = step.apply;
  const input = stdin === undefined ? '' : ` < ${describeSecret(stdin)}`;
  const option = file === undefined ? '' : ` ${file.option}=<file>`;
  const content = file === undefined ? [] : [`  file    ${JSON.stringify(file.json)}`];
  return [step.title, ...check, `  run     ${quote(argv)}${option}${input}`, ...content].join('\n');
}

function describeSecret(secret: Secret): string {
  return secret.kind === 'random' ? `<${secret.sizeBytes} random bytes>` : `"${secret.text}"`;
}

export function quote(argv: readonly string[]): string {
  return argv
    .map((part) => (/^[\w@%+=:,./<>-]+$/.test(part) ? part : `'${part.replaceAll("'", "'\\''")}'`))
    .join(' ');
}
