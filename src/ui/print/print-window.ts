/**
 * Opens a page in a window of its own, and the browser's dialog for printing it. `false` where the browser opens no window. The
 * page is loaded by an address of this very page, so that its policy holds there, too.
 */
export function printInWindow(html: string): boolean {
  const url = URL.createObjectURL(new Blob([html], { type: 'text/html;charset=utf-8' }));
  const opened = window.open(url, '_blank', 'popup,width=900,height=900');
  if (opened === null) {
    URL.revokeObjectURL(url);
    return false;
  }
  opened.addEventListener('load', () => {
    // A reload of that window would need it, but nothing else does.
    URL.revokeObjectURL(url);
    opened.print();
  });
  return true;
}
