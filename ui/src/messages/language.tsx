import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import type { PropsWithChildren } from 'react';
import { messages } from './en/messages.po';

i18n.load('en', messages);
i18n.activate('en');

/** Gives every component below it the messages of the active language. */
export function Language({ children }: PropsWithChildren) {
  return <I18nProvider i18n={i18n}>{children}</I18nProvider>;
}
