/** The call that a claimed row was claimed for: counted when it is claimed, so that what is claimed meanwhile does not count on it too. */
import type { OutboxRow } from '../db/outbox.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { editing, posting } from '../slack/method-limits.ts';
import type { RateLimits } from '../slack/rate-limits.ts';

export type RateReservation = {
  /** Whether this call is the one that was counted, and is still to be made. */
  covers(method: string, place: string): boolean;
  /** Makes use of it; false when this call is to be counted for itself. */
  use(method: string, place: string): boolean;
  /** Everything this place is called where messages are counted: a person's conversation goes by two names. */
  namesOf(method: string, place: string): string[];
  /** It is over: what was not used is given back. */
  end(): void;
};

export function reserve({ room }: Pick<OutboxRow, 'room'>, pace: RateLimits, now: Instant): RateReservation {
  const method = room === '' ? editing : posting;
  pace.took(method, room, now);
  let left = true;
  const isDirect = (place: string) => place.startsWith('D') && /^[UW]/.test(room);
  const covers: RateReservation['covers'] = (asked, place) =>
    left && asked === method && (method === editing || place === room || isDirect(place));
  return {
    covers,
    use(asked, place) {
      const covered = covers(asked, place);
      if (covered) left = false;
      return covered;
    },
    namesOf: (asked, place) => (asked === posting && isDirect(place) ? [place, room] : [place]),
    end() {
      if (left) pace.gaveBack(method, room);
      left = false;
    },
  };
}
