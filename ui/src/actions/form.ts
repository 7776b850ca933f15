import type { MessageDescriptor } from '@lingui/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Action, Effect, Module, Permission, Plan, UserPath } from '@/api/bindings';
import type { Keys } from '@/keys/registry';
import type { Kind, Rewording } from './effects/words';
import type { AnyFields, Fields } from './fields/field';
import type { Say } from './say';
import type { Target } from './target';

export type Operation = Action['operation'];
export type ActionOf<O extends Operation> = Extract<Action, { operation: O }>;

/** How the window offers an action, asks for what it needs and tells what it does. What it does is the platform's. */
type Form = {
  /** Verb and object: "Suspend user". The head of the dialog and its last button. */
  title: MessageDescriptor;
  /** Where it is offered: "Suspend…". */
  verb: MessageDescriptor;
  /** At the code: "Suspend 1 user". The title, where that says it. */
  counted?: MessageDescriptor;
  icon: Icon;
  /** A grave one takes something away: its last button is solid red. */
  tone: 'grave' | 'plain';
  /** On the user's page. */
  key?: Keys;
  permission: Permission;
  /** Only on platforms that have it. */
  module?: Module;
  /** It is for users who are deleted; to those nothing else is done. */
  forDeleted?: true;
  /** In one step, without a review, where the platform asks for no code. */
  light?: true;
  /** Filled in on the user's page, on this tab; the dialog begins with the review. */
  inPlace?: 'profile';
  /** It makes somebody: filled in on a page of its own, and offered for nobody. */
  creates?: true;
  /** Has a button of its own beside a user who is looked at. */
  prominent?: true;
  offeredWhen(target: Target, now: Date): boolean;
  /** That it was done, in one sentence without a stop. */
  done(name: string, effects: Effect[], say: Say): string;
  /** That it isn't known yet whether it was. */
  lost: MessageDescriptor;
  /** Its own wording of effects, where the shared one would be bland or wrong. */
  words?: Rewording;
  /** What is said where the plan has no such effect. */
  absent?: Partial<Record<Kind, MessageDescriptor>>;
  /** What it leaves for everybody, under a heading of its own. */
  stays?: {
    title: MessageDescriptor;
    lines: { icon: Icon; label: MessageDescriptor; text: MessageDescriptor }[];
  };
  /** Something to know about all of that: how it is undone, and by whom. */
  Note?(props: { plan: Plan }): ReactNode;
  /** What one reads before doing it, under the form. */
  Reading?(props: { target: Target }): ReactNode;
};

/** The form of one operation. Its fields are those of the request: what they hold is what is sent. */
export type ActionForm<O extends Operation> = Form & {
  fields: Fields<ActionOf<O>['body']>;
} & (UserPath extends ActionOf<O>['path'] ? object : { path(target: Target): ActionOf<O>['path'] });

/** Any of them, for what is the same for all. */
export type AnyActionForm = Form & { fields: AnyFields; path?(target: Target): Action['path'] };
