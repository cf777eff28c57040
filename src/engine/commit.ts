/** Commits what was decided, or says plainly that it was not saved. */
import { type Statement, type Store, UnavailableError } from '../db/store.ts';
import { NotSavedError } from './engine-types.ts';

/** Throws ConflictError when a key is taken and NotSavedError when the database cannot take it. */
export async function commitChange(
  store: Pick<Store, 'atomically'>,
  statements: readonly Statement[],
): Promise<void> {
  try {
    await store.atomically(statements);
  } catch (error) {
    if (error instanceof UnavailableError) throw new NotSavedError(error);
    throw error;
  }
}
