// `npm run linear`: the same counts at larger sizes, and of more pairs.
import { startVitest } from 'vitest/node';

process.env['CAESURA_LINEAR'] = 'whole';
const vitest = await startVitest('test', [], { run: true, project: ['linear'] });
await vitest.close();
