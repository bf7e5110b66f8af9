/** Steps of a script: Romeo connects, and opens a room that stays when everybody has left. */
export const OPENS_PERSISTENT_ROOM = `Romeo connects

Romeo sends:
  <presence to="hall@conference.localhost/Romeo"><x xmlns="http://jabber.org/protocol/muc"/></presence>

Romeo receives:
  <presence from="hall@conference.localhost/Romeo"><x xmlns="http://jabber.org/protocol/muc#user" scansion:strict="false"><status code="201"/></x></presence>

Romeo sends:
  <iq type="set" id="conf" to="hall@conference.localhost"><query xmlns="http://jabber.org/protocol/muc#owner"><x xmlns="jabber:x:data" type="submit"><field var="FORM_TYPE"><value>http://jabber.org/protocol/muc#roomconfig</value></field><field var="muc#roomconfig_persistentroom"><value>1</value></field></x></query></iq>

Romeo receives:
  <iq type="result" id="conf" from="hall@conference.localhost"/>
`;
