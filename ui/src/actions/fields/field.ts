import type { MessageDescriptor } from '@lingui/core';
import type { ReactNode } from 'react';
import type { Meta } from '@/api/bindings';
import type { Say } from '../say';
import type { Target } from '../target';

/** What was typed, by the request's names. */
export type Draft = Record<string, unknown>;

/** What a form knows besides what was typed into a field: the platform, the user, the clock, the rest of the form. */
export type About = { meta: Meta; target: Target; draft: Draft; now: Date; timeZone: string; say: Say };

export type InputProps<Value> = {
  value: Value;
  /** What is wrong with it, once the form was tried. */
  problem: string | undefined;
  /** Takes the focus when the form opens. */
  first: boolean;
  about: About;
  onChange(value: Value): void;
};

/**
 * One field of a request: how it is typed, what is wrong with it, what is sent, and how that is read on the review. An
 * action that needs what the kit doesn't have writes one of its own, and nothing else changes.
 */
export interface Field<Value = unknown, Sent = unknown> {
  label: MessageDescriptor;
  /** The label on the review, where that is another one. */
  readAs?: MessageDescriptor;
  empty(target: Target): Value;
  /** What keeps it from being sent; null when nothing does. */
  check(value: Value, about: About): MessageDescriptor | null;
  /**
   * Drafts are planned too: what isn't complete gives something of the right type all the same. Undefined where that
   * would foretell what nobody chose; then nothing is foretold yet.
   */
  send(value: Value, about: About): Sent | undefined;
  /** What is typed is kept by nobody: it is gone with the form, and is read nowhere. */
  secret?: true;
  /** As it is read on the review; null where there is nothing to read. */
  read(sent: Sent, about: About): ReactNode;
  Input(props: InputProps<Value>): ReactNode;
}

export type AnyFields = Record<string, Field>;

/** A field for each of a request's, named like it. */
export type Fields<Body> = Body extends null
  ? Record<string, never>
  : { [Name in keyof Body]: Field<unknown, Body[Name]> };
