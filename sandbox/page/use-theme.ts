/** Light, dark, or as the system has it; the browser remembers it. */

import { useCallback, useEffect, useState } from 'react';
import { type Theme, themes } from './bar/theme.ts';

const key = 'switchboard.theme';

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(remembered);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  const choose = useCallback((chosen: Theme) => {
    setTheme(chosen);
    remember(chosen);
  }, []);
  return [theme, choose];
}

function remembered(): Theme {
  const said = withStorage((storage) => storage.getItem(key));
  return themes.find((theme) => theme === said) ?? 'system';
}

function remember(theme: Theme): void {
  withStorage((storage) => storage.setItem(key, theme));
}

/** A browser may keep pages from storing anything; it says so by throwing. */
function withStorage<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(globalThis.localStorage);
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
