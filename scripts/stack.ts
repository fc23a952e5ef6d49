import process from 'node:process';
import { runCommand } from './stack/run-command.ts';
import { withStack } from './stack/with-stack.ts';

const [command, ...commandArguments] = process.argv.slice(2);
if (command === undefined) {
  process.stderr.write(
    'Which command? npm run stack -- <command>, for example: npm run stack -- env\n',
  );
  process.exit(2);
}
// Our own words go to stderr: stdout is the command's.
process.exitCode = await withStack(
  (stack, signal) => runCommand([command, ...commandArguments], stack, signal),
  { stream: process.stderr, withDashboard: true },
);
