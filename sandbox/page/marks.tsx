/** The page's own small drawings. */

import type { ReactNode } from 'react';

/** Lines that cross over: a switchboard. */
export function AppMark({ size }: { size: number }) {
  return (
    <svg
      className="app-mark"
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
    >
      <rect width="32" height="32" rx="8" className="app-mark-ground" />
      <path d="M8 10.5h4.5l7 11H24M8 21.5h4.5l2.3-3.6M17.2 14.1l2.3-3.6H24" className="app-mark-cord" />
      <circle cx="8" cy="10.5" r="2.1" className="app-mark-socket" />
      <circle cx="24" cy="10.5" r="2.1" className="app-mark-socket" />
      <circle cx="8" cy="21.5" r="2.1" className="app-mark-socket" />
      <circle cx="24" cy="21.5" r="2.1" className="app-mark-socket" />
    </svg>
  );
}

export function LockMark() {
  return (
    <Drawn>
      <rect x="3" y="7" width="10" height="6.5" rx="1.5" />
      <path d="M5.2 7V5.2a2.8 2.8 0 0 1 5.6 0V7" />
    </Drawn>
  );
}

export function HashMark() {
  return (
    <Drawn>
      <path d="M6.4 2.5 5 13.5M11 2.5 9.6 13.5M3 6h10.5M2.5 10H13" />
    </Drawn>
  );
}

export function BoxMark() {
  return (
    <Drawn>
      <rect x="2.2" y="3" width="11.6" height="3.4" rx="1" />
      <path d="M3.4 6.4V13h9.2V6.4M6.5 9h3" />
    </Drawn>
  );
}

export function CrossMark() {
  return (
    <Drawn>
      <path d="m3.8 3.8 8.4 8.4m0-8.4-8.4 8.4" />
    </Drawn>
  );
}

export function BackMark() {
  return (
    <Drawn>
      <path d="M9.8 3 4.8 8l5 5" />
    </Drawn>
  );
}

export function ReplyMark() {
  return (
    <Drawn>
      <path d="M2.5 3.5h11v7.2H8L5 13.4v-2.7H2.5z" />
    </Drawn>
  );
}

export function FaceMark() {
  return (
    <Drawn>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M5.6 9.6a2.8 2.8 0 0 0 4.8 0M6.2 6.4v.2m3.6-.2v.2" />
    </Drawn>
  );
}

export function DotsMark() {
  return (
    <Drawn>
      <path d="M3.4 8h.1M8 8h.1M12.6 8h.1" strokeWidth="2.2" />
    </Drawn>
  );
}

export function PlusMark() {
  return (
    <Drawn>
      <path d="M8 3v10M3 8h10" />
    </Drawn>
  );
}

export function SendMark() {
  return (
    <Drawn>
      <path d="M2.6 3 13.6 8 2.6 13l1.7-5zM4.3 8h4" />
    </Drawn>
  );
}

export function FileMark() {
  return (
    <Drawn>
      <path d="M4 2.2h5l3.2 3.2v8.4H4zM9 2.2v3.2h3.2" />
    </Drawn>
  );
}

function Drawn({ children }: { children: ReactNode }) {
  return (
    <svg className="mark" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}
