/** Scripts that scenarios of the editor begin with. Specs name their lines by number. */

export const SCRIPT = `# Words

[Client] Romeo
	jid: romeo@localhost
	password: secret

[Client] Juliet
	jid: juliet@localhost
	password: secret

-----

# Romeo enters
Romeo connects

Romeo sends:
	<presence to="lobby@conference.localhost/Romeo">
		<x xmlns="http://jabber.org/protocol/muc"/>
	</presence>

Romeo receives:
	<presence from="lobby@conference.localhost/Romeo">
		<x xmlns="http://jabber.org/protocol/muc#user" scansion:strict="false">
			<item jid="\${Romeo's full JID}" affiliation="owner" role="moderator"/>
			<status code="110"/>
		</x>
	</presence>

# Romeo leaves
Romeo disconnects
`;

/** In the manner of Prosody's recorder: literal addresses, ids and stamps, and noise after a disconnect. */
export const RECORDING = `# mod_scansion_record on host 'localhost' recording started 2026-03-01T10:00:00Z

[Client] Romeo
	jid: romeo@localhost/Kx81q-Zt
	password: password

[Client] Juliet
	jid: juliet@localhost/9Yb2
	password: password

-----

Romeo connects

Romeo sends:
	<presence to='lobby@conference.localhost/Montague' id='c3f1aa90-1'>
		<x xmlns='http://jabber.org/protocol/muc'/>
	</presence>

Romeo receives:
	<presence from='lobby@conference.localhost/Montague' id='c3f1aa90-1'>
		<x xmlns='http://jabber.org/protocol/muc#user'>
			<status code='201'/>
			<item jid='romeo@localhost/Kx81q-Zt' affiliation='owner' role='moderator'/>
			<status code='110'/>
		</x>
	</presence>

Romeo receives:
	<message from='lobby@conference.localhost' type='groupchat'>
		<subject/>
	</message>

Romeo sends:
	<iq to='lobby@conference.localhost' id='c3f1aa90-2' type='set'>
		<query xmlns='http://jabber.org/protocol/muc#owner'>
			<x xmlns='jabber:x:data' type='submit'/>
		</query>
	</iq>

Romeo receives:
	<iq from='lobby@conference.localhost' id='c3f1aa90-2' type='result'/>

Romeo sends:
	<message to='lobby@conference.localhost' id='c3f1aa90-3' type='groupchat'>
		<body>Did my heart love till now?</body>
	</message>

Romeo receives:
	<message from='lobby@conference.localhost/Montague' id='c3f1aa90-3' type='groupchat'>
		<body>Did my heart love till now?</body>
	</message>

Juliet connects

Juliet sends:
	<presence to='lobby@conference.localhost/Capulet' id='77ab-1'>
		<x xmlns='http://jabber.org/protocol/muc'/>
	</presence>

Juliet receives:
	<message from='lobby@conference.localhost/Montague' id='c3f1aa90-3' type='groupchat'>
		<body>Did my heart love till now?</body>
		<delay xmlns='urn:xmpp:delay' from='lobby@conference.localhost' stamp='2026-03-01T10:00:05Z'/>
	</message>

Juliet disconnects

Juliet sends:
	<presence type='unavailable'/>

Romeo receives:
	<presence from='lobby@conference.localhost/Capulet' type='unavailable'>
		<x xmlns='http://jabber.org/protocol/muc#user'>
			<item jid='juliet@localhost/9Yb2' affiliation='none' role='none'/>
		</x>
	</presence>

Romeo disconnects

# recording ended on 2026-03-01T10:00:09Z
`;
