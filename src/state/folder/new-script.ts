/** What a new script begins with; its title is the name of its file, for as long as nobody has a better one. */
export function newScript(fileName: string): string {
  return `# ${fileName.replace(/\.scs$/i, '')}

[Client] Romeo
	jid: romeo@localhost
	password: tomb-of-capulet

-----

Romeo connects

Romeo disconnects
`;
}
