import type { ReactNode } from 'react';
import type { Effect } from '@/api/bindings';
import type { Say } from '../say';
import { access } from './access';
import { changes } from './changes';
import { deletion } from './deletion';
import { demands } from './demands';
import { money } from './money';
import { record } from './record';
import { stops } from './stops';
import type { Change, EffectTable, Kind, Rewording, Words } from './words';

/** What every effect is called, in the order in which a list of them reads. One without words doesn't compile. */
const table: EffectTable = {
  approval_requested: record.approval_requested,
  changes,
  scheduled: deletion.scheduled,
  called_off: deletion.called_off,
  erased: deletion.erased,
  archived: deletion.archived,
  login_refused: access.login_refused,
  login_off: access.login_off,
  login_allowed: access.login_allowed,
  sessions_end: access.sessions_end,
  admin_sessions_end: access.admin_sessions_end,
  no_login_left: access.no_login_left,
  orders_stop: stops.orders_stop,
  messages_stop: stops.messages_stop,
  commissions_stop: stops.commissions_stop,
  credits_booked: money.credits_booked,
  credits_kept: money.credits_kept,
  payouts_held: money.payouts_held,
  payouts_released: money.payouts_released,
  tokens_revoked: access.tokens_revoked,
  groups_changed: access.groups_changed,
  permissions_changed: access.permissions_changed,
  temporary_password: demands.temporary_password,
  password_changed: demands.password_changed,
  password_change_required: demands.password_change_required,
  two_factor_required: demands.two_factor_required,
  verification_needed: demands.verification_needed,
  kyc_required: demands.kyc_required,
  monitored: record.monitored,
  flag_set: record.flag_set,
  flag_cleared: record.flag_cleared,
  note_added: record.note_added,
  mailed: record.mailed,
  sent_again: record.sent_again,
  verification_sent: demands.verification_sent,
  link_sent: demands.link_sent,
  link_ends: demands.link_ends,
  shipments_kept: stops.shipments_kept,
  downline_kept: money.downline_kept,
  downline_moved: money.downline_moved,
  retained: deletion.retained,
};

export const kinds = Object.keys(table) as Kind[];

/** An effect's words, as an action has them: the one place where a kind loses its own type. */
export function wordsOf(kind: Kind, own: Rewording = {}): Words<Effect> {
  return { ...table[kind], ...own[kind] } as unknown as Words<Effect>;
}

/** One effect, told in every way that there is. */
export type Told = {
  effect: Effect;
  words: Words<Effect>;
  label: string;
  text: ReactNode;
  /** Undefined: it has no old and new. Null: another effect says it. */
  change: Change | null | undefined;
};

/** The effects in the order in which they read. */
export function tell(effects: Effect[], say: Say, own?: Rewording): Told[] {
  return effects
    .toSorted((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind))
    .map((effect) => {
      const words = wordsOf(effect.kind, own);
      return {
        effect,
        words,
        label: words.label(effect),
        text: words.text(effect, say, effects),
        change: words.change?.(effect, say, effects),
      };
    });
}

/** `3 sessions ended, €412.00 held`: what was done, in numbers. */
export function inNumbers(effects: Effect[], say: Say, own?: Rewording): string {
  return effects
    .map((effect) => [effect, wordsOf(effect.kind, own)] as const)
    .flatMap(([effect, { told, past }]) => (told === 'both' ? past(effect, say) : []))
    .join(', ');
}

/** `3 sessions end, €412.00 payout held`: the same before it is done. */
export function atOnce(effects: Effect[], say: Say, own?: Rewording): string {
  return effects
    .map((effect) => [effect, wordsOf(effect.kind, own)] as const)
    .flatMap(([effect, { told, past, atOnce: soon = past }]) => (told ? (soon(effect, say) ?? []) : []))
    .join(', ');
}
