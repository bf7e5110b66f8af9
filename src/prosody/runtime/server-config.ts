import { OWN_FOLDER } from '../lua-place.ts';
import type { OwnModules } from '../protocol.ts';
import { isForRooms } from '../server-facts.ts';

/** Prosody's modules on the virtual host, as far as they do something without a network. */
const HOST_MODULES = [
  'roster',
  'saslauth',
  'disco',
  'carbons',
  'pep',
  'private',
  'blocklist',
  'vcard4',
  'vcard_legacy',
  'version',
  'uptime',
  'time',
  'ping',
  'register',
  'mam',
  'server_contact_info',
  'lastactivity',
  'external_services',
  'tombstones',
  'user_account_management',
  'websocket',
];

/** Loaded by Prosody itself, by the components, or by the settings below. */
const IMPLIED_MODULES = [
  'unknown',
  'presence',
  'message',
  'iq',
  'offline',
  'c2s',
  'http',
  'http_errors',
  'http_file_share',
  'muc',
  'muc_mam',
  'pubsub',
  'auth_anonymous',
  'auth_insecure',
  'storage_memory',
  'storage_internal',
  // Prosody 13
  'authz_internal',
  'flags',
  'tokenauth',
  'account_activity',
];

/** Everything that a pack must hold to run `embeddedConfig()`; a version may lack some. */
export const PACKED_MODULES: readonly string[] = [...HOST_MODULES, ...IMPLIED_MODULES];

/** Loaded whatever a script asks for: on hosts, and `muc_mam` on the service of rooms. */
export const USUAL_MODULES: readonly string[] = [...HOST_MODULES, 'muc', 'muc_mam'].sort();

function listed(names: readonly string[]): string {
  return names.map((name) => JSON.stringify(name)).join(', ');
}

/**
 * The server that scenarios expect: `localhost`, rooms at `conference.localhost`, publish-subscribe at
 * `pubsub.localhost`, slots for uploads at `upload.localhost`. Any user comes in with any password; at `anon.localhost`
 * those come in who have neither a name nor a password (SASL ANONYMOUS). Everything is kept in memory. `surroundings` are the settings that depend on where the server runs; they come after the general
 * ones, so that they may replace them, and before the hosts. `more` are modules that are switched on besides.
 */
export function prosodyConfig(surroundings: string, more: readonly string[] = []): string {
  const ofRooms = more.filter((name) => isForRooms(name));
  const ofHosts = more.filter((name) => !isForRooms(name));
  const modules = `modules_enabled = { ${listed([...HOST_MODULES, ...ofHosts])} }`;
  return `${modules}\n${GENERAL}\n${surroundings}\n${hosts(['muc_mam', ...ofRooms])}`;
}

const GENERAL = `
modules_disabled = { "s2s", "tls", "s2s_auth_certs" }
admins = { "admin@localhost" }

c2s_require_encryption = false
allow_unencrypted_plain_auth = true
authentication = "insecure"
insecure_open_authentication = "Yes please, I know what I'm doing!"
allow_registration = false

storage = "memory"
mam_smart_enable = true
bounce_blocked_messages = true

contact_info = {
	abuse = { "mailto:abuse@localhost", "xmpp:abuse@localhost" };
	admin = { "mailto:admin@localhost", "xmpp:admin@localhost" };
	feedback = { "http://localhost/feedback.html", "mailto:feedback@localhost", "xmpp:feedback@localhost" };
	sales = { "xmpp:sales@localhost" };
	security = { "xmpp:security@localhost" };
	status = { "gopher://status.localhost" };
	support = { "https://localhost/support.html", "xmpp:support@localhost" };
}

external_service_host = "default.example"
external_service_port = 9876
external_service_secret = "<secret>"
external_services = {
	{ type = "stun"; transport = "udp" };
	{ type = "turn"; transport = "udp"; secret = true };
	{ type = "turn"; transport = "udp"; secret = "foo" };
	{ type = "ftp"; transport = "tcp"; port = 2121; username = "john"; password = "password" };
	{ type = "ftp"; transport = "tcp"; host = "ftp.example.com"; port = 21; username = "john"; password = "password" };
}
`;

const hosts = (ofRooms: readonly string[]) => `
VirtualHost "localhost"
	hide_os_type = true

VirtualHost "anon.localhost"
	authentication = "anonymous"

Component "conference.localhost" "muc"
	storage = "memory"
	admins = { "admin@localhost" }
	modules_enabled = { ${listed(ofRooms)} }

Component "pubsub.localhost" "pubsub"
	storage = "memory"
	expose_publisher = true

Component "upload.localhost" "http_file_share"
	http_file_share_size_limit = 10000000
	http_file_share_allowed_file_types = { "text/plain", "image/*" }
`;

const NO_NETWORK = `
data_path = "/var/lib/prosody"
pidfile = false
log = {}

c2s_ports = {}
c2s_direct_tls_ports = {}
s2s_ports = {}
http_ports = { 5280 }
https_ports = {}
http_interfaces = { "127.0.0.1" }
`;

/** Nobody connects to a port: clients come in by the host's door. The host hears every line of the log. */
export function embeddedConfig(own?: OwnModules): string {
  const inFront = own === undefined ? '' : `plugin_paths = { "${OWN_FOLDER}" }\n`;
  const more = own?.enabled.filter((name) => !PACKED_MODULES.includes(name));
  return prosodyConfig(NO_NETWORK + inFront, more);
}
