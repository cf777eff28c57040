/** What is handled, and by whom. */
import type { App } from '@slack/bolt';

export type Routes = App;
