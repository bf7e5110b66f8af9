// Where the browsers for the end-to-end tests are. One list for the set-up and for the tests' configuration.
import { existsSync } from 'node:fs';

const PLACES = {
  chromium: [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  firefox: [
    process.env.FIREFOX_PATH,
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ],
};

/**
 * The path of an installed browser, or undefined: then the test tool's own download is used.
 * @param {'chromium' | 'firefox'} name
 * @returns {string | undefined}
 */
export function installedBrowser(name) {
  return PLACES[name].find((place) => place !== undefined && existsSync(place));
}
