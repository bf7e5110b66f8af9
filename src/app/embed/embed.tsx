/**
 * The composition root of the embedded page: one script or run in a frame of somebody else's page. Nothing of it is kept
 * in the browser, and nobody is asked anything here, as a page around a frame can lay over it what it likes: what needs a
 * yes is done in the page of its own, which *Open in Caesura* leads to.
 */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ensure } from '../../base/assert.ts';
import { ownPageAddress, readAddress } from '../../state/address.ts';
import { createLoadingStore, EmbedContext, type EmbedDesk } from '../../ui/embed/embed-desk.ts';
import { EmbedPage } from '../../ui/embed/EmbedPage.tsx';
import { createEmbedControls } from './controls.ts';
import { openEmbedded } from './open-embedded.ts';
import { createEmbedStores } from './stores.ts';

const stores = createEmbedStores();
const isLoading = createLoadingStore();
const desk: EmbedDesk = {
  stores,
  isLoading,
  controls: createEmbedControls(stores, isLoading),
  isRecorded: isRecordedAt(location.href),
  openAddress: (place) => ownPageAddress(location.href, place),
};

void openEmbedded(stores);

createRoot(ensure(document.getElementById('root'), '#root')).render(
  <StrictMode>
    <EmbedContext value={desk}>
      <EmbedPage />
    </EmbedContext>
  </StrictMode>,
);

function isRecordedAt(href: string): boolean {
  const request = readAddress(href);
  return request.kind === 'shared-trace' || (request.kind === 'web' && request.what === 'trace');
}
