import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import {
  type Icon,
  IconCash,
  IconId,
  IconKey,
  IconLogin2,
  IconLogout,
  IconMail,
  IconShoppingCart,
  IconShoppingCartX,
  IconUserEdit,
  IconX,
} from '@tabler/icons-react';
import type { ActivityType } from '@/api/bindings';

/** What users do, in words and shapes (ACL-1). */
export const activityLooks: Record<ActivityType, { icon: Icon; label: MessageDescriptor }> = {
  LOGIN: { icon: IconLogin2, label: msg`Login` },
  LOGIN_FAILED: { icon: IconX, label: msg`Failed login` },
  LOGOUT: { icon: IconLogout, label: msg`Logout` },
  PASSWORD_CHANGED: { icon: IconKey, label: msg`Password changed` },
  EMAIL_CHANGED: { icon: IconMail, label: msg`Email changed` },
  PROFILE_UPDATED: { icon: IconUserEdit, label: msg`Profile updated` },
  ORDER_PLACED: { icon: IconShoppingCart, label: msg`Order placed` },
  ORDER_CANCELLED: { icon: IconShoppingCartX, label: msg`Order cancelled` },
  KYC_SUBMITTED: { icon: IconId, label: msg`KYC documents submitted` },
  PAYOUT_REQUESTED: { icon: IconCash, label: msg`Payout requested` },
};
