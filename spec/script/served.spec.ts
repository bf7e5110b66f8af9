import { describe, expect, it } from 'vitest';
import { embeddedConfig } from '../../src/prosody/runtime/server-config.ts';
import { configuredHosts, USUAL_HOSTS } from '../../src/prosody/usual-hosts.ts';
import { parseScript } from '../../src/script/parse.ts';
import { servedPlaces } from '../../src/script/served.ts';

const SCRIPT = `# T
## hosts: one.example, localhost
## component: rooms.one.example muc
## component: conference.two.example pubsub

[Client] Romeo
	jid: romeo@localhost
	password: x

[Client] Juliet
	jid: juliet@Two.example
	password: x

[Client] Nurse
	jid: nurse@three.example
	password: x

-----

Romeo connects

Juliet connects

Nurse is refused
`;

const told = (usual = USUAL_HOSTS) =>
  servedPlaces(parseScript(SCRIPT), usual).map(({ domain, module = '', why, actors }) =>
    [domain, module, why.kind, ...actors].join(' ').replace(/ +/g, ' '),
  );

describe('what is served to a script', () => {
  it('is what is there anyway, what its tags name, where its actors sign in, and rooms of all', () => {
    expect(told()).toEqual([
      'localhost usual Romeo',
      'anon.localhost usual',
      'conference.localhost muc usual',
      'pubsub.localhost pubsub usual',
      'upload.localhost http_file_share usual',
      'one.example tag',
      'two.example actors Juliet',
      'rooms.one.example muc tag',
      'conference.two.example pubsub tag',
      'conference.one.example muc rooms',
    ]);
  });

  it('is of a configuration what that defines', () => {
    expect(told(configuredHosts(['VirtualHost "two.example"\n'])).slice(0, 3)).toEqual([
      'two.example usual Juliet',
      'one.example tag',
      'localhost tag Romeo',
    ]);
  });
});

describe('hosts that a configuration names', () => {
  it('are those that the usual one has', () => {
    const plain = ({ domain, module }: { domain: string; module?: string }) => [domain, module];
    expect(configuredHosts([embeddedConfig()]).map(plain)).toEqual(USUAL_HOSTS.map(plain));
  });

  it('are told however they are written, but not out of comments', () => {
    const text = `VirtualHost 'a'\n\tVirtualHost("b")\nComponent "c" "muc"\nComponent"d"\n-- VirtualHost "e"\nComponent ("f") "muc"`;
    expect(configuredHosts([text])).toEqual([
      { domain: 'a', about: '' },
      { domain: 'b', about: '' },
      { domain: 'c', about: '', module: 'muc' },
      { domain: 'd', about: '', module: 'component' },
      { domain: 'f', about: '', module: 'muc' },
    ]);
  });
});
