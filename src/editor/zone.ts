import type { editor as editorTypes } from 'monaco-editor/editor.js';
import type { Disposable } from '../base/disposable.ts';

export interface Zone extends Disposable {
  /** Empty; whoever asked for the zone fills it. Its height is measured, and the text makes room. */
  readonly node: HTMLElement;
  /** Moves it below another line; 0 is above the first. */
  moveTo(afterLine: number): void;
  /** Scrolls until all of it is in view, if the line above it is; that line stays in view. */
  showWhole(): void;
}

let zones = 0;

/**
 * Room between two lines, across margin and text. The room is a view zone; its content is an overlay that follows
 * it, as Monaco hides view zones from assistive technology and from the Tab key.
 */
export function createZone(code: editorTypes.IStandaloneCodeEditor, afterLine: number): Zone {
  const node = document.createElement('div');
  node.className = 'script-zone';
  node.dataset['scriptZone'] = '';
  const room: editorTypes.IViewZone = {
    afterLineNumber: afterLine,
    heightInPx: 0,
    domNode: document.createElement('div'),
    onDomNodeTop: (top) => (node.style.top = `${top}px`),
  };
  zones += 1;
  const id = `script-zone-${zones}`;
  const overlay = overlayOf(id, node);
  code.addOverlayWidget(overlay);
  let zoneId = '';
  const makeRoom = () => code.changeViewZones((accessor) => (zoneId = accessor.addZone(room)));
  makeRoom();
  const layout = () => code.changeViewZones((accessor) => accessor.layoutZone(zoneId));
  const heights = new ResizeObserver(() => {
    const { offsetHeight } = node;
    if (offsetHeight === room.heightInPx) return;
    const isGrown = offsetHeight > (room.heightInPx ?? 0);
    room.heightInPx = offsetHeight;
    layout();
    if (isGrown) showWhole(code, room);
  });
  heights.observe(node);
  fitWidth(code, node);
  const subscriptions = [
    code.onDidLayoutChange(() => fitWidth(code, node)),
    // The editor forgets its zones with the text that they are in.
    code.onDidChangeModel(makeRoom),
  ];
  const onWheel = (event: WheelEvent) => scroll(code, event);
  node.addEventListener('wheel', onWheel, { passive: false });

  return {
    node,
    moveTo: (line) => {
      if (room.afterLineNumber === line) return;
      room.afterLineNumber = line;
      layout();
    },
    showWhole: () => showWhole(code, room),
    dispose: () => {
      heights.disconnect();
      for (const subscription of subscriptions) subscription.dispose();
      code.changeViewZones((accessor) => accessor.removeZone(zoneId));
      code.removeOverlayWidget(overlay);
    },
  };
}

function overlayOf(id: string, node: HTMLElement): editorTypes.IOverlayWidget {
  return { getId: () => id, getDomNode: () => node, getPosition: () => null };
}

function showWhole(
  code: editorTypes.IStandaloneCodeEditor,
  { afterLineNumber, heightInPx = 0 }: editorTypes.IViewZone,
): void {
  const line = Math.max(afterLineNumber, 1);
  const top = code.getTopForLineNumber(line);
  const bottom = code.getBottomForLineNumber(line) + (afterLineNumber === 0 ? 0 : heightInPx);
  const inView = { top: code.getScrollTop(), height: code.getLayoutInfo().height };
  const isLineInView = top >= inView.top && top < inView.top + inView.height;
  const hidden = bottom - (inView.top + inView.height);
  if (isLineInView && hidden > 0) code.setScrollTop(Math.min(inView.top + hidden, top));
}

function fitWidth(code: editorTypes.IStandaloneCodeEditor, node: HTMLElement): void {
  const { width, contentLeft, verticalScrollbarWidth } = code.getLayoutInfo();
  node.style.width = `${width - verticalScrollbarWidth}px`;
  node.style.setProperty('--script-left', `${contentLeft}px`);
}

/** Some wheels count in lines: how many pixels one is. */
const WHEEL_LINE = 19;

/** The overlay lies over the text; the wheel still belongs to the text. */
function scroll(code: editorTypes.IStandaloneCodeEditor, event: WheelEvent): void {
  if (event.ctrlKey || event.deltaY === 0) return;
  event.preventDefault();
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? WHEEL_LINE : 1;
  code.setScrollTop(code.getScrollTop() + event.deltaY * unit);
}
