/** Starts the page. */

import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const room = document.getElementById('page');
if (!room) throw new Error('The page has no element with the id “page”.');
createRoot(room).render(<App />);
