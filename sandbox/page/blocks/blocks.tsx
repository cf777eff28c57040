/** The blocks of a message, modal or Home, each as what it is. */

import { Fragment, useMemo } from 'react';
import { asObjects, asText, type JsonObject } from '../../slack/json.ts';
import { Element } from '../inputs/element.tsx';
import { InputBlock } from '../inputs/input-block.tsx';
import { CannotShow } from './cannot-show.tsx';
import { Card, Container, Plan, Task } from './card.tsx';
import { Chart } from './chart.tsx';
import { Markdown } from './markdown.tsx';
import { keyed } from './mrkdwn.tsx';
import { ImageBlock, VideoBlock } from './pictures.tsx';
import { RichText } from './rich-text.tsx';
import { Alert, Context, Header, Section } from './section.tsx';
import { type Standing, StandingContext } from './standing.tsx';
import { DataTable, Table } from './table.tsx';

type BlocksProps = Omit<Standing, 'errors'> & { blocks: JsonObject[]; errors?: Standing['errors'] };

const noErrors = {};

/** What is being typed stays while the same block_id and action_id do. */
export function Blocks({ blocks, surface, spotIn, values, errors = noErrors }: BlocksProps) {
  const standing = useMemo(() => ({ surface, spotIn, values, errors }), [surface, spotIn, values, errors]);
  const where = 'view' in spotIn ? spotIn.view : `${spotIn.channel} ${spotIn.ts}`;
  return (
    <StandingContext value={standing} key={where}>
      <div className={`bk-blocks bk-on-${surface}`}>
        <BlockList blocks={blocks} />
      </div>
    </StandingContext>
  );
}

function BlockList({ blocks }: { blocks: JsonObject[] }) {
  return blocks.map((block, index) => (
    <Fragment key={asText(block.block_id) || keyed(asText(block.type), index)}>
      <Block block={block} />
    </Fragment>
  ));
}

function Block({ block }: { block: JsonObject }) {
  switch (block.type) {
    case 'section':
      return <Section block={block} />;
    case 'header':
      return <Header block={block} />;
    case 'context':
      return <Context block={block} />;
    case 'actions':
    case 'context_actions':
      return <Actions block={block} />;
    case 'input':
      return <InputBlock block={block} />;
    case 'divider':
      return <hr className="bk-divider" />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'image':
      return <ImageBlock block={block} />;
    case 'video':
      return <VideoBlock block={block} />;
    case 'alert':
      return <Alert block={block} />;
    case 'markdown':
      return <Markdown text={asText(block.text)} />;
    case 'table':
      return <Table block={block} />;
    case 'data_table':
      return <DataTable block={block} />;
    case 'data_visualization':
      return <Chart block={block} />;
    case 'card':
      return <Card block={block} />;
    case 'carousel':
      return <Carousel block={block} />;
    case 'container':
      return (
        <Container block={block}>
          <BlockList blocks={asObjects(block.child_blocks)} />
        </Container>
      );
    case 'plan':
      return <Plan block={block} />;
    case 'task_card':
      return <Task block={block} />;
    default:
      return <CannotShow what={asText(block.type)} />;
  }
}

function Actions({ block }: { block: JsonObject }) {
  return (
    <div className="bk-actions">
      {asObjects(block.elements).map((element, index) => (
        <Element
          block={block}
          element={element}
          key={`${asText(element.type)} ${asText(element.action_id) || index}`}
        />
      ))}
    </div>
  );
}

function Carousel({ block }: { block: JsonObject }) {
  return (
    <section className="bk-carousel" aria-label="Cards">
      <BlockList blocks={asObjects(block.elements)} />
    </section>
  );
}
