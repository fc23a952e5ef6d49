// Loaded before a command that is rehearsed: what a script of ours waits for takes a sixtieth of the
// time, minutes seconds. firebase-tools waits by other means, and as long as ever.
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

const times = 60;
const wait = timers.setTimeout;
timers.setTimeout = (milliseconds, ...rest) => wait(milliseconds / times, ...rest);
syncBuiltinESMExports();
