/** A failure that the operator can mend: the message says how, and no stack is shown. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

/** Runs a command's main function: its exit code, and what an operator reads when it fails. */
export async function runAsOperator(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const message = error instanceof OperatorError ? error.message : plainMessage(error);
    process.stderr.write(`${message}\n`);
    process.exitCode = 1;
  }
}

/** What Google's client libraries say where there are no credentials, or no longer. */
export const noLogin =
  /default credentials|invalid_grant|(OAuth2|metadata).*access token|invalid authentication credentials/i;

/** What the command line's parser and Google's client libraries throw, in words that help. */
function plainMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (noLogin.test(error.message)) {
    return (
      'No Google credentials were found, or they have expired. ' +
      'Run `gcloud auth application-default login`, then try again.'
    );
  }
  if (/requires a quota project/i.test(error.message)) {
    return (
      'Google does not know which project to count this against. Run ' +
      '`gcloud auth application-default set-quota-project <project>`, then try again.'
    );
  }
  const code = 'code' in error ? String(error.code) : '';
  if (code.startsWith('ERR_PARSE_ARGS'))
    return `${error.message}\nThe README shows how to call it.`;
  if (code === 'ENOENT' && 'path' in error) return `There is no file ${String(error.path)}.`;
  if (code === '7' || code === '403') {
    return `This account may not do that: ${error.message} Ask for the role Owner or Editor.`;
  }
  return error.stack ?? error.message;
}
