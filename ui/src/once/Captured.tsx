import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { IconScreenshot } from '@tabler/icons-react';
import type { Capture } from '@/api/bindings';
import { Notice } from '@/components/Notice';

const words: Record<Capture, MessageDescriptor> = {
  blocked: msg`This window cannot be captured: on this computer capture is blocked.`,
  asked: msg`This computer was asked to leave this window out of captures. Not every program heeds that.`,
  possible: msg`This computer cannot keep a window out of captures. Whoever records or shares the screen sees what you show.`,
};

/** What becomes of a picture of the screen, and no more than is true here. */
export function Captured({ capture }: { capture: Capture }) {
  const { i18n } = useLingui();
  return (
    <Notice icon={IconScreenshot} warns={capture === 'possible'}>
      {i18n._(words[capture])}
    </Notice>
  );
}
