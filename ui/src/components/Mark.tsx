/** Steward's mark: a keyhole. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" style={{ flex: 'none' }}>
      <rect x="1" y="1" width="18" height="18" rx="5" fill="none" stroke="currentColor" strokeWidth="1.7" />
      <circle cx="10" cy="8.3" r="2.5" fill="currentColor" />
      <path d="M10 9.6v5" stroke="currentColor" strokeWidth="2.3" strokeLinecap="round" />
    </svg>
  );
}
