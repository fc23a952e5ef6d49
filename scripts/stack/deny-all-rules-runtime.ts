import process from 'node:process';
import { createInterface } from 'node:readline';
import { answerRulesRequest, greeting, type RulesRequest } from './deny-all-rules.ts';

const say = (reply: object) => process.stdout.write(`${JSON.stringify(reply)}\n`);

say(greeting);
for await (const line of createInterface({ input: process.stdin })) {
  say(answerRulesRequest(JSON.parse(line) as RulesRequest));
}
