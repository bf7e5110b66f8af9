/** Control characters (C0, DEL, C1) as `\x1b`, so that what a script or a file is called cannot steer a terminal. */
export function visible(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters in question
  return text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/g, (char) => {
    return `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}
