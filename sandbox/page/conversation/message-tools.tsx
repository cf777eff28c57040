/** What can be done with a message: the toolbar on it, and its menu of more actions. */

import { MenuButton, MenuItem, MenuProvider, MenuSeparator } from '@ariakit/react';
import type { SeenMessage } from '../../live/protocol.ts';
import { useEyes } from '../eyes.tsx';
import { FloatingMenu } from '../floating-menu.tsx';
import { useFrame } from '../frame.tsx';
import { DotsMark, ReplyMark } from '../marks.tsx';
import { ReactionMenu } from './reaction-menu.tsx';

export type MessageToolsProps = {
  message: Exclude<SeenMessage, { ephemeral: true }>;
  inThread: boolean;
  /** A menu of the toolbar is open, so the toolbar stays. */
  onHeld(held: boolean): void;
  onEdit(): void;
  onRemove(): void;
};

export function MessageTools({ message, inThread, onHeld, onEdit, onRemove }: MessageToolsProps) {
  const { viewer } = useEyes();
  const { openThread } = useFrame();
  const { channel, ts } = message;
  const given = message.reactions.filter((one) => one.users.includes(viewer.id)).map((one) => one.name);
  return (
    <div className="tools" role="toolbar" aria-label="Message actions">
      <ReactionMenu channel={channel} ts={ts} given={given} onOpen={onHeld} />
      {!inThread && (
        <button
          type="button"
          className="tool"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => openThread(channel, message.threadTs ?? ts)}
        >
          <ReplyMark />
        </button>
      )}
      <MoreActions message={message} onHeld={onHeld} onEdit={onEdit} onRemove={onRemove} />
    </div>
  );
}

function MoreActions({ message, onHeld, onEdit, onRemove }: Omit<MessageToolsProps, 'inThread'>) {
  const { viewer, act } = useEyes();
  const { shortcuts, appName, linkTo, say } = useFrame();
  const { channel, ts } = message;
  const own = message.user === viewer.id;

  async function copyLink(): Promise<void> {
    // A browser may refuse the clipboard; then the link itself is said, to copy by hand.
    const link = linkTo(channel, message.threadTs ?? ts);
    const done = await navigator.clipboard.writeText(link).then(
      () => true,
      () => false,
    );
    say(done ? 'The link is copied.' : `The browser does not let the page copy. The link is ${link}`);
  }

  return (
    <MenuProvider placement="bottom-end" setOpen={onHeld}>
      <MenuButton className="tool" aria-label="More actions" title="More actions">
        <DotsMark />
      </MenuButton>
      <FloatingMenu gutter={4} className="menu" aria-label="More actions">
        {shortcuts
          .filter((shortcut) => shortcut.kind === 'message')
          .map(({ name }) => (
            <MenuItem
              key={name}
              className="menu-item"
              onClick={() => void act({ kind: 'shortcut', name, on: { channel, ts } })}
            >
              {name}
              <span className="menu-note" aria-hidden="true">
                {appName}
              </span>
            </MenuItem>
          ))}
        <MenuSeparator className="menu-separator" />
        <MenuItem className="menu-item" onClick={() => void copyLink()}>
          Copy link
        </MenuItem>
        {own && (
          <>
            <MenuSeparator className="menu-separator" />
            <MenuItem className="menu-item" onClick={onEdit}>
              Edit message
            </MenuItem>
            <MenuItem className="menu-item menu-item-danger" onClick={onRemove}>
              Delete message
            </MenuItem>
          </>
        )}
      </FloatingMenu>
    </MenuProvider>
  );
}
