// Runs every static check side by side, prints what failed, and how to mend it.
import { spawn } from 'node:child_process';
import { toolOf } from './tools.mjs';

const CHECKS = [
  ['types', toolOf('typescript', 'tsc'), ['--noEmit'], 'Mend the types.'],
  [
    'lint',
    toolOf('eslint'),
    ['.', '--max-warnings=0', '--cache', '--cache-location', '.cache/eslint'],
    'Try `npm run fix`; the limits are in eslint.config.js.',
  ],
  [
    'format',
    toolOf('prettier'),
    ['--check', '--log-level=warn', '--cache', '--cache-location', '.cache/prettier', '.'],
    'Run `npm run fix`.',
  ],
  [
    'folder law',
    toolOf('vitest'),
    ['run', 'spec/architecture', '--reporter=dot'],
    'The sentence says which rule, which file and what to do.',
  ],
  [
    'styles',
    toolOf('stylelint'),
    ['src/**/*.css', '--cache', '--cache-location', '.cache/stylelint'],
    'Try `npm run fix`; the rules are in .stylelintrc.json.',
  ],
  ['dead code', toolOf('knip'), [], 'Delete what nobody uses.'],
];

const results = await Promise.all(CHECKS.map(([name, tool, args]) => check(name, tool, args)));
const failed = results.filter((result) => result.code !== 0);
for (const { name, output } of failed) {
  const advice = CHECKS.find((each) => each[0] === name)?.[3];
  console.error(`\n=== ${name} ===\n${output.trim()}\n→ ${advice}`);
}
console.log(results.map(({ name, code }) => `${code === 0 ? 'ok  ' : 'FAIL'} ${name}`).join('\n'));
process.exit(failed.length === 0 ? 0 : 1);

function check(name, tool, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [tool, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ name, code, output }));
  });
}
