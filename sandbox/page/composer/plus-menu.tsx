/** What else a composer can do: the app's global shortcuts, and files. */

import { MenuButton, MenuItem, MenuProvider } from '@ariakit/react';
import { useRef } from 'react';
import { useEyes } from '../eyes.tsx';
import { FloatingMenu } from '../floating-menu.tsx';
import { useFrame } from '../frame.tsx';
import { PlusMark } from '../marks.tsx';

export function PlusMenu({ onFiles }: { onFiles(names: string[]): void }) {
  const { act } = useEyes();
  const { shortcuts, appName } = useFrame();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <MenuProvider placement="top-start">
        <MenuButton
          className="tool composer-plus"
          aria-label="Shortcuts and files"
          title="Shortcuts and files"
        >
          <PlusMark />
        </MenuButton>
        <FloatingMenu gutter={6} className="menu" aria-label="Shortcuts and files">
          {shortcuts
            .filter((shortcut) => shortcut.kind === 'global')
            .map(({ name }) => (
              <MenuItem key={name} className="menu-item" onClick={() => void act({ kind: 'shortcut', name })}>
                {name}
                <span className="menu-note" aria-hidden="true">
                  {appName}
                </span>
              </MenuItem>
            ))}
          <MenuItem className="menu-item" onClick={() => picker.current?.click()}>
            Attach a file
          </MenuItem>
        </FloatingMenu>
      </MenuProvider>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label="Attach a file"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])].map((file) => file.name));
          // The same file can be picked again after it was removed.
          event.target.value = '';
        }}
      />
    </>
  );
}
