import process from 'node:process';
import fc from 'fast-check';

// The same cases each time: a push is not refused for what another run would have found. Others are
// looked at on purpose: `FLOKRAFT_PROPERTY_SEED=random npm test unit`, or the number that a failure names.
const asked = process.env['FLOKRAFT_PROPERTY_SEED'] ?? '1';
if (asked !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked) });
