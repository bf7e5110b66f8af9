/** Stands behind what an actor was told where the server has something else. */
export function Differs({ truth }: { readonly truth: string | undefined }) {
  if (truth === undefined) return null;
  return (
    <span className="differs" title={`The server: ${truth}`}>
      <span aria-hidden="true"> ≠</span>
      <span className="sr">, differs from the server: {truth}</span>
    </span>
  );
}
