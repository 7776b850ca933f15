import type { SuspensionReason } from '@/api/bindings';
import { useSession } from '@/api/session';

/** The platform's words for a reason code; the code itself where it has none. */
export function useReasonLabel(): (reason: SuspensionReason) => string {
  const { suspension_reasons: known } = useSession().meta;
  return (code) => known.find(({ reason }) => reason === code)?.label ?? code;
}
