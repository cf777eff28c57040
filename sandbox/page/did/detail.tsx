/** One request or call, opened: what was sent, what came back, and its blocks as they look. */

import { Tab, TabList, TabPanel, TabProvider } from '@ariakit/react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Did, DidDetail } from '../../live/protocol.ts';
import { asObject, asObjects, isObject, type JsonObject } from '../../slack/json.ts';
import type { Act } from '../bar/act.ts';
import { CopyButton } from './copy-button.tsx';
import { JsonTree } from './json-tree.tsx';

export type RenderBlocks = (blocks: JsonObject[]) => ReactNode;

type DetailProps = { did: Did; act: Act; renderBlocks: RenderBlocks };

export function Detail({ did: { id }, act, renderBlocks }: DetailProps) {
  const [detail, setDetail] = useState<DidDetail | 'asked' | 'refused'>('asked');
  useEffect(() => {
    let wanted = true;
    void act({ kind: 'detail', id }).then((result) => {
      if (wanted) setDetail(detailIn(result) ?? 'refused');
    });
    return () => {
      wanted = false;
    };
  }, [act, id]);
  if (detail === 'asked') return <p className="did-word">Asking …</p>;
  if (detail === 'refused') return <p className="did-word">The sandbox does not know it any more.</p>;
  return (
    <>
      {detail.blocks.length > 0 && <BlocksShown blocks={detail.blocks} renderBlocks={renderBlocks} />}
      <Part name="Request" value={detail.request} />
      {detail.reply === null ? (
        <p className="did-word">No reply yet.</p>
      ) : (
        <Part name="Reply" value={detail.reply} />
      )}
    </>
  );
}

function detailIn(result: unknown): DidDetail | undefined {
  if (!isObject(result)) return undefined;
  return {
    request: asObject(result.request),
    reply: result.reply ?? null,
    blocks: asObjects(result.blocks),
  };
}

const Part = ({ name, value }: { name: string; value: unknown }) => (
  <section className="did-part" aria-label={name}>
    <div className="did-part-head">
      <h3>{name}</h3>
      <CopyButton value={value} what={name} />
    </div>
    <JsonTree value={value} />
  </section>
);

const BlocksShown = ({ blocks, renderBlocks }: { blocks: JsonObject[]; renderBlocks: RenderBlocks }) => (
  <TabProvider>
    <div className="did-part-head">
      <TabList className="did-tabs" aria-label="Blocks">
        <Tab className="did-tab">Shown</Tab>
        <Tab className="did-tab">Block Kit</Tab>
      </TabList>
      <CopyButton value={{ blocks }} what="Block Kit" />
    </div>
    <TabPanel className="did-shown">{renderBlocks(blocks)}</TabPanel>
    <TabPanel unmountOnHide>
      <JsonTree value={blocks} />
    </TabPanel>
  </TabProvider>
);
