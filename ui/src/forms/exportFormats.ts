import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Icon, IconBraces, IconFileTypeCsv, IconFileTypeXls, IconList } from '@tabler/icons-react';
import type { ExportFormat } from '@/api/bindings';

type FormatWords = { name: MessageDescriptor; about: MessageDescriptor; icon: Icon };

/** What the formats of a file are called, and what they are for (EXP-1). */
export const formats: Record<ExportFormat, FormatWords> = {
  csv: { name: msg`CSV`, about: msg`Comma, with formula guard`, icon: IconFileTypeCsv },
  json: { name: msg`JSON`, about: msg`One array`, icon: IconBraces },
  jsonl: { name: msg`JSON lines`, about: msg`One object a line`, icon: IconList },
  xlsx: { name: msg`Excel`, about: msg`Typed cells, frozen header, filter`, icon: IconFileTypeXls },
};

export const allFormats: ExportFormat[] = ['csv', 'json', 'jsonl', 'xlsx'];
