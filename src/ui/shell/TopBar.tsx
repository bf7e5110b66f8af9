import { useState } from 'react';
import { useActions } from '../app-context.ts';
import { Button } from '../widgets/button.tsx';
import { IconButton } from '../widgets/icon-button.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { ScenarioPicker } from './ScenarioPicker.tsx';
import { ServerPicker } from './ServerPicker.tsx';
import { DensityMenu, ThemeMenu } from './LookMenus.tsx';
import { useHelp } from './use-help.ts';
import './TopBar.css';

/** Name, scenario, server; at the right what concerns the whole page. */
export function TopBar() {
  const openHelp = useHelp((help) => help.open);
  return (
    <header className="top">
      <h1 className="brand">
        <svg viewBox="0 0 9 15" aria-hidden="true">
          <path d="M2 0v15M7 0v15" stroke="currentColor" strokeWidth="2.2" fill="none" />
        </svg>
        Caesura
      </h1>
      <ScenarioPicker />
      <ServerPicker />
      <span className="grow" />
      <ShareButton />
      <MoreMenu />
      <IconButton icon="help" label="Help and keys" keys="?" onPress={openHelp} />
      <DensityMenu />
      <ThemeMenu />
    </header>
  );
}

function ShareButton() {
  const { share } = useActions();
  const [told, setTold] = useState('');
  const copy = () => {
    void share().then((result) => {
      setTold(result.kind === 'copied' ? 'Link copied' : result.url);
    });
  };
  return (
    <>
      <Button onPress={copy}>Share</Button>
      <span className="share-told" role="status" aria-label="Share">
        {told.startsWith('http') ? (
          <input aria-label="Link to this script" readOnly value={told} />
        ) : (
          told
        )}
      </span>
    </>
  );
}
