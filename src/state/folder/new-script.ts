/** What a new script begins with. */
export const NEW_SCRIPT = `# Untitled

[Client] Romeo
	jid: romeo@localhost
	password: tomb-of-capulet

-----

Romeo connects

Romeo disconnects
`;
