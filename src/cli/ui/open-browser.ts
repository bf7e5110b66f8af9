import { spawn } from 'node:child_process';

/**
 * Opens an address in the browser of whoever sits there: `$BROWSER`, else what the system takes for it. False where that
 * cannot be started. It knows no more than that: many such programs go on in the background.
 */
export function openBrowser(address: string, named = process.env['BROWSER']): Promise<boolean> {
  const [program, ...words] = commandFor(address, named);
  return new Promise((resolve) => {
    const child = spawn(program, words, { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

function commandFor(address: string, named: string | undefined): [string, ...string[]] {
  // Of several names the first one counts.
  const [own = '', ...words] = (named ?? '').split(':', 1)[0]?.trim().split(/\s+/) ?? [];
  if (own !== '') return [own, ...words, address];
  switch (process.platform) {
    case 'darwin':
      return ['open', address];
    case 'win32':
      return ['rundll32', 'url.dll,FileProtocolHandler', address];
    default:
      return ['xdg-open', address];
  }
}
