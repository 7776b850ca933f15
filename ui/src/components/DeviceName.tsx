/** A browser in a few words; on hover all that it said of itself. */
export function DeviceName({ device, agent }: { device: string | null; agent?: string | null }) {
  const shown = device ?? agent;
  return shown ? (
    <bdi className="st-ellipsis" title={agent ?? shown}>
      {shown}
    </bdi>
  ) : null;
}
