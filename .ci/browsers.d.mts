/** The path of an installed browser, or undefined: then the test tool's own download is used. */
export function installedBrowser(name: 'chromium' | 'firefox'): string | undefined;
