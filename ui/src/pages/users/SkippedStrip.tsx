import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { SkippedFilter } from '@/api/bindings';
import { PartialStrip } from '@/components/states/PartialStrip';
import { useGroupText } from './filters/valueText';
import { fieldOf, type Vocabulary } from './query/fields';
import type { Filters } from './query/parse';

type SkippedStripProps = {
  skipped: SkippedFilter[];
  filters: Filters;
  vocabulary: Vocabulary;
  onRetry(): void;
  onRemove(): void;
};

/** The answer was made without a filter (LST-4): which one, why, and what is off because of it. */
export function SkippedStrip({ skipped, filters, vocabulary, onRetry, onRemove }: SkippedStripProps) {
  const groupText = useGroupText(vocabulary);
  if (skipped.length === 0) return null;
  const texts = skipped.map(({ filter, reason }) => {
    const field = fieldOf(vocabulary, filter);
    const value = filters[filter] ?? '';
    const said = field ? groupText({ field, filters: { [filter]: value } }) : { label: filter, value };
    return { filter, name: `${said.label}: ${said.value}`, reason };
  });
  return (
    <PartialStrip
      actions={
        <>
          <Button size="xs" onClick={onRetry}>
            <Trans>Retry</Trans>
          </Button>
          <Button size="xs" onClick={onRemove}>
            <Trans>Remove filter</Trans>
          </Button>
        </>
      }
    >
      {texts.map(({ filter, name, reason }) => (
        <b key={filter}>
          <Trans>
            Filter “{name}” was skipped: {reason.replace(/\.$/, '')}.
          </Trans>{' '}
        </b>
      ))}
      <Trans>Bulk actions and export are off.</Trans>
    </PartialStrip>
  );
}
